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

package io.github.gatherspring.simulator.session;

/**
 * A bucket that empties with each action and fills with time.
 */
final class RateLimit {

	private static final double NANOS = 1e9;

	private final int burst;

	private final int perSecond;

	private double tokens;

	private long last;

	private int refused;

	RateLimit(int burst, int perSecond, long nanos) {
		this.burst = burst;
		this.perSecond = perSecond;
		this.tokens = burst;
		this.last = nanos;
	}

	/**
	 * Take one.
	 * @param nanos the time
	 * @return whether there was one left
	 */
	boolean take(long nanos) {
		this.tokens = Math.min(this.burst, this.tokens + (nanos - this.last) / NANOS * this.perSecond);
		this.last = nanos;
		if (this.tokens >= 1) {
			this.tokens--;
			if (this.tokens > this.burst / 2.0) {
				this.refused = 0;
			}
			return true;
		}
		this.refused++;
		return false;
	}

	/**
	 * Return whether the client does not listen to refusals: as many in a row as would
	 * have filled the bucket.
	 */
	boolean isExtreme() {
		return this.refused > this.burst;
	}

}
