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

import org.springframework.util.Assert;

/**
 * Whether and when a lost connection is tried again.
 *
 * @param enabled whether to reconnect at all
 * @param initialDelay the wait before the second attempt of an outage; the first goes out
 * at once
 * @param multiplier what each further wait is multiplied by; at least 1
 * @param maxDelay the longest wait
 * @param jitter how far a wait may differ, as a share of it between 0 and 1
 * @param resetAfter how long a connection must have been ready for the waits to begin
 * anew
 * @since 0.1.0
 */
public record ReconnectSettings(boolean enabled, Duration initialDelay, double multiplier, Duration maxDelay,
		double jitter, Duration resetAfter) {

	/**
	 * The settings of the official client: 1 s, doubling up to 30 s, give or take a
	 * quarter, forgotten after 30 s of good service.
	 */
	public static final ReconnectSettings DEFAULT = new ReconnectSettings(true, Duration.ofSeconds(1), 2.0,
			Duration.ofSeconds(30), 0.25, Duration.ofSeconds(30));

	/**
	 * Creates settings.
	 * @param enabled whether to reconnect at all
	 * @param initialDelay the wait before the second attempt; at least 1 ms
	 * @param multiplier what each further wait is multiplied by; at least 1
	 * @param maxDelay the longest wait; not shorter than the first
	 * @param jitter the share by which a wait may differ, between 0 and 1
	 * @param resetAfter how long a connection must have been ready; not negative
	 */
	public ReconnectSettings {
		Assert.isTrue(initialDelay.toMillis() > 0,
				() -> "'reconnect.initial-delay' must be at least 1 ms, not " + initialDelay);
		Assert.isTrue(multiplier >= 1, () -> "'reconnect.multiplier' must be at least 1, not " + multiplier);
		Assert.isTrue(maxDelay.compareTo(initialDelay) >= 0, () -> "'reconnect.max-delay' (" + maxDelay
				+ ") must not be shorter than 'reconnect.initial-delay' (" + initialDelay + ")");
		Assert.isTrue(jitter >= 0 && jitter <= 1, () -> "'reconnect.jitter' must be between 0 and 1, not " + jitter);
		Assert.isTrue(!resetAfter.isNegative(), () -> "'reconnect.reset-after' must not be negative");
	}

}
