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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who works a queue off.
 */
class ClaimTests {

	private final ReentrantLock lock = new ReentrantLock();

	private final Claim claim = new Claim(this.lock);

	private void locked(Runnable task) {
		this.lock.lock();
		try {
			task.run();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Test
	void oneAtATimeHasIt() {
		assertThat(this.claim.take()).isTrue();
		assertThat(this.claim.take()).isFalse();
		assertThat(this.claim.isHeld()).isTrue();
		assertThat(this.claim.awaitEnd(Duration.ZERO)).isFalse();
		locked(this.claim::end);
		assertThat(this.claim.awaitEnd(Duration.ZERO)).isTrue();
		assertThat(this.claim.take()).isTrue();
	}

	@Test
	void aClaimThatEndsTakesTheInterruptionWithIt() {
		this.claim.take();
		locked(this.claim::begin);
		assertThat(this.claim.isWorker(Thread.currentThread())).isTrue();
		Thread.currentThread().interrupt();
		locked(this.claim::end);
		assertThat(Thread.interrupted()).isFalse();
		assertThat(this.claim.isWorker(Thread.currentThread())).isFalse();
	}

	@Test
	void aClaimGivenBackBySomebodyElseLeavesTheInterruptionAlone() {
		this.claim.take();
		Thread.currentThread().interrupt();
		locked(this.claim::end);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void theWorkerIsInterruptedButNeverTheCaller() throws Exception {
		this.claim.take();
		locked(this.claim::begin);
		locked(this.claim::interrupt);
		assertThat(Thread.interrupted()).isFalse();
		CompletableFuture<Void> begun = new CompletableFuture<>();
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		Thread worker = new Thread(() -> {
			locked(this.claim::begin);
			begun.complete(null);
			try {
				new CompletableFuture<Void>().get();
			}
			catch (Exception ex) {
				interrupted.complete(ex instanceof InterruptedException);
			}
		});
		worker.start();
		begun.get(1, TimeUnit.MINUTES);
		locked(this.claim::interrupt);
		assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
		worker.join();
	}

	@Test
	void whoWaitsForTheEndGoesOnWithIt() throws Exception {
		this.claim.take();
		CompletableFuture<Boolean> ended = CompletableFuture
			.supplyAsync(() -> this.claim.awaitEnd(Duration.ofMinutes(1)), (task) -> new Thread(task).start());
		locked(this.claim::end);
		assertThat(ended.get(1, TimeUnit.MINUTES)).isTrue();
	}

}
