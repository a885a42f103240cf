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

package io.github.gatherspring.http;

import java.time.Duration;

/**
 * What to do when the server wants fewer calls (status 429).
 *
 * @param longestWait how long one call may wait altogether, zero to fail at once; not
 * negative
 * @since 0.1.0
 */
public record RateLimits(Duration longestWait) {

	/**
	 * Creates a policy.
	 * @param longestWait how long one call may wait altogether
	 */
	public RateLimits {
		if (longestWait.isNegative()) {
			throw new IllegalArgumentException("'longestWait' must not be negative but is " + longestWait);
		}
	}

	/**
	 * A call that the server refuses fails at once with {@link GatherRateLimitException}.
	 * @return the policy
	 */
	public static RateLimits failFast() {
		return new RateLimits(Duration.ZERO);
	}

	/**
	 * A call that the server refuses waits as long as the server says, or else one
	 * second, two, four and so on up to thirty, and is tried again.
	 * @param longestWait after how much waiting altogether the call fails; if the server
	 * asks for more than that, it fails at once
	 * @return the policy
	 */
	public static RateLimits waitAtMost(Duration longestWait) {
		return new RateLimits(longestWait);
	}

}
