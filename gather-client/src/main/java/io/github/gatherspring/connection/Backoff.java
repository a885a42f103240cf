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
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Says how long to wait before the next attempt. The first attempt of an outage goes out
 * at once; the waits begin anew once a connection has served well for a while, so that a
 * server that flaps gets no storm.
 */
final class Backoff {

	private final ReconnectSettings settings;

	private final ExponentialBackOff backOff;

	private @Nullable BackOffExecution execution;

	private boolean firstTaken;

	Backoff(ReconnectSettings settings) {
		this.settings = settings;
		this.backOff = new ExponentialBackOff(settings.initialDelay().toMillis(), settings.multiplier());
		this.backOff.setMaxInterval(settings.maxDelay().toMillis());
	}

	/**
	 * Returns the wait before the next attempt.
	 * @param connected whether it is a connection that was lost, not an attempt that
	 * failed
	 * @return the wait; zero for at once
	 */
	Duration next(boolean connected) {
		if (connected && !this.firstTaken) {
			this.firstTaken = true;
			return Duration.ZERO;
		}
		this.firstTaken = true;
		BackOffExecution current = this.execution;
		if (current == null) {
			current = this.backOff.start();
			this.execution = current;
		}
		return jittered(current.nextBackOff());
	}

	/**
	 * Returns the longest wait.
	 * @return the wait
	 */
	Duration longest() {
		this.firstTaken = true;
		return jittered(this.settings.maxDelay().toMillis());
	}

	/**
	 * Forgets the attempts before.
	 */
	void reset() {
		this.execution = null;
		this.firstTaken = false;
	}

	private Duration jittered(long millis) {
		// The share, not spring-core's fixed milliseconds: a long wait needs a wide
		// spread.
		double factor = 1 + this.settings.jitter() * (ThreadLocalRandom.current().nextDouble() * 2 - 1);
		return Duration.ofMillis(Math.max(1, Math.round(millis * factor)));
	}

}
