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
package io.github.gatherspring.integration;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Says in the log that a channel drops messages: one warning when it begins, at most one
 * in a minute, and how many they were once all is delivered that waits.
 */
final class DropReport {

	private static final Log logger = LogFactory.getLog(RelayChannel.class);

	private static final Duration SILENCE = Duration.ofMinutes(1);

	private final LongSupplier nanoTime;

	private long dropped;

	private boolean warned;

	private boolean everWarned;

	private long warnedAt;

	DropReport(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	void dropped(int count, String channel, RelayChannel.Bounds bounds) {
		if (begins(count)) {
			logger.warn("The channel '" + channel + "' is full (" + bounds.capacity() + " messages or "
					+ bounds.maxSize().toKilobytes() + " KB) and drops the "
					+ bounds.policy().name().toLowerCase(Locale.ROOT)
					+ " messages: they come faster than they are taken. Is what they go to, a broker perhaps, up and"
					+ " fast enough?");
		}
	}

	void caughtUp(String channel) {
		long count = ends();
		if (count > 0) {
			logger.info("The channel '" + channel + "' has delivered what waited; it had dropped " + count
					+ " messages since the warning");
		}
	}

	private synchronized boolean begins(int count) {
		this.dropped += count;
		long now = this.nanoTime.getAsLong();
		if (this.warned || (this.everWarned && now - this.warnedAt < SILENCE.toNanos())) {
			return false;
		}
		this.warned = true;
		this.everWarned = true;
		this.warnedAt = now;
		return true;
	}

	private synchronized long ends() {
		if (!this.warned) {
			return 0;
		}
		long count = this.dropped;
		this.warned = false;
		this.dropped = 0;
		return count;
	}

}
