/*
 * Copyright 2026 the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.gatherspring.space;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.InventoryItem;
import io.github.gatherspring.proto.MapCommitsChanges;
import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.NookCoords;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerUpdatesInventory;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceItem;
import io.github.gatherspring.proto.SpaceRegistersCommand;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.SpaceUpdatesItems;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.proto.action.EventCatalog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a server that never stops, or means harm, can make the state keep.
 */
class StateLimitsTests {

	private final TrackedSpace tracked = TrackedSpace.synchronizedAndEmpty();

	private SpaceStatistics statistics() {
		return this.tracked.tracker.statistics();
	}

	@Test
	void visitorsWhoLeftAreForgotten() {
		for (int visitor = 1; visitor <= 100_000; visitor++) {
			this.tracked.joins("visitor-" + visitor, visitor).exits(visitor);
			if (visitor % 1_000 == 0) {
				this.tracked.passes(Duration.ofSeconds(11));
				this.tracked.changes.clear();
			}
		}
		assertThat(statistics().players()).isZero();
		assertThat(statistics().otherPlayers()).isEqualTo(Roster.MOST_AWAY);
		assertThat(statistics().size()).isLessThan(10_000_000);
	}

	@Test
	void whoLeftNotLongAgoMayJoinAgainWithoutAnIntroduction() {
		this.tracked.joins("ann", 1).exits(1);
		for (int visitor = 2; visitor < 1_000; visitor++) {
			this.tracked.joins("visitor-" + visitor, visitor).exits(visitor);
		}
		this.tracked.apply(PlayerJoins.newBuilder().setEncId(1));
		assertThat(this.tracked.player("ann").id()).isEqualTo("ann");
	}

	@Test
	void playersWhoNeverJoinAreForgottenAndThoseWhoAreHereAreNot() {
		this.tracked.joins("ann", 1);
		for (int encId = 2; encId <= 50_000; encId++) {
			this.tracked.apply(SpaceSetsIdMapping.newBuilder().setUid("nobody-" + encId).setEncId(encId));
		}
		assertThat(statistics().otherPlayers()).isEqualTo(Roster.MOST_AWAY);
		this.tracked.apply(TrackedSpace.moves(1, "office", 3, 4));
		assertThat(this.tracked.player("ann").x()).isEqualTo(3);
		this.tracked.apply(PlayerJoins.newBuilder().setEncId(2));
		assertThat(statistics().droppedWithoutPlayer()).isOne();
		this.tracked.apply(PlayerJoins.newBuilder().setEncId(50_000));
		assertThat(this.tracked.space().player("nobody-50000")).isPresent();
	}

	@Test
	void onePlayerKeepsAFewNumbersOnly() {
		for (int encId = 1; encId <= 20_000; encId++) {
			this.tracked.apply(SpaceSetsIdMapping.newBuilder().setUid("ann").setEncId(encId));
		}
		this.tracked.apply(PlayerJoins.newBuilder().setEncId(1));
		assertThat(statistics().droppedWithoutPlayer()).isOne();
		this.tracked.apply(PlayerJoins.newBuilder().setEncId(20_000));
		assertThat(this.tracked.space().player("ann")).isPresent();
	}

	@Test
	void anIdThatIsNoneIsNotKept() {
		this.tracked.joins("x".repeat(1_000), 1);
		assertThat(this.tracked.space().players()).isEmpty();
		assertThat(statistics().droppedOverLimit()).isOne();
	}

	@Test
	void commandsAreBoundInNumberAndLength() {
		this.tracked.apply(SpaceRegistersCommand.newBuilder().setCommand("x".repeat(900)));
		assertThat(this.tracked.space().commands()).isEmpty();
		for (int i = 0; i < 60_000; i++) {
			this.tracked.apply(SpaceRegistersCommand.newBuilder().setCommand("command-" + i));
		}
		assertThat(this.tracked.space().commands()).hasSize(SpaceFacts.MOST_COMMANDS).contains("command-0");
		this.tracked.apply(SpaceRegistersCommand.newBuilder().setCommand("command-1"));
		assertThat(statistics().droppedOverLimit()).isEqualTo(1 + 59_000);
	}

	@Test
	void whatDoesNotFitIsLeftOutAndToldOnce() {
		AtomicInteger told = new AtomicInteger();
		SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS.withMaxStateSize(100_000), (change) -> {
		}, told::incrementAndGet);
		tracker.sessionStarted("me");
		for (int i = 0; i < 1_000; i++) {
			apply(tracker, objects("key-" + i, 1_000));
		}
		assertThat(told).hasValue(1);
		assertThat(tracker.space().isComplete()).isFalse();
		assertThat(tracker.statistics().complete()).isFalse();
		int kept = tracker.statistics().objects();
		assertThat(kept).isBetween(20, 100);
		assertThat(tracker.statistics().size()).isLessThanOrEqualTo(100_000);
		apply(tracker, MapDeleteObjectByKey.newBuilder().setMapId("office").setKey("key-0").build());
		apply(tracker, objects("late", 1_000));
		assertThat(tracker.space().map("office").orElseThrow().object(new ObjectKey("late"))).isPresent();
		assertThat(told).hasValue(1);
	}

	@Test
	void theNextSessionAsksForAMapAgainOfWhichSomethingWasLeftOut() {
		SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS.withMaxStateSize(10_000), (change) -> {
		});
		tracker.sessionStarted("me");
		apply(tracker, objects("key", 100_000));
		apply(tracker, MapCommitsChanges.newBuilder().setMapId("office").setUpdateId(5).build());
		apply(tracker, MapCommitsChanges.newBuilder().setMapId("roof").setUpdateId(6).build());
		tracker.synchronizedWith(this.tracked.now);
		assertThat(tracker.space().isComplete()).isFalse();
		tracker.sessionEnded(1006, this.tracked.now);
		tracker.sessionStarted("me");
		assertThat(tracker.mapUpdateIds()).containsOnlyKeys("roof");
		assertThat(tracker.space().isComplete()).isTrue();
	}

	@Test
	void itemsAndInventoriesCountToo() {
		SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS.withMaxStateSize(50_000), (change) -> {
		});
		tracker.sessionStarted("me");
		apply(tracker, SpaceSetsIdMapping.newBuilder().setUid("ann").setEncId(1).build());
		apply(tracker, PlayerJoins.newBuilder().setEncId(1).build());
		for (int i = 0; i < 10_000; i++) {
			apply(tracker,
					SpaceUpdatesItems.newBuilder().putItems("item-" + i, SpaceItem.getDefaultInstance()).build());
			apply(tracker,
					PlayerUpdatesInventory.newBuilder()
						.setEncId(1)
						.putItems("item-" + i % 1_000, InventoryItem.newBuilder().setCount(1).build())
						.build());
		}
		assertThat(tracker.space().items()).hasSizeBetween(10, 500);
		assertThat(tracker.space().player("ann").orElseThrow().inventory()).hasSizeLessThan(500);
		assertThat(tracker.statistics().size()).isLessThanOrEqualTo(50_000);
	}

	@Test
	void whatIsGoneTakesNoRoom() {
		long seed = System.nanoTime();
		RandomEvents events = new RandomEvents(new SplittableRandom(seed));
		this.tracked.tracker.sessionStarted("me");
		for (int i = 0; i < 20_000; i++) {
			ServerClientEvent event = events.next();
			FieldDescriptor field = event.getAllFields().keySet().iterator().next();
			this.tracked.tracker.apply(field.getNumber(), (Message) event.getField(field), this.tracked.now);
			if (i % 2_000 == 1_000) {
				this.tracked.synchronizes();
			}
			if (i % 2_000 == 1_999) {
				this.tracked.reconnects(1006);
			}
		}
		assertThat(statistics().size()).as("seed " + seed).isPositive();
		List<String> maps = this.tracked.space().maps().stream().map(GameMap::id).toList();
		this.tracked.reconnects(1006);
		maps.forEach((map) -> this.tracked.commits(map, 1_000));
		this.tracked.synchronizes().reconnects(1006).synchronizes();
		assertThat(this.tracked.space().players()).isEmpty();
		assertThat(this.tracked.space().maps()).allSatisfy((map) -> {
			assertThat(map.objects()).isEmpty();
			assertThat(map.fields()).isEmpty();
		});
		long ofMaps = maps.stream().mapToLong((map) -> 2 * StateSize.THING + 2 * StateSize.of(map)).sum();
		long ofNoItems = 2 * StateSize.of(Collections.emptyMap());
		assertThat(statistics().size()).as("seed " + seed).isBetween(ofMaps - ofNoItems, ofMaps + ofNoItems);
	}

	@Test
	void aRectangleThatNoMapHasCostsNothingAndIsCounted() {
		long start = System.nanoTime();
		for (int i = 0; i < 1_000; i++) {
			this.tracked.apply(MapSetCollisionsBits.newBuilder()
				.setMapId("office")
				.setW(Integer.MAX_VALUE)
				.setH(Integer.MAX_VALUE));
		}
		byte[] mask = new byte[2_048];
		Arrays.fill(mask, (byte) 0xFF);
		this.tracked.apply(MapSetCollisionsBits.newBuilder()
			.setMapId("office")
			.setX(16_383)
			.setW(1)
			.setH(16_384)
			.setMask(ByteString.copyFrom(mask)));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
		assertThat(statistics().droppedOverLimit()).isEqualTo(1_001);
		assertThat(this.tracked.map("office").isImpassable(16_383, 5)).isFalse();
		assertThat(statistics().size()).isLessThan(10_000);
	}

	@Test
	void aMaskThatReachesNotFarCostsNoMoreThanItReaches() {
		long start = System.nanoTime();
		for (int i = 0; i < 2_000; i++) {
			this.tracked.apply(MapSetCollisionsBits.newBuilder()
				.setMapId("office")
				.setW(2_000)
				.setH(2_000)
				.setMask(ByteString.copyFrom(new byte[] { 1 })));
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
		assertThat(this.tracked.map("office").isImpassable(0, 0)).isTrue();
		assertThat(this.tracked.map("office").isImpassable(1, 0)).isFalse();
	}

	@Test
	void howLargeAMapMayBeIsSet() {
		TrackedSpace small = TrackedSpace.synchronizedAndEmpty(SpaceTrackerSettings.DEFAULTS.withMaxMapTiles(100));
		small.apply(MapSetDimensions.newBuilder().setMapId("office").setWidth(10).setHeight(10),
				MapSetDimensions.newBuilder().setMapId("office").setWidth(10).setHeight(11),
				MapSetDimensions.newBuilder().setMapId("office").setWidth(-1).setHeight(-1));
		assertThat(small.map("office").height()).isEqualTo(10);
		assertThat(small.tracker.statistics().droppedOverLimit()).isEqualTo(2);
		assertThatIllegalArgumentException().isThrownBy(() -> SpaceTrackerSettings.DEFAULTS.withMaxMapTiles(0))
			.withMessageContaining("'maxMapTiles'");
		assertThatIllegalArgumentException().isThrownBy(() -> SpaceTrackerSettings.DEFAULTS.withMaxStateSize(-1))
			.withMessageContaining("'maxStateSize'");
	}

	@Test
	void tilesOfNooksCostTheSameWhereverTheyLie() {
		NookCoords.Builder tiles = NookCoords.newBuilder();
		for (int row = 0; row < 50_000; row++) {
			tiles.addCoords(WirePoint.newBuilder().setX(Integer.MAX_VALUE - row).setY(row * 40_000));
		}
		this.tracked.apply(MapSetNooks.newBuilder()
			.setMapId("office")
			.putNooks("far", NookDiff.newBuilder().setNookCoords(tiles).build()));
		assertThat(this.tracked.map("office").nooksAt(Integer.MAX_VALUE - 7, 280_000)).extracting(Nook::id)
			.containsExactly("far");
		assertThat(this.tracked.map("office").nooksAt(7, 280_000)).isEmpty();
	}

	private static MapSetObjectsV2 objects(String key, int length) {
		return MapSetObjectsV2.newBuilder()
			.setMapId("office")
			.putObjects(key, WireObject.newBuilder().setX(1).setPropertiesJson("x".repeat(length)).build())
			.build();
	}

	private void apply(SpaceTracker tracker, Message event) {
		tracker.apply(EventCatalog.numberOf(event.getClass()), event, this.tracked.now);
	}

}
