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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.setting.SettingNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for failed actions that nobody looks at, on a clock that the test moves.
 */
class UnwatchedFailuresTests {

	private final LogCapture log = LogCapture.ofClients(Level.DEBUG);

	private final Queue<Runnable> later = new ArrayDeque<>();

	private long now;

	private boolean stopped;

	private final List<String> observed = new ArrayList<>();

	private final UnwatchedFailures failures = new UnwatchedFailures("bot", () -> this.stopped, this.later::add,
			() -> this.now, (action, failure) -> this.observed.add(action + ": " + failure.getMessage()));

	@AfterEach
	void stopCapture() {
		this.log.close();
	}

	private ActionFuture action(String name) {
		return new ActionFuture(name, null, SettingNames.OF_BUILDER, this.failures);
	}

	private void afterAMoment() {
		this.now += TimeUnit.SECONDS.toNanos(UnwatchedFailures.PATIENCE_SECONDS);
		for (Runnable task = this.later.poll(); task != null; task = this.later.poll()) {
			task.run();
		}
	}

	private int warnings() {
		return this.log.lines(Level.WARN).size();
	}

	@Test
	void observersHearOfEachFailureThatNobodyLooksAtAlsoOfThoseThatAreNotLogged() {
		action("chat").refused("no");
		action("chat").refused("no");
		ActionFuture looked = action("ring");
		looked.refused("no");
		looked.exceptionally((ex) -> null);
		afterAMoment();
		this.stopped = true;
		action("setTextStatus").disconnected("the client was stopped", true);
		assertThat(warnings()).isOne();
		assertThat(this.observed).hasSize(3);
		assertThat(this.observed.get(0)).startsWith("chat: ");
		assertThat(this.observed.get(1)).startsWith("chat: ");
		assertThat(this.observed.get(2)).startsWith("setTextStatus: ");
	}

	@Test
	void aFailureThatNobodyLooksAtIsLoggedWithActionAndReason() {
		action("chat").refused("chat is switched off");
		assertThat(warnings()).isZero();
		afterAMoment();
		assertThat(this.log.lines(Level.WARN))
			.containsExactly("[bot] Nobody looks at the future of a failed action: The"
					+ " server refused the action 'chat': 'chat is switched off' (further failures of this kind are counted"
					+ " and logged once a minute)");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4 })
	void aFailureThatSomebodyLooksAtIsTheirs(int way) {
		ActionFuture early = action("chat");
		look(early, way);
		early.refused("no");
		ActionFuture late = action("chat");
		late.refused("no");
		look(late, way);
		afterAMoment();
		assertThat(warnings()).isZero();
	}

	private static void look(ActionFuture future, int way) {
		switch (way) {
			case 0 -> future.exceptionally((failure) -> null);
			case 1 -> future.whenComplete((done, failure) -> {
			});
			case 2 -> future.isCompletedExceptionally();
			case 3 -> future.thenCompose((done) -> CompletableFuture.completedFuture(null));
			default -> future.handle((done, failure) -> failure);
		}
	}

	@Test
	void manyFailuresOfAKindAreOneLineAMinute() {
		for (int i = 0; i < 500; i++) {
			action("chat").refused("no " + i);
			afterAMoment();
		}
		assertThat(warnings()).isBetween(8, 10);
		assertThat(this.log.lines(Level.WARN).get(1)).contains("'no 60'")
			.endsWith("(and 59 more of this kind since the" + " last message like this)");
	}

	@Test
	void kindsAreToldApart() {
		action("chat").refused("no");
		action("setName").refused("no");
		action("chat").timedOut(Duration.ofSeconds(1), true);
		action("chat").queueFull(1000, "actionQueueCapacity");
		afterAMoment();
		assertThat(warnings()).isEqualTo(4);
	}

	@Test
	void successAndCancellationAreNoFailures() {
		action("chat").succeeded();
		ActionFuture cancelled = action("chat");
		cancelled.cancel(false);
		cancelled.refused("too late");
		afterAMoment();
		assertThat(warnings()).isZero();
	}

	@Test
	void whatEndsBecauseTheClientWasStoppedIsNoNews() {
		this.stopped = true;
		action("chat").disconnected("the client was stopped", false);
		afterAMoment();
		assertThat(warnings()).isZero();
	}

	@Test
	void aStopLogsWhatWaitsToBeLookedAt() {
		action("setTextStatus").refused("no");
		this.failures.flush();
		assertThat(warnings()).isOne();
		afterAMoment();
		assertThat(warnings()).isOne();
	}

	@Test
	void aFloodOfFailuresIsBounded() {
		for (int i = 0; i < 100_000; i++) {
			action("chat").refused("no");
		}
		assertThat(this.later).hasSize(1000);
		afterAMoment();
		assertThat(warnings()).isOne();
	}

}
