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

package io.github.gatherspring.simulator.wire;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(20)
class SimulatorThreadTests {

	@Test
	void whoAsksAThreadThatHasEndedIsToldSoAndDoesNotWait() {
		SimulatorThread thread = new SimulatorThread();
		thread.close();
		assertThatIllegalStateException().isThrownBy(() -> thread.run(() -> {
		})).withMessageContaining("has ended");
		assertThat(thread.tryRun(() -> {
		}, Duration.ofSeconds(10))).isFalse();
	}

	@Test
	void theEndOfTheThreadIsHeardOf() {
		SimulatorThread thread = new SimulatorThread();
		CompletableFuture<Void> ended = new CompletableFuture<>();
		thread.onEnd(() -> ended.complete(null));
		assertThat(ended).isNotDone();
		thread.close();
		assertThat(ended).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	void aThreadThatIsBusyIsNotWaitedForTooLong() {
		CountDownLatch busy = new CountDownLatch(1);
		try (SimulatorThread thread = new SimulatorThread()) {
			thread.eventLoop().execute(() -> await(busy));
			assertThat(thread.tryRun(() -> {
			}, Duration.ofMillis(50))).isFalse();
			busy.countDown();
			assertThat(thread.tryRun(() -> {
			}, Duration.ofSeconds(10))).isTrue();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
