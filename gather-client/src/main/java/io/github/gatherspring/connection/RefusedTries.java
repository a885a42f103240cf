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
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds how often a server that refuses is asked again.
 */
final class RefusedTries {

	/** So many requests may be refused within a while; the next one waits. */
	static final int MOST = 8;

	private static final Duration WHILE = Duration.ofSeconds(15);

	private final Time time;

	/** When the last requests were refused. */
	private final Deque<Long> tries = new ArrayDeque<>();

	RefusedTries(Time time) {
		this.time = time;
	}

	/**
	 * A request was refused.
	 */
	void refused() {
		this.tries.addLast(this.time.nanos());
		if (this.tries.size() > MOST) {
			this.tries.removeFirst();
		}
	}

	/**
	 * Returns how many requests were refused.
	 * @return the number, {@value #MOST} at most
	 */
	int count() {
		return this.tries.size();
	}

	boolean isUsedUp() {
		return this.tries.size() >= MOST;
	}

	/**
	 * Returns how long the next request must wait.
	 * @return zero when it need not
	 */
	Duration pause() {
		if (!isUsedUp()) {
			return Duration.ZERO;
		}
		Duration left = WHILE.minusNanos(this.time.nanos() - this.tries.getFirst());
		return left.isNegative() ? Duration.ZERO : left;
	}

}
