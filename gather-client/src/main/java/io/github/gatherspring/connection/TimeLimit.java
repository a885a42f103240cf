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
 * A time limit that is looked at, instead of an alarm that rings: a look that was missed
 * is made up for by the next. Set on the serial executor, looked at by any thread.
 */
final class TimeLimit {

	private static final long NEVER = Long.MAX_VALUE;

	private final Time time;

	private volatile long end = NEVER;

	TimeLimit(Time time) {
		this.time = time;
	}

	/**
	 * Sets the limit, in place of the one before.
	 * @param limit how long from now
	 */
	void set(Duration limit) {
		this.end = this.time.nanos() + limit.toNanos();
	}

	/**
	 * Takes the limit away.
	 */
	void clear() {
		this.end = NEVER;
	}

	boolean isSet() {
		return this.end != NEVER;
	}

	/**
	 * Says whether the limit is set and over. Needs no memory.
	 * @param now the present time in nanoseconds
	 * @return whether it is
	 */
	boolean isOver(long now) {
		long limit = this.end;
		return limit != NEVER && now - limit >= 0;
	}

}
