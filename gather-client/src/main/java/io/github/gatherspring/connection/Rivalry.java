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

import org.jspecify.annotations.Nullable;

/**
 * Notices that somebody else connects with the same key: the two throw each other out,
 * and each comes back at once. From the third time in a short while on this client waits
 * long and longer, so that the other one has the place for most of the time.
 * <p>
 * A single 4667 stops the client, as the protocol's table says, and a single 4010 lets it
 * reconnect. From the third time on both are answered by the wait: what stands for one
 * end of a connection cannot settle a quarrel that goes on, since whoever starts the
 * client again would only continue it.
 * <p>
 * The quarrel is forgotten after a connection that outlasted the longest of these waits
 * twice. A shorter one proves nothing: it was the other's wait. On the executor of the
 * present run.
 */
final class Rivalry {

	static final String WORDS = "another program or browser uses the same key, and Gather lets a user be connected"
			+ " once: stop the other one, or give each a key of its own";

	private static final Duration WITHIN = Duration.ofMinutes(5);

	private static final int TIMES = 3;

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private static final Duration PEACE = LONGEST.multipliedBy(2);

	private final Duration first;

	private final Deque<Long> ends = new ArrayDeque<>(TIMES);

	private @Nullable Duration wait;

	/**
	 * Creates a rivalry that nothing points to yet.
	 * @param first the first of the long waits
	 */
	Rivalry(Duration first) {
		this.first = first;
	}

	/**
	 * Looks at the end of a connection.
	 * @param cause why it ended
	 * @param age how long it was open
	 * @param now the present time in nanoseconds
	 * @return how long to stay away, and whether that is new; {@code null} when this is
	 * no rivalry
	 */
	@Nullable Truce after(LossCause cause, Duration age, long now) {
		if (!cause.isByAnotherLogin()) {
			return null;
		}
		Duration before = (age.compareTo(PEACE) < 0) ? this.wait : null;
		if (before != null) {
			this.wait = shorter(before.multipliedBy(2), longest());
			return new Truce(this.wait, false);
		}
		this.wait = null;
		if (age.compareTo(WITHIN) >= 0) {
			return null;
		}
		this.ends.addLast(now);
		while (now - this.ends.getFirst() > WITHIN.toNanos()) {
			this.ends.removeFirst();
		}
		if (this.ends.size() < TIMES) {
			return null;
		}
		this.ends.clear();
		this.wait = this.first;
		return new Truce(this.first, true);
	}

	private Duration longest() {
		return (this.first.compareTo(LONGEST) > 0) ? this.first : LONGEST;
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	/**
	 * How long to stay away.
	 *
	 * @param stay the wait
	 * @param begins whether it is the first of its row, which is worth a line in the log
	 */
	record Truce(Duration stay, boolean begins) {
	}

}
