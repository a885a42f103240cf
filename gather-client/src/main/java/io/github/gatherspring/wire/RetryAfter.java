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
package io.github.gatherspring.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Reads the {@code Retry-After} header in both of its forms, seconds and date.
 *
 * @since 0.1.0
 */
public final class RetryAfter {

	private static final Pattern SECONDS = Pattern.compile("\\d+");

	private static final int MOST_DIGITS = 9;

	private RetryAfter() {
	}

	/**
	 * Return how long a server asks to wait.
	 * @param headers the headers of its answer
	 * @param now the present, which a date is compared with
	 * @return the time, zero for a date in the past and some thirty years for a number
	 * beyond that; {@code null} when the server does not ask or cannot be understood
	 */
	public static @Nullable Duration read(HttpHeaders headers, Instant now) {
		String header = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (header == null) {
			return null;
		}
		String value = header.trim();
		if (SECONDS.matcher(value).matches()) {
			return Duration.ofSeconds((value.length() <= MOST_DIGITS) ? Long.parseLong(value) : 999_999_999);
		}
		ZonedDateTime until;
		try {
			until = headers.getFirstZonedDateTime(HttpHeaders.RETRY_AFTER);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		if (until == null) {
			return null;
		}
		Duration left = Duration.between(now, until);
		return left.isNegative() ? Duration.ZERO : left;
	}

}
