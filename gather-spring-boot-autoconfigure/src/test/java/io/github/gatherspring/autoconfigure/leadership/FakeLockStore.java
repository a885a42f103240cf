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
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.integration.support.locks.DistributedLock;
import org.springframework.integration.support.locks.LockRegistry;

/**
 * What several instances share as they would a database: locks with leases, which the
 * test can take away, make fail, or make silent. The locks in each instance behave as
 * those of {@code JdbcLockRegistry}: they count holds locally, and renew by locking
 * again.
 */
final class FakeLockStore {

	private final Map<String, Holder> holders = new HashMap<>();

	private volatile @Nullable RuntimeException failure;

	private volatile CountDownLatch open = new CountDownLatch(0);

	LockRegistry<DistributedLock> registry(String instance) {
		Map<Object, FakeLock> locks = new HashMap<>();
		return (key) -> locks.computeIfAbsent(key, (each) -> new FakeLock(instance, each.toString()));
	}

	synchronized @Nullable String holder(String key) {
		Holder holder = this.holders.get(key);
		return (holder != null && holder.until() - System.nanoTime() > 0) ? holder.instance() : null;
	}

	/**
	 * Gives the lock to somebody else, as when it had expired.
	 */
	synchronized void give(String key, String instance) {
		this.holders.put(key, new Holder(instance, System.nanoTime() + TimeUnit.HOURS.toNanos(1)));
	}

	synchronized void free(String key) {
		this.holders.remove(key);
	}

	void fail(@Nullable RuntimeException with) {
		this.failure = with;
	}

	void freeze() {
		this.open = new CountDownLatch(1);
	}

	void thaw() {
		this.open.countDown();
	}

	private void answer() {
		boolean interrupted = false;
		while (this.open.getCount() > 0) {
			try {
				this.open.await();
			}
			catch (InterruptedException ex) {
				// As a driver that reads from a socket.
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		RuntimeException thrown = this.failure;
		if (thrown != null) {
			throw thrown;
		}
	}

	private boolean acquire(String key, String instance, Duration lease) {
		answer();
		synchronized (this) {
			String present = holder(key);
			if (present != null && !present.equals(instance)) {
				return false;
			}
			this.holders.put(key, new Holder(instance, System.nanoTime() + lease.toNanos()));
			return true;
		}
	}

	private boolean delete(String key, String instance) {
		answer();
		synchronized (this) {
			return instance.equals(holder(key)) && this.holders.remove(key) != null;
		}
	}

	private record Holder(String instance, long until) {
	}

	private final class FakeLock implements DistributedLock {

		private final ReentrantLock local = new ReentrantLock();

		private final String instance;

		private final String key;

		FakeLock(String instance, String key) {
			this.instance = instance;
			this.key = key;
		}

		@Override
		public boolean tryLock(Duration waitTime, Duration ttl) throws InterruptedException {
			if (!this.local.tryLock(waitTime.toMillis(), TimeUnit.MILLISECONDS)) {
				return false;
			}
			long end = System.nanoTime() + waitTime.toNanos();
			boolean acquired = false;
			try {
				do {
					acquired = acquire(this.key, this.instance, ttl);
					if (!acquired) {
						TimeUnit.MILLISECONDS.sleep(5);
					}
				}
				while (!acquired && System.nanoTime() - end < 0);
				return acquired;
			}
			finally {
				if (!acquired) {
					this.local.unlock();
				}
			}
		}

		@Override
		public void unlock() {
			if (!this.local.isHeldByCurrentThread()) {
				throw new IllegalMonitorStateException("not held");
			}
			if (this.local.getHoldCount() > 1) {
				this.local.unlock();
				return;
			}
			try {
				if (Thread.currentThread().isInterrupted()) {
					throw new IllegalStateException("no connection for an interrupted thread");
				}
				if (!delete(this.key, this.instance)) {
					throw new ConcurrentModificationException("expired");
				}
			}
			finally {
				this.local.unlock();
			}
		}

		@Override
		public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
			return tryLock(Duration.of(time, unit.toChronoUnit()), Duration.ofSeconds(60));
		}

		@Override
		public boolean tryLock() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void lock() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void lock(Duration ttl) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void lockInterruptibly() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Condition newCondition() {
			throw new UnsupportedOperationException();
		}

	}

}
