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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.space.SpaceChange.PlayerCameNear;
import io.github.gatherspring.space.SpaceChange.PlayerWentAway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Proximity} where many stand together, and where many move while nobody
 * looks.
 */
class ProximityTests {

	private static final int CROWD = 3_000;

	private static final SpaceTrackerSettings SETTINGS = SpaceTrackerSettings.DEFAULTS.withNearRadius(3);

	private static final Instant NOW = Instant.EPOCH;

	@Test
	void whoLeavesACrowdAndComesBackIsToldOnceForEachInIt() {
		List<SpaceChange> changes = new ArrayList<>();
		Crowd crowd = new Crowd(changes::add);
		crowd.gathers(true);
		assertThat(changes).noneMatch(PlayerCameNear.class::isInstance);
		changes.clear();
		crowd.moves(1, 14, 10);
		assertThat(changes).hasSize(CROWD - 1).allMatch(PlayerWentAway.class::isInstance);
		changes.clear();
		crowd.moves(1, 15, 10);
		assertThat(changes).isEmpty();
		crowd.moves(1, 13, 10);
		assertThat(changes).hasSize(CROWD - 1).allMatch(PlayerCameNear.class::isInstance);
		changes.clear();
		crowd.moves(1, 12, 12);
		assertThat(changes).isEmpty();
	}

	@Test
	void aCrowdOnOneTileCostsNoMoreThanItsPeople() throws IOException, InterruptedException {
		// Two million pairs and more would not fit.
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx48m", "-cp", System.getProperty("java.class.path"), Crowd.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains("came near: " + (long) CROWD * (CROWD - 1) / 2);
	}

	@Test
	void aThousandStepsWithinACrowdTakeNoLongerThanItsPeople() {
		Crowd crowd = new Crowd((change) -> {
		});
		crowd.gathers(true);
		long start = System.nanoTime();
		for (int step = 0; step < 1_000; step++) {
			crowd.moves(1 + step % CROWD, 10 + step % 2, 10);
		}
		// A step looks at each of three thousand; two milliseconds for one are plenty.
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
	}

	@Test
	void whoMovedTogetherWhileNobodyLookedIsComparedAsOfOneMoment() {
		TrackedSpace space = TrackedSpace.synchronizedAndEmpty(SETTINGS);
		space.joins("ann", 1, "office", 10, 10).joins("bob", 2, "office", 20, 10).joins("cid", 3, "office", 30, 10);
		space.passes(Duration.ZERO).reconnects(1006);
		space.changes.clear();
		// Ann goes where Bob was, Bob where Cid was, Cid beside Bob.
		space.joins("ann", 11, "office", 20, 10).joins("bob", 12, "office", 30, 10).joins("cid", 13, "office", 31, 10);
		space.synchronizes();
		assertThat(space.changes(PlayerWentAway.class)).isEmpty();
		assertThat(space.changes(PlayerCameNear.class)).singleElement()
			.satisfies((near) -> assertThat(List.of(near.player().id(), near.other().id()))
				.containsExactlyInAnyOrder("bob", "cid"));
	}

	/**
	 * Three thousand people on one tile.
	 */
	static final class Crowd {

		private final SpaceTracker tracker;

		Crowd(Consumer<SpaceChange> sink) {
			this.tracker = new SpaceTracker(SETTINGS, sink);
		}

		/** In a JVM of little memory: they come one after the other, each told to all. */
		public static void main(String[] arguments) {
			long[] near = new long[1];
			new Crowd((change) -> near[0] += (change instanceof PlayerCameNear) ? 1 : 0).gathers(false);
			System.out.println("came near: " + near[0]);
		}

		void gathers(boolean beforeTheEnd) {
			this.tracker.sessionStarted("me");
			if (!beforeTheEnd) {
				this.tracker.synchronizedWith(NOW);
			}
			for (int encId = 1; encId <= CROWD; encId++) {
				apply(SpaceSetsIdMapping.newBuilder().setUid("user-" + encId).setEncId(encId).build());
				apply(PlayerJoins.newBuilder().setEncId(encId).build());
				apply(PlayerSetsName.newBuilder().setEncId(encId).setName("User " + encId).build());
				moves(encId, 10, 10);
			}
			if (beforeTheEnd) {
				this.tracker.synchronizedWith(NOW);
			}
			this.tracker.advance(NOW);
		}

		void moves(int encId, int x, int y) {
			apply(PlayerMoves.newBuilder().setEncId(encId).setMapId("stage").setX(x).setY(y).build());
		}

		private void apply(Message event) {
			this.tracker.apply(EventCatalog.numberOf(event.getClass()), event, NOW);
		}

	}

}
