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

package io.github.gatherspring.smartobjects;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * When to send one message again: after what may pass, at the time that the server named,
 * and not beyond a limit. One for each message.
 */
final class DeliveryRetries implements RetryPolicy {

	private final BackOff backOff;

	private final InstantSource clock;

	private final Instant end;

	private @Nullable SmartObjectException last;

	DeliveryRetries(BackOff backOff, InstantSource clock, Duration longestWait) {
		this.backOff = backOff;
		this.clock = clock;
		this.end = clock.instant().plus(longestWait);
	}

	@Override
	public boolean shouldRetry(Throwable failure) {
		this.last = (failure instanceof SmartObjectException ex) ? ex : null;
		return this.last != null && this.last.isRetryable();
	}

	@Override
	public BackOff getBackOff() {
		return () -> {
			BackOffExecution execution = this.backOff.start();
			return () -> next(execution.nextBackOff());
		};
	}

	private long next(long backOff) {
		if (backOff == BackOffExecution.STOP) {
			return BackOffExecution.STOP;
		}
		Instant now = this.clock.instant();
		Instant at = now.plusMillis(backOff);
		Instant asked = (this.last != null) ? this.last.retryAt() : null;
		if (asked != null && asked.isAfter(at)) {
			at = asked;
		}
		return at.isAfter(this.end) ? BackOffExecution.STOP : Duration.between(now, at).toMillis();
	}

}
