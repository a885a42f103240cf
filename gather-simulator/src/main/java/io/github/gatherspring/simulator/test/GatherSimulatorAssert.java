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
package io.github.gatherspring.simulator.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.ReceivedAction;
import io.github.gatherspring.simulator.clock.SimulatorClock;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what clients sent to a simulator. A failure shows what happened, as a
 * transcript.
 *
 * @since 0.1.0
 */
public final class GatherSimulatorAssert extends AbstractAssert<GatherSimulatorAssert, GatherSimulator> {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration QUIET = Duration.ofMillis(200);

	private static final Duration LARGEST_STEP = Duration.ofSeconds(1);

	private static final long POLL_NANOS = 2_000_000;

	private static final int SHOWN_LINES = 40;

	GatherSimulatorAssert(GatherSimulator simulator) {
		super(simulator, GatherSimulatorAssert.class);
	}

	/**
	 * Verify that clients have sent an action by now. Actions travel: unless your test
	 * knows that it has come, ask within {@link #eventually(Consumer)}.
	 * @param action name of the action, such as {@code chat} or {@code setTextStatus}
	 * @return an assertion on the actions of that name
	 * @throws IllegalArgumentException if there is no such action
	 */
	public ReceivedActionsAssert received(String action) {
		isNotNull();
		return new ReceivedActionsAssert(named(action), "'" + action + "'", this.actual, transcript());
	}

	/**
	 * Verify that no client has sent an action by now. To see that none comes later, use
	 * {@link #never(Duration, Consumer)}.
	 * @param action name of the action
	 * @return this
	 * @throws IllegalArgumentException if there is no such action
	 */
	public GatherSimulatorAssert hasNotReceived(String action) {
		isNotNull();
		List<ReceivedAction> actions = named(action);
		if (!actions.isEmpty()) {
			throw failure("Expected no '%s', but %d came:%n%s%n%s", action, actions.size(),
					ReceivedActionsAssert.describe(actions), transcript());
		}
		return this;
	}

	/**
	 * Verify that something becomes true within five seconds.
	 * @param assertions what, as assertions on this simulator
	 * @return this
	 */
	public GatherSimulatorAssert eventually(Consumer<GatherSimulatorAssert> assertions) {
		return eventually(PATIENCE, assertions);
	}

	/**
	 * Verify that something becomes true in time. On a virtual clock the time is the
	 * space's: the clock is moved until it is used up, a second at most in one step, and
	 * then the clients get five seconds of real time for their answers.
	 * @param within how long it may take
	 * @param assertions what, as assertions on this simulator
	 * @return this
	 */
	public GatherSimulatorAssert eventually(Duration within, Consumer<GatherSimulatorAssert> assertions) {
		isNotNull();
		SimulatorClock clock = this.actual.clock();
		Duration left = clock.isVirtual() ? within : Duration.ZERO;
		AssertionError failure = failureOf(assertions);
		while (failure != null && !left.isZero()) {
			left = left.minus(step(clock, left));
			failure = await(assertions, QUIET.dividedBy(10));
		}
		if (failure != null) {
			failure = await(assertions, clock.isVirtual() ? PATIENCE : within);
		}
		if (failure != null) {
			throw failure("Not within %s: %s", within, failure.getMessage());
		}
		return this;
	}

	/**
	 * Verify that something does not become true. On a virtual clock the time is the
	 * space's: the clock is moved by it, a second at most in one step, and the clients
	 * get 200 ms of real time for what they may still send.
	 * @param during for how long to look
	 * @param assertions what must fail all the time, as assertions on this simulator
	 * @return this
	 */
	public GatherSimulatorAssert never(Duration during, Consumer<GatherSimulatorAssert> assertions) {
		isNotNull();
		SimulatorClock clock = this.actual.clock();
		Duration left = clock.isVirtual() ? during : Duration.ZERO;
		boolean happened = failureOf(assertions) == null;
		while (!happened && !left.isZero()) {
			left = left.minus(step(clock, left));
			happened = await(assertions, QUIET.dividedBy(10)) == null;
		}
		if (!happened) {
			happened = await(assertions, clock.isVirtual() ? QUIET : during) == null;
		}
		if (happened) {
			throw failure("What must never happen did, within %s.%n%s", during, transcript());
		}
		return this;
	}

	private static Duration step(SimulatorClock clock, Duration left) {
		Duration step = (left.compareTo(LARGEST_STEP) > 0) ? LARGEST_STEP : left;
		clock.advance(step);
		return step;
	}

	private @Nullable AssertionError await(Consumer<GatherSimulatorAssert> assertions, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		AssertionError failure = failureOf(assertions);
		while (failure != null && System.nanoTime() - end < 0) {
			LockSupport.parkNanos(POLL_NANOS);
			failure = failureOf(assertions);
		}
		return failure;
	}

	private @Nullable AssertionError failureOf(Consumer<GatherSimulatorAssert> assertions) {
		try {
			assertions.accept(this);
			return null;
		}
		catch (AssertionError ex) {
			return ex;
		}
	}

	private List<ReceivedAction> named(String action) {
		String name = ReceivedActionsAssert.nameOnTheWire(action);
		return this.actual.received(name);
	}

	private String transcript() {
		List<String> lines = this.actual.transcript();
		List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
		return (last.isEmpty() ? "Nothing happened" : "What happened last:")
				+ last.stream().map((line) -> System.lineSeparator() + "  " + line).reduce("", String::concat);
	}

}
