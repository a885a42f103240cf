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
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The numbers of the waits between attempts.
 */
class BackoffTests {

	private final Backoff backoff = new Backoff(ReconnectSettings.DEFAULT);

	@Test
	void waitsDoubleFromOneSecondToThirtyGiveOrTakeAQuarter() {
		for (long seconds : new long[] { 1, 2, 4, 8, 16, 30, 30, 30 }) {
			assertThat(this.backoff.next(false)).isBetween(Duration.ofMillis(seconds * 750),
					Duration.ofMillis(seconds * 1250));
		}
	}

	@Test
	void withoutJitterTheWaitsAreExact() {
		Backoff exact = new Backoff(
				new ReconnectSettings(true, Duration.ofSeconds(1), 2, Duration.ofSeconds(30), 0, Duration.ZERO));
		List<Long> waits = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			waits.add(exact.next(false).toSeconds());
		}
		assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
	}

	@Test
	void theFirstAttemptAfterAGoodConnectionGoesOutAtOnceButOnlyOnce() {
		assertThat(this.backoff.next(true)).isZero();
		assertThat(this.backoff.next(true)).isPositive();
		assertThat(this.backoff.next(false)).isGreaterThan(Duration.ofSeconds(1));
	}

	@Test
	void goodServiceLetsTheWaitsBeginAnew() {
		this.backoff.next(true);
		for (int i = 0; i < 5; i++) {
			this.backoff.next(false);
		}
		this.backoff.reset();
		assertThat(this.backoff.next(true)).isZero();
		assertThat(this.backoff.next(false)).isLessThanOrEqualTo(Duration.ofMillis(1250));
	}

	@Test
	void theLongestWaitIsThirtySecondsAndDoesNotCount() {
		assertThat(this.backoff.longest()).isBetween(Duration.ofMillis(22_500), Duration.ofMillis(37_500));
		assertThat(this.backoff.next(true)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.25, 0.5 })
	void jitterSpreadsOverItsWholeWidth(double jitter) {
		List<Long> waits = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			waits.add(new Backoff(new ReconnectSettings(true, Duration.ofSeconds(1), 2, Duration.ofSeconds(30), jitter,
					Duration.ZERO))
				.next(false)
				.toMillis());
		}
		assertThat(waits).allMatch((wait) -> wait >= 1000 * (1 - jitter) && wait <= 1000 * (1 + jitter))
			.anyMatch((wait) -> wait < 1000 * (1 - jitter * 0.9))
			.anyMatch((wait) -> wait > 1000 * (1 + jitter * 0.9));
	}

}
