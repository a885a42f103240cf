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

package io.github.gatherspring.autoconfigure.mcp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts the messages of the last minute.
 */
final class SentMessages {

	private final int perMinute;

	private final InstantSource clock;

	private final Deque<Instant> sent = new ArrayDeque<>();

	SentMessages(int perMinute, InstantSource clock) {
		this.perMinute = perMinute;
		this.clock = clock;
	}

	/**
	 * Take one.
	 * @throws ToolFailure if there were as many as are allowed
	 */
	synchronized void take() {
		Instant now = this.clock.instant();
		while (!this.sent.isEmpty() && !this.sent.element().isAfter(now.minus(Duration.ofMinutes(1)))) {
			this.sent.remove();
		}
		if (this.sent.size() >= this.perMinute) {
			throw new ToolFailure(
					"At most " + this.perMinute + " messages a minute are allowed. The next one can be sent"
							+ ((this.perMinute > 0)
									? " in " + (Duration.between(now, this.sent.element()).toSeconds() + 60) + " s"
									: " never"));
		}
		this.sent.add(now);
	}

}
