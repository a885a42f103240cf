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
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

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
	 * Runs a task again and again until the alarm is cancelled. It is set anew before the
	 * task runs, so that a task that fails does not end it.
	 * @param delay how much later the first time
	 * @param period the time between two runs; positive
	 * @param task what to run
	 * @return cancels the alarm
	 */
	Alarm repeat(Duration delay, Duration period, Runnable task);

	/**
	 * Waits for something that ends at the latest by an alarm of this time.
	 * @param future what to wait for
	 * @param <T> the type of the result
	 * @return the result
	 */
	default <T extends @Nullable Object> T join(CompletableFuture<T> future) {
		return future.join();
	}

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
