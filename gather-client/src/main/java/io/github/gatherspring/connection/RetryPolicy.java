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
import java.util.function.DoubleSupplier;

import io.github.gatherspring.connection.CloseCode.Verdict;
import org.jspecify.annotations.Nullable;

import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Says whether and when to try again. The first attempt of an outage goes out at once;
 * the waits begin anew once a connection has served well for a while, so that a server
 * that flaps gets no storm.
 */
final class RetryPolicy {

	private final ReconnectSettings settings;

	private final DoubleSupplier random;

	private final ExponentialBackOff backOff;

	private @Nullable BackOffExecution execution;

	private boolean firstTaken;

	/**
	 * Creates a policy that nothing has happened to yet.
	 * @param settings the numbers
	 * @param random numbers from 0 to 1 for the jitter
	 */
	RetryPolicy(ReconnectSettings settings, DoubleSupplier random) {
		this.settings = settings;
		this.random = random;
		this.backOff = new ExponentialBackOff(settings.initialDelay().toMillis(), settings.multiplier());
		this.backOff.setMaxInterval(settings.maxDelay().toMillis());
	}

	/**
	 * Says whether a loss is the last one. A new connection that was asked for is none,
	 * whatever the settings say about losses.
	 * @param cause the cause of the loss
	 * @return whether there is to be no other attempt
	 */
	boolean isFinal(LossCause cause) {
		return cause.verdict() == Verdict.STOP
				|| (!this.settings.enabled() && cause.kind() != LossCause.Kind.ASKED_FOR);
	}

	/**
	 * Returns the wait before the next attempt.
	 * @param cause what ended the connection or the attempt before
	 * @param served how long that connection was ready; {@code null} when it was not even
	 * accepted
	 * @return the wait; zero for at once
	 */
	Duration next(LossCause cause, @Nullable Duration served) {
		if (served != null && served.compareTo(this.settings.resetAfter()) >= 0) {
			this.execution = null;
			this.firstTaken = false;
		}
		Duration wait = delay(cause, served != null);
		Duration wish = cause.retryAfter();
		return (wish != null && wish.compareTo(wait) > 0) ? wish : wait;
	}

	private Duration delay(LossCause cause, boolean accepted) {
		if (cause.kind() == LossCause.Kind.ASKED_FOR) {
			return Duration.ZERO;
		}
		boolean atOnce = accepted && !this.firstTaken && cause.kind() != LossCause.Kind.DEAF;
		this.firstTaken = true;
		if (cause.verdict() == Verdict.RECONNECT_LATE) {
			return jittered(this.settings.maxDelay());
		}
		if (atOnce) {
			return Duration.ZERO;
		}
		BackOffExecution current = this.execution;
		if (current == null) {
			current = this.backOff.start();
			this.execution = current;
		}
		return jittered(Duration.ofMillis(current.nextBackOff()));
	}

	/**
	 * Spreads a wait, so that clients that were cut together do not come back together.
	 * @param wait the wait
	 * @return the wait, give or take the share of the settings
	 */
	Duration jittered(Duration wait) {
		// The share, not spring-core's fixed milliseconds: a long wait needs a wide
		// spread.
		double factor = 1 + this.settings.jitter() * (this.random.getAsDouble() * 2 - 1);
		return Duration.ofMillis(Math.max(1, Math.round(wait.toMillis() * factor)));
	}

}
