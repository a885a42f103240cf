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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A clock that follows the machine's.
 */
public final class RealClock implements SimulatorClock {

	private final Clock clock = Clock.systemUTC();

	private final ScheduledExecutorService executor;

	/**
	 * Create the clock.
	 * @param executor the thread of the simulator
	 */
	public RealClock(ScheduledExecutorService executor) {
		this.executor = executor;
	}

	@Override
	public Instant now() {
		return this.clock.instant();
	}

	@Override
	public boolean isVirtual() {
		return false;
	}

	@Override
	public void advance(Duration duration) {
		throw new IllegalStateException("This clock follows real time: build the simulator with virtualClock(true)");
	}

	@Override
	public Runnable schedule(Duration delay, Runnable task) {
		ScheduledFuture<?> future = this.executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

}
