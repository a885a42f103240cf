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
import java.time.Instant;

/**
 * The time of the simulated space. Heartbeats, simulated players and scenarios follow it;
 * faults and time limits of sockets follow real time, as the clients do.
 *
 * @since 0.1.0
 */
public interface SimulatorClock {

	/**
	 * Return the present moment.
	 * @return the moment in the simulated space
	 */
	Instant now();

	/**
	 * Return whether this clock only moves by {@link #advance(Duration)}.
	 * @return {@code false} if it follows real time
	 */
	boolean isVirtual();

	/**
	 * Move a virtual clock, running what falls due on the way in the order of time.
	 * @param duration by how much, not negative
	 * @throws IllegalStateException if this clock follows real time
	 */
	void advance(Duration duration);

	/**
	 * Run something later, on the thread of the simulator.
	 * @param delay when, from now
	 * @param task what to run
	 * @return cancels it
	 */
	Runnable schedule(Duration delay, Runnable task);

	/**
	 * Run something again and again, on the thread of the simulator.
	 * @param period time to the first run and between runs, positive
	 * @param task what to run
	 * @return cancels it
	 */
	default Runnable every(Duration period, Runnable task) {
		Repetition repetition = new Repetition(this, period, task);
		repetition.next();
		return repetition::cancel;
	}

}
