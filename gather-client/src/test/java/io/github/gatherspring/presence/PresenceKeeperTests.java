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

package io.github.gatherspring.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.proto.DBOutfit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what a client wants to look like, on a clock that the test moves.
 */
class PresenceKeeperTests {

	private static final Duration MOMENT = Duration.ofMillis(200);

	private FakeServer server = new FakeServer(PresenceConflict.KEEP_MINE);

	private GatherPresence presence() {
		return this.server.keeper;
	}

	private CompletableFuture<Void> apply(PresenceChange change) {
		CompletableFuture<Void> answer = change.apply();
		this.server.advance(MOMENT);
		return answer;
	}

	private List<Object> texts() {
		return this.server.sent(PresenceField.TEXT);
	}

	@Test
	void whatIsWantedIsSetOnceAndReadBack() {
		this.server.connect();
		DBOutfit outfit = DBOutfit.newBuilder().setHat("cap").build();
		assertThat(apply(presence().text("Lunch")
			.emoji("🍜")
			.availability(Availability.DO_NOT_DISTURB)
			.busy(true)
			.name("Robin")
			.outfit(outfit))).isCompleted();
		Presence expected = new Presence("Lunch", "🍜", Availability.DO_NOT_DISTURB, true, "Robin", outfit, null);
		assertThat(presence().wanted()).isEqualTo(expected);
		assertThat(presence().actual()).isEqualTo(expected);
		assertThat(this.server.sent).hasSize(6);
	}

	@Test
	void whatTheServerShowsAlreadyIsNotSent() {
		this.server.shown.put(PresenceField.TEXT, "Lunch");
		this.server.connect();
		assertThat(presence().text("Lunch").emoji("").busy(false).apply()).isCompleted();
		this.server.advance(MOMENT);
		assertThat(this.server.sent).isEmpty();
	}

	@Test
	void tenChangesWithinAMomentAreOneActionAndTheNewestWins() {
		this.server.connect();
		List<CompletableFuture<Void>> answers = IntStream.range(0, 10)
			.mapToObj((number) -> presence().text("text " + number).apply())
			.toList();
		assertThat(this.server.sent).isEmpty();
		this.server.advance(MOMENT);
		assertThat(texts()).containsExactly("text 9");
		assertThat(answers).allMatch(CompletableFuture::isDone);
	}

	@Test
	void aWishThatComesWhileAnotherIsOnItsWayWaitsForItsAnswer() {
		this.server.connect();
		this.server.answers = false;
		CompletableFuture<Void> first = apply(presence().text("a"));
		CompletableFuture<Void> second = apply(presence().text("b"));
		assertThat(texts()).containsExactly("a");
		this.server.answerNext();
		assertThat(texts()).containsExactly("a", "b");
		assertThat(first).isNotDone();
		this.server.answerNext();
		assertThat(first).isCompleted();
		assertThat(second).isCompleted();
	}

	@Test
	void aReconnectSendsOnlyWhatTheServerHasForgotten() {
		this.server.connect();
		apply(presence().text("Lunch").emoji("🍜"));
		this.server.disconnect();
		this.server.connect();
		assertThat(this.server.sent).as("the server shows it still").hasSize(2);
		this.server.disconnect();
		this.server.shown.remove(PresenceField.TEXT);
		this.server.connect();
		assertThat(texts()).containsExactly("Lunch", "Lunch");
		assertThat(this.server.sent(PresenceField.EMOJI)).containsExactly("🍜");
	}

	@Test
	void whatIsWantedBeforeTheFirstConnectionIsSetByIt() {
		CompletableFuture<Void> answer = apply(presence().text("early"));
		assertThat(answer).isNotDone();
		this.server.connect();
		assertThat(answer).isCompleted();
		assertThat(texts()).containsExactly("early");
	}

	@Test
	void whatWasOnItsWayWhenTheConnectionWasLostIsSetByTheNext() {
		this.server.connect();
		this.server.answers = false;
		CompletableFuture<Void> answer = apply(presence().text("x"));
		this.server.disconnect();
		assertThat(answer).isNotDone();
		this.server.answers = true;
		this.server.connect();
		assertThat(answer).isCompleted();
		assertThat(texts()).containsExactly("x", "x");
	}

	@Test
	void aWishWithAnEndGivesWayToTheOneWithout() {
		this.server.connect();
		apply(presence().text("Say /help"));
		apply(presence().text("Lunch").until(Duration.ofMinutes(30)));
		assertThat(presence().wanted().text()).isEqualTo("Lunch");
		assertThat(presence().wanted().until()).isEqualTo(this.server.now().minus(MOMENT).plus(Duration.ofMinutes(30)));
		this.server.advance(Duration.ofMinutes(31));
		assertThat(texts()).containsExactly("Say /help", "Lunch", "Say /help");
		assertThat(presence().wanted().until()).isNull();
	}

	@Test
	void aWishWithAnEndIsTakenBackWhereNothingElseIsWanted() {
		this.server.shown.put(PresenceField.NAME, "Ann");
		this.server.connect();
		apply(presence().text("Lunch")
			.emoji("🍜")
			.busy(true)
			.availability(Availability.BUSY)
			.name("Robin")
			.until(this.server.now().plusSeconds(600)));
		this.server.advance(Duration.ofMinutes(11));
		assertThat(presence().wanted().isEmpty()).isTrue();
		assertThat(presence().actual())
			.isEqualTo(new Presence("", "", Availability.AVAILABLE, false, "Ann", null, null));
		assertThat(this.server.alarms()).isZero();
	}

	@Test
	void aWishWhoseTimeEndsWithoutAConnectionIsTakenBackByTheNext() {
		this.server.connect();
		apply(presence().text("Lunch").until(Duration.ofMinutes(5)));
		this.server.disconnect();
		this.server.advance(Duration.ofMinutes(6));
		assertThat(texts()).containsExactly("Lunch");
		this.server.connect();
		assertThat(texts()).containsExactly("Lunch", "");
	}

	@Test
	void theEndHoldsOverAReconnect() {
		this.server.connect();
		apply(presence().text("Lunch").until(Duration.ofMinutes(5)));
		this.server.disconnect();
		this.server.advance(Duration.ofMinutes(2));
		this.server.connect();
		this.server.advance(Duration.ofMinutes(2));
		assertThat(texts()).containsExactly("Lunch");
		this.server.advance(Duration.ofMinutes(2));
		assertThat(texts()).containsExactly("Lunch", "");
	}

	@Test
	void aWishWhoseTimeWasOverBeforeItWasShownFails() {
		CompletableFuture<Void> answer = apply(presence().text("Lunch").until(Duration.ofMinutes(1)));
		this.server.advance(Duration.ofMinutes(2));
		this.server.connect();
		assertThat(failureOf(answer)).isInstanceOf(IllegalStateException.class)
			.hasMessage("The time of the text was over before it was shown");
		assertThat(this.server.sent).isEmpty();
	}

	@Test
	void aStopTakesBackWhatWasSetAndAStartSetsItAgain() {
		this.server.connect();
		apply(presence().text("Here").busy(true));
		assertThat(this.server.keeper.farewell()).containsExactly(PresenceField.TEXT.action(""),
				PresenceField.BUSY.action(false));
		this.server.disconnect();
		this.server.forget();
		this.server.connect();
		assertThat(texts()).containsExactly("Here", "Here");
	}

	@Test
	void aStopLeavesWhatSomebodyElseHasSet() {
		this.server = new FakeServer(PresenceConflict.YIELD);
		this.server.connect();
		apply(presence().text("Here"));
		this.server.somebodyElseSets(PresenceField.TEXT, "In a meeting");
		assertThat(this.server.keeper.farewell()).isEmpty();
	}

	@Test
	void nothingIsTakenBackThatWasNeverSet() {
		this.server.shown.put(PresenceField.TEXT, "set by hand");
		this.server.connect();
		apply(presence().text("set by hand"));
		assertThat(this.server.keeper.farewell()).isEmpty();
	}

	@Test
	void clearingTakesEverythingBack() {
		this.server.connect();
		apply(presence().text("a").emoji("b"));
		CompletableFuture<Void> answer = presence().clear();
		this.server.advance(MOMENT);
		assertThat(answer).isCompleted();
		assertThat(this.server.shown).containsEntry(PresenceField.TEXT, "").containsEntry(PresenceField.EMOJI, "");
		assertThat(presence().wanted().isEmpty()).isTrue();
	}

	@Test
	void whoKeepsItsOwnSetsItAgainAtOnceAndThenMoreAndMoreSlowly() {
		this.server.connect();
		apply(presence().text("mine"));
		try (LogCapture log = LogCapture.ofClients(Level.INFO)) {
			this.server.somebodyElseSets(PresenceField.TEXT, "yours");
			assertThat(texts()).hasSize(2);
			this.server.somebodyElseSets(PresenceField.TEXT, "yours");
			this.server.advance(Duration.ofSeconds(4));
			assertThat(texts()).hasSize(2);
			this.server.advance(Duration.ofSeconds(2));
			assertThat(texts()).hasSize(3);
			this.server.somebodyElseSets(PresenceField.TEXT, "yours");
			this.server.advance(Duration.ofSeconds(9));
			assertThat(texts()).hasSize(3);
			this.server.advance(Duration.ofSeconds(2));
			assertThat(texts()).containsExactly("mine", "mine", "mine", "mine");
			assertThat(log.lines(Level.INFO)).singleElement()
				.asString()
				.startsWith("[bot] Somebody else has changed the text of this client's user to 'yours'; the client sets"
						+ " its own again, as presenceConflict says");
		}
	}

	@Test
	void aRivalThatNeverRestsCostsABoundedNumberOfActions() {
		this.server.connect();
		apply(presence().text("mine"));
		for (int second = 0; second < 3600; second++) {
			this.server.somebodyElseSets(PresenceField.TEXT, "yours");
			this.server.advance(Duration.ofSeconds(1));
		}
		assertThat(texts()).hasSizeBetween(10, 25);
	}

	@Test
	void whoYieldsWantsNoneOfItsOwnAnyMore() {
		this.server = new FakeServer(PresenceConflict.YIELD);
		this.server.connect();
		apply(presence().text("mine").emoji("🤖"));
		this.server.somebodyElseSets(PresenceField.TEXT, "yours");
		this.server.disconnect();
		this.server.connect();
		assertThat(texts()).containsExactly("mine");
		assertThat(presence().wanted().text()).isNull();
		assertThat(presence().wanted().emoji()).isEqualTo("🤖");
		assertThat(presence().actual().text()).isEqualTo("yours");
	}

	@Test
	void whoYieldsAlsoGivesWayToWhatChangedWithoutAConnectionButNotToAServerThatForgot() {
		this.server = new FakeServer(PresenceConflict.YIELD);
		this.server.shown.put(PresenceField.TEXT, "from before");
		this.server.connect();
		apply(presence().text("mine").emoji("🤖"));
		assertThat(texts()).as("what was there before is no conflict").containsExactly("mine");
		this.server.disconnect();
		this.server.shown.put(PresenceField.TEXT, "yours");
		this.server.shown.put(PresenceField.EMOJI, "");
		this.server.connect();
		assertThat(texts()).containsExactly("mine");
		assertThat(this.server.sent(PresenceField.EMOJI)).containsExactly("🤖", "🤖");
	}

	@Test
	void aLateEchoOfAnEarlierWishIsNoConflict() {
		this.server = new FakeServer(PresenceConflict.YIELD);
		this.server.connect();
		this.server.answers = false;
		apply(presence().text("a"));
		apply(presence().text("b"));
		this.server.answerNext();
		this.server.answerNext();
		this.server.somebodyElseSets(PresenceField.EMOJI, "x");
		assertThat(presence().wanted().text()).isEqualTo("b");
	}

	@Test
	void whatTheApplicationSetsDirectlyEndsTheWish() {
		this.server.connect();
		apply(presence().text("wished"));
		this.server.setDirectly(PresenceField.TEXT, "direct");
		this.server.disconnect();
		this.server.forget();
		this.server.connect();
		assertThat(texts()).containsExactly("wished");
		assertThat(presence().wanted().isEmpty()).isTrue();
	}

	@Test
	void whatTheServerRefusesIsTriedAgainOnTheNextConnection() {
		this.server.connect();
		this.server.answers = false;
		try (LogCapture log = LogCapture.ofClients(Level.WARN)) {
			CompletableFuture<Void> answer = apply(presence().text("rude"));
			this.server.failNext(new FakeServer.Refused());
			assertThat(failureOf(answer)).isInstanceOf(FakeServer.Refused.class);
			this.server.advance(Duration.ofHours(1));
			assertThat(texts()).hasSize(1);
			this.server.disconnect();
			this.server.connect();
			assertThat(texts()).hasSize(2);
			this.server.failNext(new FakeServer.Refused());
			assertThat(log.lines(Level.WARN)).singleElement()
				.asString()
				.contains("The text that is wanted of this client's user is not shown", "not on a Friday");
		}
		assertThat(presence().wanted().text()).isEqualTo("rude");
	}

	@Test
	void whatFailsForTheMomentIsTriedAgainAfterGrowingWaits() {
		this.server.connect();
		this.server.answers = false;
		apply(presence().text("x"));
		this.server.failNext(new IllegalStateException("timed out"));
		this.server.advance(Duration.ofSeconds(6));
		assertThat(texts()).hasSize(2);
		this.server.failNext(new IllegalStateException("timed out"));
		this.server.advance(Duration.ofSeconds(9));
		assertThat(texts()).hasSize(2);
		this.server.advance(Duration.ofSeconds(2));
		this.server.answerNext();
		assertThat(this.server.shown).containsEntry(PresenceField.TEXT, "x");
	}

	@Test
	void whatReplacesARefusedWishIsSentAndDecidesForBoth() {
		this.server.connect();
		this.server.answers = false;
		CompletableFuture<Void> first = apply(presence().text("rude"));
		CompletableFuture<Void> second = apply(presence().text("kind"));
		this.server.failNext(new FakeServer.Refused());
		assertThat(first).isNotDone();
		this.server.answerNext();
		assertThat(first).isCompleted();
		assertThat(second).isCompleted();
	}

	@Test
	void whatWaitsEndsWhenTheClientComesToRest() {
		CompletableFuture<Void> answer = apply(presence().text("x"));
		this.server.keeper.disconnected(new IllegalStateException("it is over"));
		assertThat(failureOf(answer)).hasMessage("it is over");
		assertThat(presence().wanted().text()).as("is wanted still").isEqualTo("x");
	}

	@Test
	void whoAppliesInsideAListenerBeforeTheNewsOfTheConnectionIsServed() {
		CompletableFuture<Void> answer = apply(presence().text("x"));
		this.server.connectUnnoticed();
		this.server.advance(Duration.ofSeconds(2));
		assertThat(answer).isCompleted();
	}

	@Test
	void aRunThatEndsAtOnceLeavesWhatItWished() {
		this.server.connect();
		presence().text("Away until Monday").apply();
		this.server.keeper.flush();
		assertThat(texts()).containsExactly("Away until Monday");
	}

	@Test
	void whatCannotBeWantedIsSaidAtOnce() {
		assertThatIllegalStateException().isThrownBy(() -> presence().change().apply())
			.withMessage("The change of presence is empty: name a value, such as text, before it is applied");
		assertThatIllegalArgumentException().isThrownBy(() -> presence().name(" "))
			.withMessage("'name' must not be blank");
		assertThatIllegalArgumentException().isThrownBy(() -> presence().text("x").until(Duration.ZERO))
			.withMessage("'length' must be positive, but was PT0S");
		Instant past = this.server.now().minusSeconds(1);
		assertThat(failureOf(presence().text("x").until(past).apply())).isInstanceOf(IllegalArgumentException.class)
			.hasMessageStartingWith("'end' must be in the future, but was " + past);
		assertThat(presence().wanted().isEmpty()).isTrue();
	}

	private static Throwable failureOf(CompletableFuture<Void> answer) {
		assertThat(answer).isCompletedExceptionally();
		Throwable failure = answer.handle((done, ex) -> ex).join();
		return (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause() : failure;
	}

}
