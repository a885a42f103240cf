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
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Where a client's connection stands, for whoever looks or waits. Written by the present
 * {@link ConnectionLoop} alone. Its lock guards the waiting and nothing else is done
 * under it.
 */
final class StatusBoard {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private volatile ConnectionStatus status;

	StatusBoard(Instant now) {
		this.status = ConnectionStatus.initial(now);
	}

	ConnectionStatus get() {
		return this.status;
	}

	/**
	 * Goes over to another state.
	 * @param next the state
	 * @param at when it begins
	 * @param change what else changes
	 * @return the status after
	 * @throws IllegalStateException if the state cannot follow the present one
	 */
	ConnectionStatus transition(ConnectionState next, Instant at, UnaryOperator<ConnectionStatus> change) {
		ConnectionStatus before = this.status;
		if (!before.state().canBecome(next)) {
			throw new IllegalStateException("A connection cannot become " + next + " when it is " + before.state());
		}
		ConnectionStatus after = change.apply(before).withState(next, at);
		show(after);
		return after;
	}

	/**
	 * Changes details of the present state.
	 * @param change what changes
	 */
	void amend(UnaryOperator<ConnectionStatus> change) {
		show(change.apply(this.status));
	}

	private void show(ConnectionStatus after) {
		this.lock.lock();
		try {
			this.status = after;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for a status.
	 * @param wanted what to wait for
	 * @param timeout how long to wait at most
	 * @return the status that ended the wait
	 */
	ConnectionStatus await(Predicate<ConnectionStatus> wanted, Duration timeout) {
		long nanos = timeout.toNanos();
		this.lock.lock();
		try {
			while (!wanted.test(this.status) && nanos > 0) {
				nanos = this.changed.awaitNanos(nanos);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
		return this.status;
	}

}
