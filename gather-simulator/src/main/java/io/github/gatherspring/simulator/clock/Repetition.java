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

package io.github.gatherspring.simulator.clock;

import java.time.Duration;

/**
 * A task that schedules itself again until it is cancelled.
 */
final class Repetition {

	private final SimulatorClock clock;

	private final Duration period;

	private final Runnable task;

	private Runnable cancelNext = () -> {
	};

	private volatile boolean cancelled;

	Repetition(SimulatorClock clock, Duration period, Runnable task) {
		if (period.isZero() || period.isNegative()) {
			throw new IllegalArgumentException("'period' must be positive but is " + period);
		}
		this.clock = clock;
		this.period = period;
		this.task = task;
	}

	void next() {
		if (!this.cancelled) {
			this.cancelNext = this.clock.schedule(this.period, this::run);
		}
	}

	void cancel() {
		this.cancelled = true;
		this.cancelNext.run();
	}

	private void run() {
		if (this.cancelled) {
			return;
		}
		try {
			this.task.run();
		}
		finally {
			next();
		}
	}

}
