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
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The server wants fewer calls (status 429), and waiting was not allowed or not allowed
 * for long enough.
 *
 * @since 0.1.0
 */
public class GatherRateLimitException extends GatherHttpException {

	private static final long serialVersionUID = 1L;

	/**
	 * How long the server wants to be left alone, if it said.
	 */
	private final @Nullable Duration retryAfter;

	GatherRateLimitException(String message, String serverMessage, @Nullable Duration retryAfter) {
		super(message, 429, serverMessage, null);
		this.retryAfter = retryAfter;
	}

	/**
	 * Returns how long the server wants to be left alone.
	 * @return the duration, or empty if it did not say
	 */
	public Optional<Duration> retryAfter() {
		return Optional.ofNullable(this.retryAfter);
	}

}
