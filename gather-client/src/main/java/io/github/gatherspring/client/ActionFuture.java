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

package io.github.gatherspring.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;

import io.github.gatherspring.client.GatherClientObserver.ActionObservation;
import io.github.gatherspring.client.GatherClientObserver.Scope;
import io.github.gatherspring.connection.ActionEnd;
import io.github.gatherspring.setting.SettingNames;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an action. It is never completed on the socket's thread, whatever depends
 * on it: a thread that waits for it and is alone in that completes it itself, which saves
 * a change of threads, and otherwise one of the client's workers does. A waiting thread
 * registers here and not as a dependent, so that it can be told apart.
 */
final class ActionFuture extends CompletableFuture<Void> implements ActionEnd {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private static final AtomicReferenceFieldUpdater<ActionFuture, @Nullable Thread> WAITER = AtomicReferenceFieldUpdater
		.newUpdater(ActionFuture.class, Thread.class, "waiter");

	private final String action;

	private final @Nullable ActionObservation observation;

	private final SettingNames names;

	private final @Nullable UnwatchedFailures unwatched;

	/** Whether somebody has asked for the end. */
	private volatile boolean lookedAt;

	/** The thread that waits, and that completes this future once it has left here. */
	private volatile @Nullable Thread waiter;

	private static final Scope NO_SCOPE = () -> {
	};

	/** What the waiting thread is to do; set before it is sent away. */
	private @Nullable Runnable telling;

	ActionFuture(String action, @Nullable ActionObservation observation) {
		this(action, observation, SettingNames.OF_BUILDER, null);
	}

	/**
	 * Creates the answer to an action.
	 * @param action the action's name
	 * @param observation hears of the end
	 * @param names names settings in failures
	 * @param unwatched hears of a failure that nobody looks at
	 */
	ActionFuture(String action, @Nullable ActionObservation observation, SettingNames names,
			@Nullable UnwatchedFailures unwatched) {
		this.action = action;
		this.observation = observation;
		this.names = names;
		this.unwatched = unwatched;
	}

	@Override
	public boolean endInline(Runnable telling) {
		Thread waiting = this.waiter;
		// Whoever else depends on this future is none of the waiting thread's business.
		if (waiting == null || getNumberOfDependents() > 0) {
			return false;
		}
		this.telling = telling;
		if (!WAITER.compareAndSet(this, waiting, null)) {
			this.telling = null;
			return false;
		}
		LockSupport.unpark(waiting);
		return true;
	}

	@Override
	public void succeeded() {
		end(null);
	}

	@Override
	public void refused(String reason) {
		end(new GatherActionException(this.action, reason, this.names));
	}

	@Override
	public void timedOut(Duration timeout, boolean sent) {
		end(new GatherTimeoutException(this.action, timeout, sent, this.names));
	}

	@Override
	public void disconnected(String reason, boolean sent) {
		end(new GatherDisconnectedException("The action '" + this.action + "' failed: " + reason, sent));
	}

	@Override
	public void queueFull(int waiting, String limit) {
		end(new GatherQueueFullException(this.action, waiting, limit));
	}

	private void end(@Nullable GatherException failure) {
		if (this.observation != null) {
			try {
				this.observation.ended(failure);
			}
			catch (Throwable ex) {
				// Whoever measures must not keep the answer from who waits for it.
				logger.error("The observation of the action '" + this.action + "' failed", ex);
			}
		}
		Scope scope = scope();
		try {
			if (failure != null) {
				fail(failure);
			}
			else {
				complete(null);
			}
		}
		finally {
			scope.close();
		}
	}

	private Scope scope() {
		if (this.observation != null && getNumberOfDependents() > 0) {
			try {
				return this.observation.openScope();
			}
			catch (Throwable ex) {
				logger.error("The observation of the action '" + this.action + "' failed", ex);
			}
		}
		return NO_SCOPE;
	}

	/**
	 * Ends with a failure, which is noted if nobody has asked for the end so far.
	 */
	void fail(RuntimeException failure) {
		boolean watched = this.lookedAt || getNumberOfDependents() > 0;
		if (completeExceptionally(failure) && !watched && this.unwatched != null) {
			this.unwatched.failed(this.action, this, failure);
		}
	}

	boolean isLookedAt() {
		return this.lookedAt;
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		// Called whenever somebody begins to depend on this future.
		this.lookedAt = true;
		return new CompletableFuture<>();
	}

	@Override
	public boolean isCompletedExceptionally() {
		this.lookedAt = true;
		return super.isCompletedExceptionally();
	}

	@Override
	public Void getNow(Void valueIfAbsent) {
		this.lookedAt = true;
		return super.getNow(valueIfAbsent);
	}

	@Override
	public boolean complete(Void value) {
		boolean changed = super.complete(value);
		wake();
		return changed;
	}

	@Override
	public boolean completeExceptionally(Throwable failure) {
		boolean changed = super.completeExceptionally(failure);
		wake();
		return changed;
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = super.cancel(mayInterruptIfRunning);
		wake();
		return cancelled;
	}

	private void wake() {
		Thread waiting = this.waiter;
		if (waiting != null) {
			LockSupport.unpark(waiting);
		}
	}

	@Override
	public Void join() {
		this.lookedAt = true;
		boolean interrupted = false;
		if (register()) {
			while (isWaiting()) {
				LockSupport.park(this);
				interrupted |= Thread.interrupted();
			}
			leave();
		}
		try {
			return super.join();
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public Void get() throws InterruptedException, ExecutionException {
		this.lookedAt = true;
		if (register()) {
			try {
				while (isWaiting()) {
					if (Thread.interrupted()) {
						throw new InterruptedException();
					}
					LockSupport.park(this);
				}
			}
			finally {
				leave();
			}
		}
		return super.get();
	}

	@Override
	public Void get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
		this.lookedAt = true;
		if (register()) {
			long deadline = System.nanoTime() + unit.toNanos(timeout);
			try {
				long left = unit.toNanos(timeout);
				while (isWaiting() && left > 0) {
					if (Thread.interrupted()) {
						throw new InterruptedException();
					}
					LockSupport.parkNanos(this, left);
					left = deadline - System.nanoTime();
				}
			}
			finally {
				leave();
			}
			return super.get(0, TimeUnit.NANOSECONDS);
		}
		return super.get(timeout, unit);
	}

	private boolean register() {
		return !isDone() && WAITER.compareAndSet(this, null, Thread.currentThread());
	}

	private boolean isWaiting() {
		return this.waiter == Thread.currentThread() && !isDone();
	}

	/**
	 * Waits no longer. If the end was passed to this thread in the meantime, it tells it.
	 */
	private void leave() {
		if (!WAITER.compareAndSet(this, Thread.currentThread(), null)) {
			Runnable passed = this.telling;
			this.telling = null;
			if (passed != null) {
				passed.run();
			}
		}
	}

}
