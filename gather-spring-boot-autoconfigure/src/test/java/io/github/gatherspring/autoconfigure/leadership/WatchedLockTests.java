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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The lock as the election's thread uses it: obtained, renewed by obtaining it again and
 * freed, in the order in which Spring Integration calls it.
 */
class WatchedLockTests {

	private final FakeLockStore store = new FakeLockStore();

	private final Lease lease = new Lease(Duration.ofMinutes(1));

	private final AtomicBoolean aside = new AtomicBoolean();

	private final WatchedLock lock = new WatchedLock(this.store.registry("here").obtain("role"), this.lease,
			Duration.ofHours(1), new LockStore("[gather] "), new LeaderDirectory(null, "role", "here"),
			this.aside::get);

	private boolean tryLock() throws InterruptedException {
		return this.lock.tryLock(1, TimeUnit.MILLISECONDS);
	}

	private void renew() throws InterruptedException {
		assertThat(tryLock()).isTrue();
		this.lock.unlock();
	}

	@Test
	void isFreeForOthersOnceUnlocked() throws InterruptedException {
		assertThat(tryLock()).isTrue();
		renew();
		assertThat(this.store.holder("role")).isEqualTo("here");
		assertThat(this.lease.isValid()).isTrue();
		this.lock.unlock();
		assertThat(this.store.holder("role")).isNull();
		assertThat(this.lease.isValid()).isFalse();
	}

	@Test
	void isFreedOnAnInterruptedThreadTooWhichStaysInterrupted() throws InterruptedException {
		assertThat(tryLock()).isTrue();
		Thread.currentThread().interrupt();
		this.lock.unlock();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.store.holder("role")).isNull();
	}

	@Test
	void afterItWasLostAndWonAgainOneUnlockFreesIt() throws InterruptedException {
		assertThat(tryLock()).isTrue();
		this.store.give("role", "there");
		assertThat(tryLock()).isFalse();
		assertThat(this.lease.isValid()).isFalse();
		this.store.free("role");
		assertThat(tryLock()).isTrue();
		this.lock.unlock();
		assertThat(this.store.holder("role")).isNull();
	}

	@Test
	void aRenewalThatComesAfterTheClientWasStoppedEndsTheHold() throws InterruptedException {
		assertThat(tryLock()).isTrue();
		this.lease.breakOff();
		assertThatIllegalStateException().isThrownBy(this::tryLock).withMessageContaining("too late");
		// What the election does about an exception.
		this.lock.unlock();
		assertThat(this.store.holder("role")).isNull();
		assertThat(tryLock()).isTrue();
		assertThat(this.lease.isValid()).isTrue();
	}

	@Test
	void isLeftToOthersWhileThisInstanceStandsAside() throws InterruptedException {
		this.aside.set(true);
		assertThat(tryLock()).isFalse();
		assertThat(this.store.holder("role")).isNull();
		this.aside.set(false);
		assertThat(tryLock()).isTrue();
	}

	@Test
	void aStoreThatFailsAllNightIsOneLineAndItsRecoveryAnother() throws InterruptedException {
		try (LogCapture log = new LogCapture()) {
			this.store.fail(new IllegalStateException("outer", new IllegalStateException("connection\nrefused")));
			for (int i = 0; i < 10; i++) {
				assertThatIllegalStateException().isThrownBy(this::tryLock);
			}
			this.store.fail(null);
			assertThat(tryLock()).isTrue();
			assertThat(log.lines(Level.WARN)).singleElement()
				.satisfies((line) -> assertThat(line).startsWith("[gather] ").contains("connection refused"));
			assertThat(log.lines(Level.INFO)).singleElement()
				.satisfies((line) -> assertThat(line).contains("works again"));
		}
	}

}
