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

package io.github.gatherspring.connection;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SubscriptionsUpdated;
import io.github.gatherspring.proto.UpdateSubscriptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What client and server say about subscriptions.
 */
class SubscribingTests {

	private final Rig rig = new Rig();

	private String reason = "bad subscription";

	@BeforeEach
	void answerHere() {
		this.rig.answered.remove(ActionCase.UPDATESUBSCRIPTIONS);
	}

	@AfterEach
	void nothingIsLeft() {
		this.rig.close();
	}

	private static UpdateSubscriptions names(String... names) {
		UpdateSubscriptions.Builder subscription = UpdateSubscriptions.newBuilder();
		for (String name : names) {
			subscription.putSubscriptions(name, true);
		}
		return subscription.build();
	}

	private static UpdateSubscriptions many() {
		return names(IntStream.range(0, 119)
			.mapToObj((number) -> (number == 70) ? "mapCommitsChanges" : "event" + number)
			.toArray(String[]::new));
	}

	private List<Set<String>> requests() {
		return this.rig.wire()
			.actions()
			.stream()
			.filter(ClientServerAction::hasUpdateSubscriptions)
			.<Set<String>>map((action) -> new TreeSet<>(action.getUpdateSubscriptions().getSubscriptionsMap().keySet()))
			.toList();
	}

	/**
	 * Answers requests until there are none, as a server that refuses whole requests for
	 * names that it does not know.
	 */
	private void serve(Predicate<String> known) {
		int answered = 0;
		while (requests().size() > answered) {
			List<ClientServerAction> all = this.rig.wire()
				.actions()
				.stream()
				.filter(ClientServerAction::hasUpdateSubscriptions)
				.toList();
			ClientServerAction next = all.get(answered);
			answered++;
			boolean granted = next.getUpdateSubscriptions().getSubscriptionsMap().keySet().stream().allMatch(known);
			this.rig.wire().answer(next, granted, granted ? "" : this.reason);
			this.rig.run();
		}
	}

	@Test
	void aServerThatKnowsAllNamesIsAskedOnce() {
		this.rig.wanted = many();
		this.rig.start();
		serve((name) -> true);
		assertThat(requests()).hasSize(1);
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
		assertThat(this.rig.connection().refusedEvents()).isEmpty();
	}

	@Test
	void aNameThatIsNamedInTheRefusalIsLeftOutAtOnce() {
		this.reason = "404 no such event: event7";
		this.rig.wanted = many();
		this.rig.start();
		serve((name) -> !name.equals("event7"));
		assertThat(requests()).hasSize(2);
		assertThat(this.rig.connection().refusedEvents()).containsExactly("event7");
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
	}

	@Test
	void twoNamesAmongSixCostNoMoreThanEightRequests() {
		this.rig.wanted = names("playerChats", "playerMoves", "playerWaves", "playerJoins", "customEvent",
				"playerRings");
		this.rig.start();
		try (LogCapture log = LogCapture.ofClients(Level.WARN)) {
			serve((name) -> !Set.of("playerChats", "playerMoves").contains(name));
			assertThat(requests()).hasSize(8);
			assertThat(log.lines(Level.WARN)).singleElement()
				.satisfies((line) -> assertThat(line).contains("playerChats, playerMoves"));
		}
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
		assertThat(this.rig.connection().refusedEvents()).containsExactlyInAnyOrder("playerChats", "playerMoves");
	}

	@Test
	void aServerThatRefusesEverySubscriptionIsNotReadyAndIsTriedWithTheBackoff() {
		this.rig.wanted = many();
		this.rig.start();
		serve((name) -> false);
		assertThat(requests()).hasSizeLessThanOrEqualTo(8).last().isEqualTo(Set.of("mapCommitsChanges"));
		assertThat(this.rig.state()).isEqualTo(ConnectionState.WAITING_TO_RECONNECT);
		assertThat(this.rig.status().reason()).contains("refused every subscription");
		assertThat(this.rig.connection().refusedEvents()).hasSize(119);
		for (long seconds : new long[] { 1, 2, 4 }) {
			assertThat(this.rig.status().retryIn()).isEqualTo(Duration.ofSeconds(seconds));
			this.rig.advance(Duration.ofSeconds(seconds).plusMillis(1));
			serve((name) -> false);
			assertThat(this.rig.states()).doesNotContain(ConnectionState.READY);
		}
		// It comes to its senses: nothing is held against it.
		this.rig.advance(Duration.ofSeconds(9));
		serve((name) -> true);
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
		assertThat(requests()).hasSize(1);
		assertThat(this.rig.connection().refusedEvents()).isEmpty();
	}

	@Test
	void moreThanEightRefusalsWaitUntilFifteenSecondsHavePassed() {
		this.rig.wanted = many();
		this.rig.start();
		Set<String> unknown = Set.of("event3", "event90", "event118");
		serve((name) -> !unknown.contains(name));
		assertThat(this.rig.state()).isEqualTo(ConnectionState.SYNCING);
		int refused = requests().size();
		this.rig.advance(Duration.ofSeconds(10));
		assertThat(requests()).hasSize(refused);
		for (int i = 0; i < 8 && this.rig.state() != ConnectionState.READY; i++) {
			this.rig.advance(Duration.ofSeconds(5));
			this.rig.wire().receive();
			serveRest((name) -> !unknown.contains(name));
		}
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
		assertThat(this.rig.connection().refusedEvents()).containsExactlyInAnyOrderElementsOf(unknown);
	}

	private void serveRest(Predicate<String> known) {
		for (ClientServerAction last = last(); last != null; last = last()) {
			boolean granted = last.getUpdateSubscriptions().getSubscriptionsMap().keySet().stream().allMatch(known);
			this.rig.wire().answer(last, granted, granted ? "" : this.reason);
			this.rig.run();
			if (last == last()) {
				return;
			}
		}
	}

	private ClientServerAction last() {
		return this.rig.wire().last(ActionCase.UPDATESUBSCRIPTIONS);
	}

	@Test
	void aNameOnceRefusedIsNotAskedForAgainUntilADayHasPassed() {
		this.rig.wanted = names("playerJoins", "nonsense");
		this.rig.start();
		serve((name) -> !name.equals("nonsense"));
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
		loseAndComeBack();
		assertThat(requests()).containsExactly(Set.of("playerJoins"));
		serve((name) -> true);
		this.rig.live(Duration.ofDays(1));
		loseAndComeBack();
		assertThat(requests()).containsExactly(Set.of("playerJoins", "nonsense"));
		serve((name) -> true);
		assertThat(this.rig.connection().refusedEvents()).isEmpty();
	}

	@Test
	void whoAsksForANewConnectionHasAllNamesAskedForAgain() {
		this.rig.wanted = names("playerJoins", "nonsense");
		this.rig.start();
		serve((name) -> !name.equals("nonsense"));
		this.rig.connection().reconnect();
		this.rig.run();
		this.rig.advance(Duration.ofMillis(1));
		assertThat(requests()).containsExactly(Set.of("playerJoins", "nonsense"));
	}

	private void loseAndComeBack() {
		this.rig.wire().receiver().closed(1006, "");
		this.rig.run();
		this.rig.advance(Duration.ofSeconds(2));
	}

	@Test
	void whatIsMissingInTheConfirmationIsRefusedToo() {
		this.rig.wanted = names("playerJoins", "spaceSetsGuestPassStatuses");
		this.rig.start();
		this.rig.wire()
			.receive(ServerClientEvent.newBuilder()
				.setSubscriptionsUpdated(SubscriptionsUpdated.newBuilder().addSubscriptions("playerJoins"))
				.build());
		serve((name) -> true);
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
		assertThat(this.rig.connection().refusedEvents()).containsExactly("spaceSetsGuestPassStatuses");
		this.rig.wire().receiver().closed(1006, "");
		this.rig.run();
		this.rig.advance(Duration.ofMillis(1));
		// It costs nothing to ask for it again, and rights change.
		assertThat(requests()).containsExactly(Set.of("playerJoins", "spaceSetsGuestPassStatuses"));
	}

	@Test
	void aClientThatWantsNothingAsksForNothing() {
		this.rig.wanted = UpdateSubscriptions.getDefaultInstance();
		this.rig.start();
		assertThat(requests()).isEmpty();
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
		this.rig.connection().updateSubscriptions(names("playerChats"));
		this.rig.run();
		assertThat(requests()).containsExactly(Set.of("playerChats"));
		serve((name) -> false);
		assertThat(this.rig.state()).isEqualTo(ConnectionState.READY);
	}

}
