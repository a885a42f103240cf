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
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The numbers of the waits between attempts.
 */
class RetryPolicyTests {

	private static final LossCause LOST = LossCause.closed(1006, "", "space");

	private static final LossCause FAILED = LossCause.notOpened(Duration.ofSeconds(45));

	private final RetryPolicy policy = policy(ReconnectSettings.DEFAULT);

	private static RetryPolicy policy(ReconnectSettings settings) {
		return new RetryPolicy(settings, () -> ThreadLocalRandom.current().nextDouble());
	}

	@Test
	void waitsDoubleFromOneSecondToThirtyGiveOrTakeAQuarter() {
		for (long seconds : new long[] { 1, 2, 4, 8, 16, 30, 30, 30 }) {
			assertThat(this.policy.next(FAILED, null)).isBetween(Duration.ofMillis(seconds * 750),
					Duration.ofMillis(seconds * 1250));
		}
	}

	@Test
	void withoutJitterTheWaitsAreExact() {
		RetryPolicy exact = policy(
				new ReconnectSettings(true, Duration.ofSeconds(1), 2, Duration.ofSeconds(30), 0, Duration.ZERO));
		List<Long> waits = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			waits.add(exact.next(FAILED, null).toSeconds());
		}
		assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
	}

	@Test
	void theFirstAttemptAfterAGoodConnectionGoesOutAtOnceButOnlyOnce() {
		assertThat(this.policy.next(LOST, Duration.ZERO)).isZero();
		assertThat(this.policy.next(LOST, Duration.ZERO)).isPositive();
		assertThat(this.policy.next(FAILED, null)).isGreaterThan(Duration.ofSeconds(1));
	}

	@Test
	void goodServiceLetsTheWaitsBeginAnew() {
		this.policy.next(LOST, Duration.ZERO);
		for (int i = 0; i < 5; i++) {
			this.policy.next(FAILED, null);
		}
		assertThat(this.policy.next(LOST, Duration.ofSeconds(30))).isZero();
		assertThat(this.policy.next(FAILED, null)).isLessThanOrEqualTo(Duration.ofMillis(1250));
	}

	@Test
	void theLongestWaitIsThirtySecondsAndDoesNotCount() {
		assertThat(this.policy.next(LossCause.closed(4420, "", "space"), Duration.ZERO))
			.isBetween(Duration.ofMillis(22_500), Duration.ofMillis(37_500));
		assertThat(this.policy.next(LOST, Duration.ZERO)).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
	}

	@Test
	void theChanceGivenDecidesTheJitter() {
		assertThat(new RetryPolicy(ReconnectSettings.DEFAULT, () -> 0).next(FAILED, null)).hasMillis(750);
		assertThat(new RetryPolicy(ReconnectSettings.DEFAULT, () -> 0.5).next(FAILED, null)).hasMillis(1000);
		assertThat(new RetryPolicy(ReconnectSettings.DEFAULT, () -> 1).next(FAILED, null)).hasMillis(1250);
	}

	@Test
	void aWishForAWaitIsGrantedUnlessTheWaitIsLongerAnyway() {
		LossCause wish = new LossCause(LossCause.Kind.UNREACHABLE, null, CloseCode.Verdict.RECONNECT, "busy",
				Duration.ofMinutes(2));
		assertThat(this.policy.next(wish, null)).isEqualTo(Duration.ofMinutes(2));
		LossCause small = new LossCause(LossCause.Kind.UNREACHABLE, null, CloseCode.Verdict.RECONNECT, "busy",
				Duration.ofMillis(1));
		assertThat(this.policy.next(small, null)).isGreaterThan(Duration.ofSeconds(1));
	}

	@Test
	void aNewConnectionThatWasAskedForWaitsNotAndIsNeverTheLast() {
		assertThat(this.policy.next(LossCause.askedFor(), Duration.ZERO)).isZero();
		RetryPolicy off = policy(
				new ReconnectSettings(false, Duration.ofSeconds(1), 2, Duration.ofSeconds(30), 0, Duration.ZERO));
		assertThat(off.isFinal(LossCause.askedFor())).isFalse();
		assertThat(off.isFinal(LOST)).isTrue();
		assertThat(this.policy.isFinal(LOST)).isFalse();
		assertThat(this.policy.isFinal(LossCause.closed(4003, "", "space"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.25, 0.5 })
	void jitterSpreadsOverItsWholeWidth(double jitter) {
		List<Long> waits = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			waits.add(policy(new ReconnectSettings(true, Duration.ofSeconds(1), 2, Duration.ofSeconds(30), jitter,
					Duration.ZERO))
				.next(FAILED, null)
				.toMillis());
		}
		assertThat(waits).allMatch((wait) -> wait >= 1000 * (1 - jitter) && wait <= 1000 * (1 + jitter))
			.anyMatch((wait) -> wait < 1000 * (1 - jitter * 0.9))
			.anyMatch((wait) -> wait > 1000 * (1 + jitter * 0.9));
	}

}
