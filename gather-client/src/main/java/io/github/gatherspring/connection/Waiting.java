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

/**
 * The wait for the next attempt.
 */
final class Waiting implements Phase {

	/** What was to happen and did not is tried again so often. */
	private static final Duration AGAIN = Duration.ofSeconds(1);

	private final Time.Alarm alarm;

	/**
	 * Begins to wait.
	 * @param run the run
	 * @param wait how long
	 * @param then what comes then; it leaves this state
	 */
	Waiting(Run run, Duration wait, Runnable then) {
		this.alarm = run.time().repeat(wait, AGAIN, () -> run.serial().execute(then));
	}

	@Override
	public void close() {
		this.alarm.cancel();
	}

}
