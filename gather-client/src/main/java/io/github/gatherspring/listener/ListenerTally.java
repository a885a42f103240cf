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

package io.github.gatherspring.listener;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts and times calls by outcome, cheaply enough to be always on. Reading the clock
 * twice takes longer than a quick listener: when a call took less than some microseconds,
 * only one of the next sixteen is timed and stands for all of them, so that the sum stays
 * right in the mean. A slow call ends that, and every call is timed again.
 */
final class ListenerTally {

	private static final long QUICK_NANOS = 5_000;

	private static final int SAMPLE = 16;

	private final LongAdder[] counts = new LongAdder[ListenerOutcome.values().length];

	private final LongAdder[] nanos = new LongAdder[ListenerOutcome.values().length];

	/*
	 * Several clients may race for these two. A lost update times one call more or less.
	 */
	private int untimed;

	private int weight = 1;

	ListenerTally() {
		for (int i = 0; i < this.counts.length; i++) {
			this.counts[i] = new LongAdder();
			this.nanos[i] = new LongAdder();
		}
	}

	/**
	 * Begins a call.
	 * @return when it began in nanoseconds; 0 when this one is not timed
	 */
	long begin() {
		int left = this.untimed;
		if (left > 0) {
			this.untimed = left - 1;
			return 0;
		}
		long now = System.nanoTime();
		return (now != 0) ? now : 1;
	}

	/**
	 * Ends a call.
	 * @param outcome how it ended
	 * @param begun what {@link #begin()} returned
	 */
	void end(ListenerOutcome outcome, long begun) {
		this.counts[outcome.ordinal()].increment();
		if (begun != 0) {
			timed(outcome, System.nanoTime() - begun);
		}
	}

	private void timed(ListenerOutcome outcome, long elapsed) {
		this.nanos[outcome.ordinal()].add(elapsed * this.weight);
		boolean quick = elapsed < QUICK_NANOS;
		this.weight = quick ? SAMPLE : 1;
		this.untimed = quick ? SAMPLE - 1 : 0;
	}

	long count(ListenerOutcome outcome) {
		return this.counts[outcome.ordinal()].sum();
	}

	long totalNanos(ListenerOutcome outcome) {
		return this.nanos[outcome.ordinal()].sum();
	}

}
