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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.support.locks.DistributedLock;

/**
 * Lock of a leader that knows how old its last renewal is, and that others can be sure is
 * free once it was given up. On the election's thread, but for what says otherwise.
 */
final class WatchedLock implements Lock {

	private static final Log logger = LogFactory.getLog(Candidacy.class);

	private final Lock delegate;

	private final Lease lease;

	private final Duration timeToLive;

	private final LockStore store;

	private final LeaderDirectory directory;

	private final BooleanSupplier aside;

	private int holds;

	private volatile Lease.@Nullable Mark asking;

	/**
	 * Creates a watched lock.
	 * @param delegate the lock
	 * @param lease hears of each renewal
	 * @param timeToLive how long the lock outlives its last renewal, if it can be told
	 * @param store hears whether the lock can be asked for
	 * @param directory reads who leads, when somebody else does
	 * @param aside says that the lock must not be taken at present
	 */
	WatchedLock(Lock delegate, Lease lease, Duration timeToLive, LockStore store, LeaderDirectory directory,
			BooleanSupplier aside) {
		this.delegate = delegate;
		this.lease = lease;
		this.timeToLive = timeToLive;
		this.store = store;
		this.directory = directory;
		this.aside = aside;
	}

	/**
	 * Returns how long the present call to the lock has been without an answer. Any
	 * thread.
	 * @return the time; zero when there is no such call
	 */
	Duration silence() {
		Lease.Mark mark = this.asking;
		return (mark != null) ? this.lease.passed(mark) : Duration.ZERO;
	}

	@Override
	public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
		if (this.holds == 0 && this.aside.getAsBoolean()) {
			unit.sleep(time);
			return false;
		}
		Lease.Mark began = this.lease.mark();
		boolean acquired = ask(time, unit, began);
		if (!acquired) {
			if (this.holds > 0) {
				releaseStale();
			}
			this.directory.look();
			return false;
		}
		if (this.holds > 0 && this.lease.isBroken()) {
			this.delegate.unlock();
			// The election gives the lock up on an exception, and only then.
			throw new IllegalStateException("The lock was renewed too late: the client is stopped already");
		}
		this.lease.renewed(began, this.holds == 0);
		this.holds++;
		return true;
	}

	private boolean ask(long time, TimeUnit unit, Lease.Mark began) throws InterruptedException {
		this.asking = began;
		try {
			boolean acquired = (this.delegate instanceof DistributedLock distributed)
					? distributed.tryLock(Duration.of(time, unit.toChronoUnit()), this.timeToLive)
					: this.delegate.tryLock(time, unit);
			this.store.answered();
			return acquired;
		}
		catch (RuntimeException ex) {
			if (!Thread.currentThread().isInterrupted()) {
				this.store.failed(ex);
			}
			throw ex;
		}
		finally {
			this.asking = null;
		}
	}

	/**
	 * Another instance has the lock that this thread held. The part of the lock that is
	 * in this JVM is still held, and would keep the lock from being freed by the next
	 * unlock.
	 */
	private void releaseStale() {
		try {
			this.delegate.unlock();
		}
		catch (RuntimeException ex) {
			logger.debug("The lock had expired, as expected", ex);
		}
		finally {
			this.holds = 0;
			this.lease.ended();
		}
	}

	/**
	 * Frees the lock. An interrupt, by which an election is stopped, waits: it would keep
	 * some registries from reaching what they free the lock in.
	 */
	@Override
	public void unlock() {
		boolean interrupted = Thread.interrupted();
		try {
			this.delegate.unlock();
		}
		finally {
			this.holds--;
			if (this.holds == 0) {
				this.lease.ended();
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public void lock() {
		throw new UnsupportedOperationException("An election only tries to lock");
	}

	@Override
	public void lockInterruptibly() {
		throw new UnsupportedOperationException("An election only tries to lock");
	}

	@Override
	public boolean tryLock() {
		throw new UnsupportedOperationException("An election tries to lock for a time");
	}

	@Override
	public Condition newCondition() {
		throw new UnsupportedOperationException("Conditions are not supported");
	}

}
