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

package io.github.gatherspring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.github.gatherspring.client.DrawnGround.Answer;
import io.github.gatherspring.client.GatherWalkException.Reason;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.space.DrawnMaps;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.Tile;
import io.github.gatherspring.space.TrackedSpace;
import io.github.gatherspring.space.UnknownNameException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Walks in a time that the test moves.
 */
class WalkTests {

	private static final WalkSettings RESUMING = new WalkSettings(5, true);

	private final AtomicReference<Throwable> unwatched = new AtomicReference<>();

	private DrawnGround ground = onMap("....", "....");

	private Walker walker = walker(WalkSettings.DEFAULTS);

	private static Tile tile(int x, int y) {
		return new Tile("office", x, y);
	}

	private static DrawnMaps maps(String... lines) {
		return new DrawnMaps().map("office", lines);
	}

	private static DrawnGround onMap(String... lines) {
		return new DrawnGround(maps(lines), tile(0, 0));
	}

	private Walker walker(WalkSettings settings) {
		return new Walker(this.ground, settings, (walk, failure) -> this.unwatched.set(failure));
	}

	private void on(DrawnGround ground, WalkSettings settings) {
		this.ground = ground;
		this.walker = walker(settings);
	}

	private static ConnectionStatus in(ConnectionState state) {
		return ConnectionStatus.initial(Instant.EPOCH)
			.withState(state, Instant.EPOCH)
			.withReason("the cable was pulled", 1006);
	}

	private void lose() {
		this.ground.ready = false;
		this.walker.statusChanged(in(ConnectionState.READY), in(ConnectionState.WAITING_TO_RECONNECT));
		this.ground.run();
	}

	private void readyAgain() {
		this.ground.ready = true;
		this.walker.statusChanged(in(ConnectionState.SYNCING), in(ConnectionState.READY));
		this.ground.run();
	}

	private static Throwable failure(Walk walk) {
		assertThat(walk.done()).isCompletedExceptionally();
		CompletableFuture<Throwable> failure = new CompletableFuture<>();
		walk.done().whenComplete((tile, thrown) -> failure.complete(thrown));
		return failure.join();
	}

	private static GatherWalkException walkFailure(Walk walk, Reason reason) {
		Throwable failure = failure(walk);
		assertThat(failure).isInstanceOf(GatherWalkException.class);
		GatherWalkException thrown = (GatherWalkException) failure;
		assertThat(thrown.reason()).isEqualTo(reason);
		return thrown;
	}

	@AfterEach
	void noAlarmIsLeftOnceTheWalkIsCancelled() {
		this.walker.patrol(List.of(tile(0, 0)), Duration.ofHours(1)).cancel();
		this.ground.run();
		assertThat(this.ground.time.alarms()).isZero();
	}

	@Test
	void eachStepWaitsForThePace() {
		Walk walk = this.walker.to(null, 3, 0);
		this.ground.run();
		assertThat(walk.stepsLeft()).isEqualTo(3);
		this.ground.passes(Duration.ofMillis(390));
		assertThat(this.ground.steps).containsExactly("1,0@0", "2,0@200");
		assertThat(walk.stepsLeft()).isEqualTo(2);
		this.ground.passes(Duration.ofMillis(300));
		assertThat(this.ground.steps).containsExactly("1,0@0", "2,0@200", "3,0@400");
		assertThat(walk.done()).isCompletedWithValue(tile(3, 0));
		assertThat(walk.stepsLeft()).isZero();
	}

	@Test
	void eachStepWaitsForTheAnswerToTheOneBefore() {
		this.ground.server = (tile) -> Answer.SILENCE;
		this.walker.to(null, 3, 0);
		this.ground.passes(Duration.ofSeconds(30));
		assertThat(this.ground.steps).hasSize(1);
		this.ground.put(tile(1, 0));
		this.ground.answer();
		this.ground.run();
		assertThat(this.ground.steps).as("the pace is over already").hasSize(2);
	}

	@Test
	void whoIsThereAlreadyTakesNoStep() {
		Walk walk = this.walker.to("office", 0, 0);
		this.ground.run();
		assertThat(walk.done()).isCompletedWithValue(tile(0, 0));
		assertThat(this.ground.steps).isEmpty();
	}

	@Test
	void theWayLeadsThroughPortals() {
		Tile roof = new Tile("roof", 0, 0);
		on(new DrawnGround(maps(".>").map("roof", "...").leads(tile(1, 0), roof), tile(0, 0)), WalkSettings.DEFAULTS);
		Walk walk = this.walker.to("roof", 2, 0);
		this.ground.passes(Duration.ofSeconds(1));
		assertThat(walk.done()).isCompletedWithValue(new Tile("roof", 2, 0));
		assertThat(this.ground.steps).hasSize(3);
		Walk ontoPortal = this.walker.to("office", 1, 0);
		this.ground.run();
		assertThat(walkFailure(ontoPortal, Reason.NO_WAY).nearest()).as("no way back").isNull();
	}

	@Test
	void aWalkToAPortalEndsWhereThatLeads() {
		Tile roof = new Tile("roof", 0, 0);
		on(new DrawnGround(maps("..>").map("roof", "...").leads(tile(2, 0), roof), tile(0, 0)), WalkSettings.DEFAULTS);
		Walk walk = this.walker.to(null, 2, 0);
		this.ground.passes(Duration.ofSeconds(1));
		assertThat(walk.done()).isCompletedWithValue(roof);
	}

	@Test
	void whereNoWayLeadsTheNearestTileIsNamed() {
		on(onMap("..#.", "..#."), WalkSettings.DEFAULTS);
		Walk walk = this.walker.to(null, 3, 1);
		this.ground.run();
		GatherWalkException failure = walkFailure(walk, Reason.NO_WAY);
		assertThat(failure.nearest()).isEqualTo(tile(1, 0));
		assertThat(failure).hasMessage("No way leads to x 3, y 1: it is a wall, or shut off, or on no map that a portal"
				+ " leads to. The nearest tile that can be reached is x 1, y 0 of office");
		assertThat(this.unwatched).as("nobody had asked").hasValue(failure);
	}

	@Test
	void anUnknownMapIsNamedWithThoseThatExist() {
		Walk walk = this.walker.to("offfice", 1, 1);
		this.ground.run();
		assertThat(failure(walk)).isInstanceOf(UnknownNameException.class)
			.hasMessage("There is no map 'offfice'; there is office");
	}

	@Test
	void refusedArgumentsEndTheWalkAndAreNotThrown() {
		assertThat(failure(this.walker.to("", 1, 1))).hasMessage("'map' must not be empty");
		assertThat(failure(this.walker.to(null, -1, 1))).hasMessageContaining("x -1, y 1");
		assertThat(failure(this.walker.patrol(List.of(), Duration.ZERO))).hasMessageContaining("at least one tile");
		assertThat(failure(this.walker.patrol(List.of(tile(0, 0)), Duration.ofSeconds(-1))))
			.hasMessageContaining("'pause' must not be negative, but was PT-1S");
		assertThatIllegalArgumentException().isThrownBy(() -> new WalkSettings(0, false))
			.withMessage("'tilesPerSecond' must be between 0.1 and 1000.0, but was 0.0");
		assertThatIllegalArgumentException().isThrownBy(() -> new WalkSettings(Double.NaN, false));
	}

	@ParameterizedTest
	@EnumSource(value = Answer.class, names = { "STAY", "REFUSE" })
	void aStepThatComesToNothingIsWalkedAround(Answer answer) {
		this.ground.server = (onto) -> onto.equals(tile(1, 0)) ? answer : Answer.STEP;
		Walk walk = this.walker.to(null, 2, 0);
		this.ground.passes(Duration.ofSeconds(4));
		assertThat(walk.done()).isCompletedWithValue(tile(2, 0));
		assertThat(this.ground.steps).extracting((step) -> step.substring(0, 3))
			.containsExactly("1,0", "0,1", "1,1", "2,1", "2,0");
	}

	@Test
	void whatTheServerTellsLateIsWaitedFor() {
		this.ground.server = (onto) -> Answer.STAY;
		Walk walk = this.walker.to(null, 1, 0);
		this.ground.passes(Duration.ofMillis(900));
		this.ground.put(tile(1, 0));
		this.ground.passes(Duration.ofMillis(100));
		assertThat(walk.done()).isCompletedWithValue(tile(1, 0));
		assertThat(this.ground.steps).hasSize(1);
	}

	@Test
	void aWallThatComesUpIsWalkedAroundAndADoorThatOpensIsTaken() {
		on(onMap(".....", ".###.", "....."), WalkSettings.DEFAULTS);
		Walk walk = this.walker.to(null, 4, 0);
		this.ground.passes(Duration.ofMillis(210));
		this.ground.draw(maps("...#.", ".###.", "....."));
		this.ground.passes(Duration.ofMillis(200));
		assertThat(walk.stepsLeft()).as("back and around, two steps in").isGreaterThan(6);
		this.ground.draw(maps(".....", ".###.", "....."));
		this.ground.passes(Duration.ofSeconds(3));
		assertThat(walk.done()).isCompletedWithValue(tile(4, 0));
		assertThat(this.ground.steps).as("no step into the wall").hasSizeLessThan(9);
	}

	@Test
	void whoIsMovedLooksForAWayFromThere() {
		Walk walk = this.walker.to(null, 3, 0);
		this.ground.passes(Duration.ofMillis(100));
		this.ground.put(tile(0, 1));
		this.ground.passes(Duration.ofSeconds(2));
		assertThat(walk.done()).isCompletedWithValue(tile(3, 0));
		assertThat(this.ground.steps).hasSize(5);
	}

	@Test
	void aServerThatRefusesEverythingIsAskedAFewTimesOnly() {
		on(new DrawnGround(maps("...", "...", "..."), tile(1, 1)), WalkSettings.DEFAULTS);
		this.ground.server = (onto) -> Answer.REFUSE;
		Walk walk = this.walker.to(null, 2, 2);
		this.ground.passes(Duration.ofMinutes(1));
		assertThat(walkFailure(walk, Reason.NO_WAY)).hasMessageContaining("once the server had kept the avatar from");
		assertThat(this.ground.steps).hasSize(2);
	}

	@Test
	void aWalkEndsWhenStepAfterStepFails() {
		on(onMap(".".repeat(40), ".".repeat(40)), WalkSettings.DEFAULTS);
		this.ground.server = (onto) -> Answer.STEP;
		Walk walk = this.walker.to(null, 39, 0);
		this.ground.server = (onto) -> {
			// Somebody pulls the avatar back again and again.
			return (onto.x() > 1) ? Answer.REFUSE : Answer.STEP;
		};
		this.ground.passes(Duration.ofMinutes(5));
		assertThat(failure(walk)).isInstanceOf(GatherWalkException.class);
		assertThat(this.ground.steps).hasSizeLessThan(20);
	}

	@Test
	void whoIsMovedAgainAndAgainGivesUp() {
		on(onMap(".".repeat(40)), WalkSettings.DEFAULTS);
		this.ground.server = (onto) -> {
			this.ground.put(tile((onto.x() > 20) ? 0 : 39, 0));
			return Answer.STAY;
		};
		Walk walk = this.walker.to(null, 20, 0);
		this.ground.passes(Duration.ofMinutes(5));
		assertThat(walkFailure(walk, Reason.HINDERED))
			.hasMessageContaining("the avatar was " + WalkRun.MOST_NEW_WAYS + " times not where");
		assertThat(this.ground.steps).hasSizeLessThanOrEqualTo(WalkRun.MOST_NEW_WAYS + 1);
	}

	@Test
	void aLostConnectionEndsTheWalk() {
		Walk walk = this.walker.to(null, 3, 0);
		this.ground.passes(Duration.ofMillis(250));
		lose();
		assertThat(failure(walk)).isInstanceOf(GatherDisconnectedException.class)
			.hasMessageContaining("the cable was pulled");
		readyAgain();
		this.ground.passes(Duration.ofSeconds(5));
		assertThat(this.ground.steps).hasSize(2);
	}

	@Test
	void aWalkThatResumesGoesOnWhereTheAvatarIs() {
		on(onMap("....", "...."), RESUMING);
		Walk walk = this.walker.to(null, 3, 0);
		this.ground.passes(Duration.ofMillis(250));
		lose();
		this.ground.put(tile(0, 1));
		this.ground.passes(Duration.ofMinutes(2));
		assertThat(this.ground.steps).as("while there is no connection").hasSize(2);
		readyAgain();
		this.ground.passes(Duration.ofSeconds(5));
		assertThat(walk.done()).isCompletedWithValue(tile(3, 0));
		assertThat(this.ground.steps).hasSize(6);
	}

	@Test
	void aStepThatWaitsForItsSocketIsNotSentAgain() {
		on(onMap("....", "...."), RESUMING);
		this.ground.server = (onto) -> Answer.SILENCE;
		Walk walk = this.walker.to(null, 2, 0);
		this.ground.passes(Duration.ofMillis(250));
		lose();
		readyAgain();
		this.ground.passes(Duration.ofSeconds(10));
		assertThat(this.ground.steps).as("the step may still go out").hasSize(1);
		this.ground.server = (onto) -> Answer.STEP;
		this.ground.put(tile(1, 0));
		this.ground.answer();
		this.ground.passes(Duration.ofSeconds(1));
		assertThat(walk.done()).isCompletedWithValue(tile(2, 0));
		assertThat(this.ground.steps).hasSize(2);
	}

	@Test
	void aStepThatFailedWithItsConnectionWaitsForTheNext() {
		on(onMap("...."), RESUMING);
		this.ground.server = (onto) -> Answer.SILENCE;
		Walk walk = this.walker.to(null, 2, 0);
		this.ground.passes(Duration.ofMillis(250));
		this.ground.ready = false;
		this.ground.fail(new GatherDisconnectedException("gone", true));
		this.ground.run();
		lose();
		this.ground.server = (onto) -> Answer.STEP;
		this.ground.put(tile(1, 0));
		readyAgain();
		this.ground.passes(Duration.ofSeconds(2));
		assertThat(walk.done()).isCompletedWithValue(tile(2, 0));
		assertThat(this.ground.steps).hasSize(2);
	}

	@Test
	void aStoppedClientEndsEveryWalk() {
		on(onMap("...."), RESUMING);
		Walk walk = this.walker.to(null, 2, 0);
		this.ground.run();
		this.ground.ready = false;
		this.walker.statusChanged(in(ConnectionState.READY), in(ConnectionState.STOPPING));
		this.ground.run();
		assertThat(failure(walk)).isInstanceOf(GatherDisconnectedException.class).hasMessageContaining("stopped");
	}

	@Test
	void aClientThatIsNotReadyCannotWalkButOneThatResumesWaits() {
		this.ground.ready = false;
		Walk refused = this.walker.to(null, 1, 0);
		this.ground.run();
		assertThat(failure(refused)).isInstanceOf(GatherDisconnectedException.class)
			.hasMessage("The avatar of the client 'bot' cannot walk, because the client is not ready."
					+ " Wait until it is, or set walkSettings.resume to true");
		this.walker = walker(RESUMING);
		Walk waiting = this.walker.to(null, 1, 0);
		this.ground.passes(Duration.ofMinutes(1));
		assertThat(waiting.done()).isNotDone();
		readyAgain();
		this.ground.passes(Duration.ofSeconds(1));
		assertThat(waiting.done()).isCompletedWithValue(tile(1, 0));
		this.ground.ready = false;
		this.ground.running = false;
		Walk stopped = this.walker.to(null, 0, 0);
		this.ground.run();
		assertThat(failure(stopped)).isInstanceOf(GatherDisconnectedException.class);
	}

	@Test
	void theNewerOfTwoWalksEndsTheOlder() {
		Walk older = this.walker.to(null, 3, 0);
		this.ground.passes(Duration.ofMillis(100));
		Walk newer = this.walker.to(null, 0, 1);
		this.ground.passes(Duration.ofSeconds(2));
		walkFailure(older, Reason.REPLACED);
		assertThat(newer.done()).isCompletedWithValue(tile(0, 1));
		assertThat(this.unwatched).as("no news").hasNullValue();
	}

	@Test
	void aCancelledWalkTakesNoFurtherStep() {
		Walk walk = this.walker.to(null, 3, 0);
		this.ground.passes(Duration.ofMillis(100));
		walk.cancel();
		assertThat(walk.done()).isCancelled();
		Walk other = this.walker.to(null, 3, 0);
		this.ground.run();
		other.done().cancel(true);
		this.ground.passes(Duration.ofSeconds(5));
		assertThat(this.ground.steps).hasSize(2);
		assertThat(failure(other)).isInstanceOf(CancellationException.class);
		assertThat(walk.stepsLeft()).isZero();
	}

	@Test
	void aPlayerIsWalkedToWhereverItGoes() {
		on(onMap("..........", ".........."), WalkSettings.DEFAULTS);
		Player anna = anna(5, 0);
		Walk walk = this.walker.to(anna);
		this.ground.passes(Duration.ofMillis(450));
		anna(9, 1);
		this.ground.passes(Duration.ofSeconds(3));
		assertThat(walk.done()).isCompletedWithValue(tile(8, 0));
		assertThat(this.ground.steps).hasSize(8);
	}

	@Test
	void aPlayerThatLeavesEndsTheWalkToIt() {
		on(onMap(".........."), WalkSettings.DEFAULTS);
		Walk walk = this.walker.to(anna(9, 0));
		this.ground.passes(Duration.ofMillis(450));
		this.ground.tracked.exits(2);
		this.ground.passes(Duration.ofSeconds(1));
		walkFailure(walk, Reason.PLAYER_LEFT);
	}

	private Player anna(int x, int y) {
		if (this.ground.space().player("anna").isEmpty()) {
			this.ground.tracked.joins("anna", 2, "office", x, y);
		}
		this.ground.tracked.apply(TrackedSpace.moves(2, "office", x, y));
		return this.ground.space().player("anna").orElseThrow();
	}

	@Test
	void aPatrolGoesRoundUntilItIsCancelled() {
		Walk walk = this.walker.patrol(List.of(tile(2, 0), tile(0, 0)), Duration.ofSeconds(10));
		this.ground.passes(Duration.ofSeconds(9));
		assertThat(this.ground.at()).isEqualTo(tile(2, 0));
		assertThat(walk.stepsLeft()).isZero();
		this.ground.passes(Duration.ofSeconds(9));
		assertThat(this.ground.at()).isEqualTo(tile(0, 0));
		this.ground.passes(Duration.ofSeconds(9));
		assertThat(this.ground.at()).isEqualTo(tile(2, 0));
		assertThat(this.ground.steps).hasSize(6);
		walk.cancel();
		this.ground.passes(Duration.ofMinutes(1));
		assertThat(this.ground.steps).hasSize(6);
	}

	@Test
	void aPatrolOfOneTileWithoutPauseComesBackToItAndIsNoBusyLoop() {
		this.walker.patrol(List.of(tile(1, 0)), Duration.ZERO);
		this.ground.passes(Duration.ofSeconds(1));
		this.ground.put(tile(3, 0));
		this.ground.passes(Duration.ofSeconds(1));
		assertThat(this.ground.at()).isEqualTo(tile(1, 0));
	}

	@Test
	void anAvatarThatHasNotEnteredYetIsWaitedForAWhile() {
		this.ground.tracked.exits(1);
		Walk walk = this.walker.to(null, 1, 0);
		this.ground.passes(Duration.ofSeconds(3));
		assertThat(walk.done()).isNotDone();
		this.ground.tracked.joins("me", 1, "office", 0, 0);
		this.ground.passes(Duration.ofSeconds(1));
		assertThat(walk.done()).isCompletedWithValue(tile(1, 0));
		this.ground.tracked.exits(1);
		Walk nowhere = this.walker.to(null, 1, 0);
		this.ground.passes(Duration.ofSeconds(6));
		assertThat(walkFailure(nowhere, Reason.NOT_IN_SPACE)).hasMessageContaining("let it enter the space (enter)");
	}

	@Test
	void aListenerThatWaitsForAWalkIsToldWhatToDo() {
		Walk walk = this.walker.to(null, 3, 0);
		AtomicReference<Throwable> refused = new AtomicReference<>();
		this.ground.dispatch(() -> {
			try {
				walk.done().join();
			}
			catch (IllegalStateException ex) {
				refused.set(ex);
			}
		});
		this.ground.passes(Duration.ofSeconds(2));
		assertThat(refused.get()).hasMessageContaining("Append what is to follow").hasMessageContaining("client 'bot'");
		assertThat(walk.done().join()).isEqualTo(tile(3, 0));
	}

}
