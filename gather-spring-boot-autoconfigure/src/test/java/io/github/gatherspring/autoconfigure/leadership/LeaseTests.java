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
package io.github.gatherspring.autoconfigure.leadership;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long an instance believes that it has the lock.
 */
class LeaseTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

	private final AtomicLong millis = new AtomicLong();

	private final Lease lease = new Lease(Duration.ofSeconds(3), this.nanos::get, this.millis::get);

	private void pass(long millis) {
		this.nanos.addAndGet(millis * 1_000_000);
		this.millis.addAndGet(millis);
	}

	@Test
	void countsFromTheBeginningOfTheCallThatRenewedIt() {
		assertThat(this.lease.isValid()).isFalse();
		Lease.Mark began = this.lease.mark();
		pass(2000);
		this.lease.renewed(began, true);
		pass(1000);
		assertThat(this.lease.isValid()).isTrue();
		pass(1);
		assertThat(this.lease.isValid()).isFalse();
		this.lease.renewed(this.lease.mark(), false);
		assertThat(this.lease.isValid()).isTrue();
		this.lease.ended();
		assertThat(this.lease.isValid()).isFalse();
	}

	@Test
	void aMachineThatWasSuspendedLosesItWhicheverClockStoodStill() {
		this.lease.renewed(this.lease.mark(), true);
		this.millis.addAndGet(3001);
		assertThat(this.lease.isValid()).isFalse();
		this.lease.renewed(this.lease.mark(), true);
		this.nanos.addAndGet(3_001_000_000L);
		assertThat(this.lease.isValid()).isFalse();
	}

	@Test
	void onceActedUponALossIsNotMendedByALateRenewal() {
		this.lease.renewed(this.lease.mark(), true);
		this.lease.breakOff();
		this.lease.renewed(this.lease.mark(), false);
		assertThat(this.lease.isValid()).isFalse();
		this.lease.renewed(this.lease.mark(), true);
		assertThat(this.lease.isValid()).isTrue();
	}

}
