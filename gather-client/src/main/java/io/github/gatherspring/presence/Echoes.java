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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Values that this client has set and that the server will show in an event: what comes
 * back is no change by somebody else. The keeper's lock guards it.
 */
final class Echoes {

	/** How much later than the answer the event may come. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int MOST = 16;

	private final Deque<Expected> expected = new ArrayDeque<>();

	/**
	 * A value was sent.
	 */
	void expect(Object value) {
		if (this.expected.size() == MOST) {
			this.expected.removeFirst();
		}
		this.expected.addLast(new Expected(value));
	}

	/**
	 * An action ended: its event is on the way, or will not come.
	 */
	void answered(Object value, Instant now) {
		Expected last = null;
		for (Expected candidate : this.expected) {
			last = candidate.value.equals(value) ? candidate : last;
		}
		if (last != null) {
			last.until = now.plus(PATIENCE);
		}
	}

	/**
	 * Says whether a value that the server shows is one of this client's, and expects it
	 * and those before it no longer.
	 * @param value the value
	 * @param at when it arrived
	 * @return whether it was expected
	 */
	boolean take(Object value, Instant at) {
		this.expected.removeIf((candidate) -> candidate.until.isBefore(at));
		boolean known = this.expected.stream().anyMatch((candidate) -> candidate.value.equals(value));
		Iterator<Expected> all = this.expected.iterator();
		while (known && all.hasNext()) {
			Expected next = all.next();
			all.remove();
			if (next.value.equals(value)) {
				break;
			}
		}
		return known;
	}

	void clear() {
		this.expected.clear();
	}

	private static final class Expected {

		private final Object value;

		private Instant until = Instant.MAX;

		Expected(Object value) {
			this.value = value;
		}

	}

}
