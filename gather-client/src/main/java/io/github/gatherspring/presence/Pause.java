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

package io.github.gatherspring.presence;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When a value may be sent again: after failures, and after changes by somebody else who
 * may be as stubborn. The keeper's lock guards it.
 */
final class Pause {

	private static final Duration FIRST = Duration.ofSeconds(5);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	/** After so long without a conflict the next one is answered at once again. */
	private static final Duration CALM = Duration.ofMinutes(10);

	private int failures;

	private int conflicts;

	private @Nullable Instant lastConflict;

	private @Nullable Instant over;

	boolean isOver(Instant now) {
		return this.over == null || !now.isBefore(this.over);
	}

	/**
	 * When it is over.
	 * @return the moment; {@code null} when there is no pause or only a new connection
	 * ends it
	 */
	@Nullable Instant over() {
		return Instant.MAX.equals(this.over) ? null : this.over;
	}

	void failed(Instant now) {
		this.failures++;
		this.over = now.plus(wait(this.failures));
	}

	void untilNextConnection() {
		this.over = Instant.MAX;
	}

	/**
	 * Somebody else has changed the value.
	 * @param now the present
	 * @return whether it is the first time for long
	 */
	boolean conflict(Instant now) {
		if (!isOver(now)) {
			this.lastConflict = now;
			return false;
		}
		if (this.lastConflict == null || this.lastConflict.plus(CALM).isBefore(now)) {
			this.conflicts = 0;
		}
		this.lastConflict = now;
		boolean first = this.conflicts == 0;
		this.over = first ? null : now.plus(wait(this.conflicts));
		this.conflicts++;
		return first;
	}

	/**
	 * The last attempt succeeded.
	 */
	void end() {
		this.failures = 0;
		this.over = null;
	}

	private static Duration wait(int times) {
		Duration wait = FIRST.multipliedBy(1L << Math.min(times - 1, 10));
		return (wait.compareTo(LONGEST) < 0) ? wait : LONGEST;
	}

}
