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
import java.util.List;

import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.NookCoords;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerExits;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;
import io.github.gatherspring.space.SpaceChange.PlayerCameNear;
import io.github.gatherspring.space.SpaceChange.PlayerChangedMap;
import io.github.gatherspring.space.SpaceChange.PlayerEnteredNook;
import io.github.gatherspring.space.SpaceChange.PlayerLeft;
import io.github.gatherspring.space.SpaceChange.PlayerLeftNook;
import io.github.gatherspring.space.SpaceChange.PlayerVanished;
import io.github.gatherspring.space.SpaceChange.PlayerWentAway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is told of the space, and how often.
 */
class SpaceChangeTests {

	private static final Duration GRACE = SpaceTrackerSettings.DEFAULTS.departureGrace();

	private final TrackedSpace tracked = TrackedSpace.synchronizedAndEmpty();

	@Test
	void whoIsThereAtTheFirstSynchronizationWasAlreadyHere() {
		TrackedSpace fresh = new TrackedSpace();
		fresh.tracker.sessionStarted("me");
		fresh.batch(MapSetNooks.newBuilder().setMapId("office").putNooks("n1", nook(3, 4)));
		fresh.joins("ann", 1, "office", 3, 4).batch();
		assertThat(fresh.changes).isEmpty();
		assertThat(fresh.space().isSynchronized()).isFalse();
		fresh.synchronizes();
		assertThat(fresh.told()).containsExactly("PlayerFirstSeen ann", "PlayerAlreadyHere ann", "SpaceSynchronized");
		assertThat(fresh.space().isSynchronized()).isTrue();
		fresh.synchronizes();
		assertThat(fresh.changes).hasSize(3);
	}

	@Test
	void anArrivalIsToldWithTheFieldsThatCameAlong() {
		this.tracked.joins("ann", 1, "office", 3, 4);
		assertThat(this.tracked.changes).isEmpty();
		this.tracked.batch();
		assertThat(this.tracked.told()).containsExactly("PlayerFirstSeen ann", "PlayerArrived ann");
		assertThat(this.tracked.changes(PlayerArrived.class)).singleElement()
			.extracting((arrived) -> arrived.player().name())
			.isEqualTo("Name of ann");
	}

	@Test
	void anArrivalIsToldBeforeWhatThePlayerDoesNext() {
		this.tracked.joins("ann", 1, "office", 1, 1).joins("bob", 2, "office", 2, 2).joins("eve", 3);
		assertThat(this.tracked.changes).isEmpty();
		this.tracked.apply(PlayerChats.newBuilder().setSenderId("ann"));
		assertThat(this.tracked.changes(PlayerArrived.class)).extracting((arrived) -> arrived.player().id())
			.containsExactly("ann", "bob");
		this.tracked.batch();
		this.tracked.apply(PlayerChats.newBuilder().setSenderId("ann").setRecipient("eve"));
		assertThat(this.tracked.changes(PlayerArrived.class)).extracting((arrived) -> arrived.player().id())
			.containsExactly("ann", "bob", "eve");
	}

	@Test
	void anArrivalWaitsForNameAndPositionThatComeInLaterBatches() {
		this.tracked.joins("bob", 2, "office", 9, 9).batch();
		this.tracked.changes.clear();
		this.tracked.joins("ann", 1).batch();
		this.tracked.passes(Duration.ofMillis(300)).batch(PlayerSetsName.newBuilder().setEncId(1).setName("Ann"));
		this.tracked.batch(PlayerChats.newBuilder().setSenderId("bob"), TrackedSpace.moves(2, "office", 9, 8));
		this.tracked.passes(Duration.ofMillis(300)).batch(PlayerMoves.newBuilder().setEncId(1).setX(3).setY(4));
		assertThat(this.tracked.changes).isEmpty();
		assertThat(this.tracked.player("ann").name()).isEqualTo("Ann");
		this.tracked.apply(PlayerMoves.newBuilder().setEncId(1).setMapId("office"));
		assertThat(this.tracked.changes).isEmpty();
		this.tracked.batch();
		assertThat(this.tracked.told()).containsExactly("PlayerFirstSeen ann", "PlayerArrived ann");
		assertThat(this.tracked.changes(PlayerArrived.class)).singleElement()
			.satisfies((arrived) -> assertThat(arrived.player().name()).isEqualTo("Ann"))
			.satisfies((arrived) -> assertThat(arrived.player().hasPosition()).isTrue());
		assertThat(this.tracked.tracker.nextDeadline()).isNull();
	}

	@Test
	void anArrivalOfWhomNothingElseIsToldIsToldAfterASecond() {
		this.tracked.joins("ann", 1).batch();
		assertThat(this.tracked.tracker.nextDeadline()).isEqualTo(this.tracked.now.plusSeconds(1));
		this.tracked.passes(Duration.ofMillis(500)).joins("bob", 2).batch();
		// Repeating itself makes nobody later.
		this.tracked.batch(PlayerJoins.newBuilder().setEncId(1));
		this.tracked.passes(Duration.ofMillis(499));
		assertThat(this.tracked.changes).isEmpty();
		this.tracked.passes(Duration.ofMillis(1));
		assertThat(this.tracked.told()).containsExactly("PlayerFirstSeen ann", "PlayerArrived ann");
		assertThat(this.tracked.tracker.nextDeadline()).isEqualTo(this.tracked.now.plusMillis(500));
		this.tracked.passes(Duration.ofMillis(500));
		this.tracked.batch(PlayerSetsName.newBuilder().setEncId(1).setName("Ann"));
		this.tracked.passes(Duration.ofMinutes(1));
		assertThat(this.tracked.told()).containsExactly("PlayerFirstSeen ann", "PlayerArrived ann",
				"PlayerFirstSeen bob", "PlayerArrived bob");
	}

	@Test
	void whoLeavesBeforeItIsDescribedHasArrivedAndLeftOnce() {
		this.tracked.joins("ann", 1).batch();
		this.tracked.batch(PlayerSetsName.newBuilder().setEncId(1).setName("Ann"));
		this.tracked.exits(1);
		assertThat(this.tracked.told()).containsExactly("PlayerFirstSeen ann", "PlayerArrived ann");
		this.tracked.passes(GRACE);
		assertThat(this.tracked.told()).containsExactly("PlayerFirstSeen ann", "PlayerArrived ann", "PlayerLeft ann");
		assertThat(this.tracked.changes(PlayerLeft.class)).singleElement()
			.extracting((left) -> left.player().name())
			.isEqualTo("Ann");
	}

	@Test
	void anArrivalDuringWhichTheConnectionIsLostIsToldOnce() {
		this.tracked.joins("ann", 1).joins("bob", 2).joins("eve", 3, "office", 1, 1).batch();
		this.tracked.changes.clear();
		this.tracked.reconnects(1006).passes(Duration.ofMillis(1));
		this.tracked.joins("ann", 7, "office", 1, 1).joins("eve", 8, "office", 1, 1).batch();
		assertThat(this.tracked.changes).isEmpty();
		this.tracked.synchronizes();
		assertThat(this.tracked.told()).containsExactly("PlayerVanished bob", "PlayerFirstSeen ann",
				"PlayerArrived ann", "SpaceSynchronized");
		this.tracked.passes(GRACE);
		// Nobody was told that bob had come.
		assertThat(this.tracked.changes(PlayerLeft.class)).isEmpty();
	}

	@Test
	void anArrivalIsToldAfterASecondAlsoDuringAnOutage() {
		this.tracked.joins("ann", 1).batch();
		this.tracked.tracker.sessionEnded(1006, this.tracked.now);
		assertThat(this.tracked.tracker.nextDeadline()).isEqualTo(this.tracked.now.plusSeconds(1));
		this.tracked.passes(Duration.ofSeconds(1));
		assertThat(this.tracked.told()).containsExactly("PlayerFirstSeen ann", "PlayerArrived ann");
		this.tracked.tracker.sessionStarted("me");
		this.tracked.joins("ann", 4, "office", 1, 1).synchronizes();
		assertThat(this.tracked.told()).containsExactly("PlayerFirstSeen ann", "PlayerArrived ann",
				"SpaceSynchronized");
	}

	@Test
	void whoIsBackAfterADeployKeepsItsFieldsUntilItIsDescribedAnew() {
		this.tracked.apply(MapSetNooks.newBuilder().setMapId("office").putNooks("n1", nook(3, 4)));
		this.tracked.joins("ann", 1, "office", 3, 4)
			.batch(PlayerSetsTextStatus.newBuilder().setEncId(1).setTextStatus("old"));
		this.tracked.reconnects(1001).synchronizes();
		this.tracked.changes.clear();
		this.tracked.passes(Duration.ofSeconds(20)).joins("ann", 7).batch();
		assertThat(this.tracked.player("ann").name()).isEqualTo("Name of ann");
		this.tracked.batch(PlayerSetsName.newBuilder().setEncId(7).setName("Anna"));
		this.tracked.batch(TrackedSpace.moves(7, "office", 3, 4));
		assertThat(this.tracked.player("ann").name()).isEqualTo("Anna");
		assertThat(this.tracked.player("ann").has("textStatus")).isFalse();
		// It never left the nook.
		assertThat(this.tracked.changes).isEmpty();
	}

	@Test
	void aRepeatedJoinIsNoArrival() {
		this.tracked.joins("ann", 1, "office", 1, 1).batch();
		this.tracked.batch(PlayerJoins.newBuilder().setEncId(1));
		assertThat(this.tracked.changes(PlayerArrived.class)).hasSize(1);
	}

	@Test
	void aDepartureIsToldOnceTheGraceHasRunOut() {
		this.tracked.joins("ann", 1, "office", 3, 4).batch();
		this.tracked.exits(1).batch();
		assertThat(this.tracked.tracker.nextDeadline()).isEqualTo(this.tracked.now.plus(GRACE));
		this.tracked.passes(GRACE.minusMillis(1));
		assertThat(this.tracked.changes(PlayerLeft.class)).isEmpty();
		this.tracked.passes(Duration.ofMillis(1));
		assertThat(this.tracked.changes(PlayerLeft.class)).singleElement().satisfies((left) -> {
			assertThat(left.player().name()).isEqualTo("Name of ann");
			assertThat(left.reason()).isEqualTo(DepartureReason.EXITED);
		});
		assertThat(this.tracked.tracker.nextDeadline()).isNull();
		this.tracked.passes(GRACE);
		assertThat(this.tracked.changes(PlayerLeft.class)).hasSize(1);
	}

	@Test
	void whoComesBackWithinTheGraceHasNeitherLeftNorArrived() {
		this.tracked.joins("ann", 1, "office", 1, 1).batch();
		this.tracked.changes.clear();
		for (int i = 0; i < 5; i++) {
			this.tracked.exits(1).passes(GRACE.dividedBy(2));
			this.tracked.joins("ann", 1).passes(GRACE.dividedBy(2));
		}
		this.tracked.passes(GRACE.multipliedBy(2));
		assertThat(this.tracked.changes).isEmpty();
		this.tracked.exits(1).passes(GRACE);
		this.tracked.joins("ann", 1, "office", 1, 1).batch();
		assertThat(this.tracked.told()).containsExactly("PlayerLeft ann", "PlayerArrived ann");
	}

	@Test
	void whoJoinsAndExitsWithinABatchIsNotTold() {
		this.tracked.joins("ann", 1).exits(1).batch();
		this.tracked.passes(GRACE.multipliedBy(2));
		assertThat(this.tracked.changes).isEmpty();
	}

	@Test
	void aReconnectTellsOnlyWhoCameAndWhoLeftMeanwhile() {
		this.tracked.joins("ann", 1, "office", 1, 1).joins("bob", 2, "office", 2, 2).batch();
		this.tracked.changes.clear();
		this.tracked.reconnects(1006).joins("eve", 1, "office", 3, 3).joins("ann", 9, "office", 1, 1).batch();
		assertThat(this.tracked.space().players()).hasSize(3);
		assertThat(this.tracked.changes).isEmpty();
		this.tracked.synchronizes();
		assertThat(this.tracked.told()).containsExactly("PlayerVanished bob", "PlayerFirstSeen eve",
				"PlayerArrived eve", "SpaceSynchronized");
		assertThat(this.tracked.changes(PlayerVanished.class)).singleElement()
			.satisfies(
					(vanished) -> assertThat(vanished.event()).isEqualTo(PlayerExits.newBuilder().setEncId(2).build()));
		assertThat(this.tracked.space().players()).extracting(Player::id).containsExactlyInAnyOrder("ann", "eve");
		this.tracked.changes.clear();
		this.tracked.passes(GRACE);
		assertThat(this.tracked.changes(PlayerLeft.class)).singleElement().satisfies((left) -> {
			assertThat(left.player().name()).isEqualTo("Name of bob");
			assertThat(left.reason()).isEqualTo(DepartureReason.GONE_WHILE_DISCONNECTED);
		});
	}

	@Test
	void aReconnectForgetsTheFieldsThatAreNotSentAgain() {
		this.tracked.joins("ann", 1, "office", 1, 1)
			.batch(PlayerSetsTextStatus.newBuilder().setEncId(1).setTextStatus("old"));
		this.tracked.reconnects(1006).joins("ann", 4).apply(TrackedSpace.moves(4, "office", 2, 2));
		assertThat(this.tracked.player("ann").name()).isEqualTo("Name of ann");
		this.tracked.apply(PlayerSetsName.newBuilder().setEncId(4).setName("Anna")).synchronizes();
		assertThat(this.tracked.player("ann").name()).isEqualTo("Anna");
		assertThat(this.tracked.player("ann").has("textStatus")).isFalse();
		assertThat(this.tracked.player("ann").x()).isEqualTo(2);
	}

	@Test
	void anEncIdOfTheSessionBeforeMeansNothing() {
		this.tracked.joins("ann", 1).batch();
		this.tracked.reconnects(1006).apply(PlayerSetsName.newBuilder().setEncId(1).setName("Ghost"));
		assertThat(this.tracked.tracker.droppedWithoutPlayer()).isOne();
		assertThat(this.tracked.player("ann").name()).isEmpty();
	}

	@Test
	void afterADeployPlayersHaveFiveMinutesToComeBack() {
		this.tracked.joins("ann", 1, "office", 1, 1).joins("bob", 2, "office", 2, 2).batch();
		this.tracked.changes.clear();
		this.tracked.reconnects(1001).passes(Duration.ofSeconds(20)).synchronizes();
		assertThat(this.tracked.told()).containsExactly("SpaceSynchronized");
		assertThat(this.tracked.space().players()).hasSize(2);
		this.tracked.changes.clear();
		this.tracked.passes(Duration.ofMinutes(2)).joins("ann", 7).batch();
		this.tracked.passes(Duration.ofSeconds(1));
		assertThat(this.tracked.changes).isEmpty();
		assertThat(this.tracked.player("ann").name()).isEmpty();
		assertThat(this.tracked.tracker.nextDeadline())
			.isEqualTo(this.tracked.now.plus(Duration.ofMinutes(3).minusSeconds(21)));
		this.tracked.passes(Duration.ofMinutes(3).minusSeconds(21));
		assertThat(this.tracked.told()).containsExactly("PlayerVanished bob");
		this.tracked.passes(GRACE);
		assertThat(this.tracked.told()).containsExactly("PlayerVanished bob", "PlayerLeft bob");
		assertThat(this.tracked.space().players()).extracting(Player::id).containsExactly("ann");
	}

	@Test
	void aSessionThatEndsBeforeItIsCompleteTellsNothing() {
		this.tracked.joins("ann", 1, "office", 1, 1).batch();
		this.tracked.changes.clear();
		this.tracked.reconnects(1006).joins("eve", 3).batch();
		this.tracked.reconnects(1006).joins("ann", 5).batch();
		assertThat(this.tracked.changes).isEmpty();
		this.tracked.synchronizes();
		assertThat(this.tracked.told()).containsExactly("PlayerVanished eve", "SpaceSynchronized");
		this.tracked.passes(GRACE);
		assertThat(this.tracked.told()).doesNotContain("PlayerLeft eve");
	}

	@Test
	void changingTheMapIsTold() {
		this.tracked.joins("ann", 1, "office", 1, 1).batch();
		this.tracked.changes.clear();
		this.tracked.apply(TrackedSpace.moves(1, "office", 2, 1), TrackedSpace.moves(1, "roof", 2, 1));
		assertThat(this.tracked.changes(PlayerChangedMap.class)).singleElement().satisfies((changed) -> {
			assertThat(changed.fromMapId()).isEqualTo("office");
			assertThat(changed.player().mapId()).isEqualTo("roof");
		});
	}

	private static NookDiff nook(int x, int y) {
		return NookDiff.newBuilder()
			.setName("Nook")
			.setNookCoords(NookCoords.newBuilder().addCoords(WirePoint.newBuilder().setX(x).setY(y)))
			.build();
	}

	private List<String> nookChanges() {
		return this.tracked.changes.stream()
			.filter((change) -> change instanceof PlayerEnteredNook || change instanceof PlayerLeftNook)
			.map((change) -> (change instanceof PlayerEnteredNook entered) ? "+" + entered.nook().id()
					: "-" + ((PlayerLeftNook) change).nook().id())
			.toList();
	}

	@Test
	void enteringAndLeavingNooksIsToldWhateverTheWay() {
		this.tracked
			.apply(MapSetNooks.newBuilder().setMapId("office").putNooks("n1", nook(3, 4)).putNooks("n2", nook(4, 4)));
		this.tracked.joins("ann", 1, "office", 3, 4).batch();
		this.tracked.apply(TrackedSpace.moves(1, "office", 4, 4), TrackedSpace.moves(1, "office", 5, 4),
				TrackedSpace.moves(1, "office", 4, 4), TrackedSpace.moves(1, "roof", 4, 4),
				TrackedSpace.moves(1, "office", 4, 4));
		assertThat(nookChanges()).containsExactly("+n1", "-n1", "+n2", "-n2", "+n2", "-n2", "+n2");
		this.tracked.changes.clear();
		this.tracked.apply(MapSetNooks.newBuilder().setMapId("office").putNooks("n2", nook(9, 9)));
		assertThat(nookChanges()).containsExactly("-n2");
		this.tracked.apply(TrackedSpace.moves(1, "office", 9, 9)).exits(1);
		assertThat(nookChanges()).containsExactly("-n2", "+n2", "-n2");
	}

	@Test
	void aNookEnteredWhileDisconnectedIsToldAtTheSynchronization() {
		this.tracked.apply(MapSetNooks.newBuilder().setMapId("office").putNooks("n1", nook(3, 4)));
		this.tracked.joins("ann", 1, "office", 1, 1).batch();
		this.tracked.reconnects(1006).joins("ann", 1, "office", 3, 4).batch();
		assertThat(nookChanges()).isEmpty();
		this.tracked.synchronizes();
		assertThat(nookChanges()).containsExactly("+n1");
	}

	@Test
	void comingNearAndGoingAwayIsToldOnceForEachPairIfARadiusIsSet() {
		TrackedSpace near = TrackedSpace.synchronizedAndEmpty(SpaceTrackerSettings.DEFAULTS.withNearRadius(3));
		near.joins("ann", 1, "office", 10, 10)
			.joins("bob", 2, "office", 14, 10)
			.joins("eve", 3, "roof", 10, 10)
			.batch();
		assertThat(near.changes(PlayerCameNear.class)).isEmpty();
		near.apply(TrackedSpace.moves(2, "office", 13, 10), TrackedSpace.moves(2, "office", 12, 11));
		assertThat(near.changes(PlayerCameNear.class)).singleElement().satisfies((came) -> {
			assertThat(came.player().id()).isEqualTo("bob");
			assertThat(came.other().id()).isEqualTo("ann");
		});
		near.apply(TrackedSpace.moves(1, "office", 8, 10), TrackedSpace.moves(1, "office", 7, 10));
		assertThat(near.changes(PlayerWentAway.class)).singleElement()
			.satisfies((went) -> assertThat(went.player().id()).isEqualTo("ann"));
		near.apply(TrackedSpace.moves(1, "office", 12, 10)).exits(2);
		assertThat(near.changes(PlayerCameNear.class)).hasSize(2);
		assertThat(near.changes(PlayerWentAway.class)).hasSize(2);
	}

	@Test
	void oppositeEndsOfAllNumbersAreNotNear() {
		this.tracked.joins("ann", 1, "office", Integer.MIN_VALUE, 0).joins("bob", 2, "office", 0, 0).batch();
		assertThat(this.tracked.space().near(this.tracked.player("bob"), 5)).isEmpty();
	}

	@Test
	void nearnessIsNotWatchedUnlessARadiusIsSet() {
		this.tracked.joins("ann", 1, "office", 10, 10).joins("bob", 2, "office", 10, 10).batch();
		assertThat(this.tracked.changes(PlayerCameNear.class)).isEmpty();
	}

}
