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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The timer and whatever its alarms throw.
 */
class RealTimeTests {

	private final RealTime time = new RealTime();

	@BeforeEach
	void start() {
		this.time.start();
	}

	@AfterEach
	void end() {
		this.time.end();
	}

	private static boolean within(CountDownLatch latch) throws InterruptedException {
		return latch.await(20, TimeUnit.SECONDS);
	}

	@Test
	void alarmsRingInTheOrderOfTheirTimes() throws Exception {
		StringBuffer rung = new StringBuffer();
		CountDownLatch last = new CountDownLatch(1);
		this.time.schedule(Duration.ofMillis(60), () -> {
			rung.append("second");
			last.countDown();
		});
		this.time.schedule(Duration.ofMillis(10), () -> rung.append("first "));
		assertThat(within(last)).isTrue();
		assertThat(rung).hasToString("first second");
	}

	@Test
	void anAlarmThatFailsForWantOfMemoryRingsAgain() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		CountDownLatch second = new CountDownLatch(1);
		this.time.schedule(Duration.ZERO, () -> {
			if (calls.incrementAndGet() == 1) {
				throw new OutOfMemoryError("as the test wants");
			}
			second.countDown();
		});
		assertThat(within(second)).isTrue();
	}

	@Test
	void whateverAnAlarmThrowsTheOthersRingAndItsRepetitionsToo() throws Exception {
		CountDownLatch repeated = new CountDownLatch(5);
		CountDownLatch other = new CountDownLatch(1);
		this.time.repeat(Duration.ZERO, Duration.ofMillis(1), () -> {
			repeated.countDown();
			throw new StackOverflowError("as the test wants");
		});
		this.time.schedule(Duration.ofMillis(5), () -> {
			throw new IllegalStateException("as the test wants");
		});
		this.time.schedule(Duration.ofMillis(10), other::countDown);
		assertThat(within(repeated)).isTrue();
		assertThat(within(other)).isTrue();
	}

	@Test
	void whatIsCancelledRingsNoMore() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		CountDownLatch third = new CountDownLatch(3);
		Time.Alarm repeating = this.time.repeat(Duration.ZERO, Duration.ofMillis(1), () -> {
			calls.incrementAndGet();
			third.countDown();
		});
		this.time.schedule(Duration.ofMillis(30), calls::incrementAndGet).cancel();
		assertThat(within(third)).isTrue();
		CountDownLatch between = new CountDownLatch(1);
		// On the timer's own thread, so that no ring is under way.
		this.time.schedule(Duration.ZERO, () -> {
			repeating.cancel();
			calls.set(0);
			between.countDown();
		});
		assertThat(within(between)).isTrue();
		CountDownLatch later = new CountDownLatch(1);
		this.time.schedule(Duration.ofMillis(50), later::countDown);
		assertThat(within(later)).isTrue();
		assertThat(calls).hasValue(0);
	}

}
