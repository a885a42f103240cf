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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Ends are told once each, in order, past those that are stuck.
 */
class CompletionsTests {

	private final ManualTime time = new ManualTime();

	private final ExecutorService workers = Executors.newCachedThreadPool();

	private final Completions completions = new Completions(this.workers, this.time);

	@AfterEach
	void stop() {
		this.workers.shutdownNow();
	}

	@Test
	void anEndThatThrowsWhateverDoesNotKeepTheNextOnesBack() throws Exception {
		CountDownLatch told = new CountDownLatch(1);
		this.completions.execute(() -> {
			throw new IllegalStateException("an application's own trouble");
		});
		this.completions.execute(() -> {
			throw new OutOfMemoryError("as if");
		});
		this.completions.execute(() -> {
			throw new StackOverflowError("as if");
		});
		this.completions.execute(told::countDown);
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aWorkerThatCannotBeStartedIsTriedAgain() throws Exception {
		AtomicInteger refusals = new AtomicInteger(2);
		Completions scarce = new Completions((task) -> {
			if (refusals.getAndDecrement() > 0) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			this.workers.execute(task);
		}, this.time);
		CountDownLatch told = new CountDownLatch(2);
		scarce.execute(told::countDown);
		scarce.execute(told::countDown);
		assertThat(told.getCount()).isEqualTo(2);
		assertThat(scarce.isIdle()).isFalse();
		scarce.relieveIfStuck();
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
		await().until(scarce::isIdle);
	}

	@Test
	void anotherWorkerTakesOverFromOneThatIsStuck() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch told = new CountDownLatch(2);
		this.completions.execute(() -> {
			begun.countDown();
			awaitQuietly(release);
		});
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		this.completions.execute(told::countDown);
		this.completions.relieveIfStuck();
		assertThat(told.getCount()).isEqualTo(2);
		this.time.advance(Duration.ofMillis(50));
		this.completions.relieveIfStuck();
		await().until(() -> told.getCount() == 1);
		release.countDown();
		this.completions.execute(told::countDown);
		assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void whileWorkersAreRelievedAllTheTimeEveryEndIsToldOnce() throws Exception {
		Set<Integer> told = ConcurrentHashMap.newKeySet();
		AtomicInteger twice = new AtomicInteger();
		int count = 200_000;
		for (int i = 0; i < count; i++) {
			int number = i;
			// Every look finds the worker late.
			this.time.advance(Duration.ofMillis(21));
			this.completions.execute(() -> {
				if (!told.add(number)) {
					twice.incrementAndGet();
				}
			});
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> told.size() == count);
		assertThat(twice).hasValue(0);
		await().until(this.completions::isIdle);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
