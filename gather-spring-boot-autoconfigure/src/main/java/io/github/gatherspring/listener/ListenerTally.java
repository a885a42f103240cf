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
 * Counts and times calls by outcome, cheaply enough to be always on.
 */
final class ListenerTally {

	private final LongAdder[] counts = new LongAdder[ListenerOutcome.values().length];

	private final LongAdder[] nanos = new LongAdder[ListenerOutcome.values().length];

	ListenerTally() {
		for (int i = 0; i < this.counts.length; i++) {
			this.counts[i] = new LongAdder();
			this.nanos[i] = new LongAdder();
		}
	}

	void add(ListenerOutcome outcome, long elapsed) {
		this.counts[outcome.ordinal()].increment();
		this.nanos[outcome.ordinal()].add(elapsed);
	}

	long count(ListenerOutcome outcome) {
		return this.counts[outcome.ordinal()].sum();
	}

	long totalNanos(ListenerOutcome outcome) {
		return this.nanos[outcome.ordinal()].sum();
	}

}
