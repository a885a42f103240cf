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
import java.time.Instant;

/**
 * The clock and the alarms of a client, so that tests can move them.
 */
interface Time {

	/**
	 * Returns the present time of day.
	 * @return the time
	 */
	Instant now();

	/**
	 * Returns the present time of day in the form that a frame is stamped with.
	 * @return milliseconds since the epoch
	 */
	default long millis() {
		return now().toEpochMilli();
	}

	/**
	 * Returns a time that never jumps.
	 * @return nanoseconds since some moment
	 */
	long nanos();

	/**
	 * Runs a task later. It runs on the timer's thread and must be quick.
	 * @param delay how much later
	 * @param task what to run
	 * @return cancels the alarm
	 */
	Alarm schedule(Duration delay, Runnable task);

	/**
	 * A scheduled task.
	 */
	@FunctionalInterface
	interface Alarm {

		/**
		 * Takes the task back if it has not begun.
		 */
		void cancel();

	}

}
