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

import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Retry-After} header in its form of seconds. The form of a date depends
 * on clocks that nobody compared, so it counts as absent.
 */
final class RetryAfter {

	private static final long LONGEST_SECONDS = 3600;

	private RetryAfter() {
	}

	static @Nullable Duration parse(@Nullable String header) {
		if (header == null || !header.trim().matches("\\d{1,9}")) {
			return null;
		}
		return Duration.ofSeconds(Math.min(Long.parseLong(header.trim()), LONGEST_SECONDS));
	}

}
