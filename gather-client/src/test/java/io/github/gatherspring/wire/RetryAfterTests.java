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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The forms of the header, and what is none.
 */
class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private static @Nullable Duration read(String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, value);
		return RetryAfter.read(headers, NOW);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "7; 7", "' 7 '; 7", "0; 0", "007; 7", "99999999999999999999; 999999999",
					"Mon, 23 Nov 2026 10:00:05 GMT; 5", "Monday, 23-Nov-26 10:00:05 GMT; 5",
					"Mon Nov 23 10:00:05 2026; 5", "Mon, 23 Nov 2026 09:59:00 GMT; 0" })
	void secondsAndDatesAreRead(String value, long seconds) {
		assertThat(read(value)).isEqualTo(Duration.ofSeconds(seconds));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "-3", "1.5", "Mon, 99 Nov 2026 10:00:05 GMT", "2026-11-23T10:00:05Z" })
	void anythingElseIsNone(String value) {
		assertThat(read(value)).isNull();
	}

	@Test
	void withoutTheHeaderThereIsNone() {
		assertThat(RetryAfter.read(new HttpHeaders(), NOW)).isNull();
	}

}
