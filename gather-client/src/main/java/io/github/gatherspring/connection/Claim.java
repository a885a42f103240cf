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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Says who works a queue off: one at a time has the claim, and from its first piece of
 * work on it is the worker. Guarded by the queue's lock, so that a claim ends together
 * with what is found empty.
 */
final class Claim {

	private final ReentrantLock lock;

	private final Condition ended;

	private volatile boolean held;

	private volatile @Nullable Thread worker;

	Claim(ReentrantLock lock) {
		this.lock = lock;
		this.ended = lock.newCondition();
	}

	/**
	 * Takes the claim if nobody has it.
	 * @return whether the caller has it now
	 */
	boolean take() {
		if (this.held) {
			return false;
		}
		this.lock.lock();
		try {
			if (this.held) {
				return false;
			}
			this.held = true;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isHeld() {
		return this.held;
	}

	/**
	 * The calling thread begins to work. Under the lock.
	 */
	void begin() {
		this.worker = Thread.currentThread();
	}

	/**
	 * Gives the claim back. Under the lock.
	 */
	void end() {
		this.held = false;
		if (this.worker == Thread.currentThread()) {
			// The flag belongs to us, not to the next task of the pool's thread.
			Thread.interrupted();
		}
		this.worker = null;
		this.ended.signalAll();
	}

	boolean isWorker(Thread thread) {
		return this.worker == thread;
	}

	/**
	 * Interrupts the worker, unless it is the caller. Under the lock, so that it is the
	 * worker still.
	 */
	void interrupt() {
		Thread running = this.worker;
		if (running != null && running != Thread.currentThread()) {
			running.interrupt();
		}
	}

	/**
	 * Waits until nobody has the claim.
	 * @param limit how long to wait at most
	 * @return whether nobody has
	 */
	boolean awaitEnd(Duration limit) {
		long nanos = limit.toNanos();
		this.lock.lock();
		try {
			while (this.held) {
				if (nanos <= 0) {
					return false;
				}
				nanos = this.ended.awaitNanos(nanos);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

}
