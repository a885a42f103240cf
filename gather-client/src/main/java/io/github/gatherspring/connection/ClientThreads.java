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
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Threads that clients run on: one timer and as many workers as are busy at a time. Made
 * when the first client starts and given back when the last one stops, so that nothing is
 * left behind. The timer's thread is not a daemon: an application that consists of a bot
 * alone stays alive as long as its client is started.
 *
 * @since 0.1.0
 */
public final class ClientThreads {

	private static final ClientThreads SHARED = new ClientThreads(null, null);

	private final @Nullable ThreadFactory workerFactory;

	private final @Nullable Time time;

	private final Object monitor = new Object();

	private int leases;

	private @Nullable Running running;

	private ClientThreads(@Nullable ThreadFactory workerFactory, @Nullable Time time) {
		this.workerFactory = workerFactory;
		this.time = time;
	}

	/**
	 * Returns the threads that all clients share unless told otherwise.
	 * @return the shared threads
	 */
	public static ClientThreads shared() {
		return SHARED;
	}

	/**
	 * Returns threads whose workers are made by a factory, for instance as virtual
	 * threads.
	 * @param workerFactory makes the workers
	 * @return new threads
	 */
	public static ClientThreads of(ThreadFactory workerFactory) {
		return new ClientThreads(workerFactory, null);
	}

	/**
	 * Returns threads whose clock and alarms are somebody else's.
	 */
	static ClientThreads of(Time time) {
		return new ClientThreads(null, time);
	}

	Lease acquire() {
		synchronized (this.monitor) {
			Running current = this.running;
			if (current == null) {
				current = new Running(this.workerFactory, this.time);
				this.running = current;
			}
			this.leases++;
			return new Lease(this, current);
		}
	}

	private void release() {
		Running last = null;
		synchronized (this.monitor) {
			if (--this.leases == 0) {
				last = this.running;
				this.running = null;
			}
		}
		if (last != null) {
			last.end();
		}
	}

	/**
	 * The threads for as long as one client needs them.
	 */
	static final class Lease {

		private final ClientThreads owner;

		private final Running running;

		private boolean released;

		private Lease(ClientThreads owner, Running running) {
			this.owner = owner;
			this.running = running;
		}

		ExecutorService workers() {
			return this.running.workers;
		}

		Time time() {
			return this.running.time;
		}

		void release() {
			synchronized (this) {
				if (this.released) {
					return;
				}
				this.released = true;
			}
			this.owner.release();
		}

	}

	private static final class Running {

		private final ThreadPoolExecutor workers;

		private final @Nullable RealTime timer;

		private final Time time;

		Running(@Nullable ThreadFactory workerFactory, @Nullable Time time) {
			AtomicInteger count = new AtomicInteger();
			ThreadFactory factory = (workerFactory != null) ? workerFactory : (task) -> {
				Thread thread = new Thread(task, "gather-worker-" + count.incrementAndGet());
				thread.setDaemon(true);
				return thread;
			};
			// Tasks may block (a listener, a send to a slow peer), so none may wait
			// behind
			// another; idle threads go after a while.
			this.workers = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
					factory);
			RealTime real = (time == null) ? new RealTime() : null;
			this.timer = real;
			this.time = (real != null) ? real : Objects.requireNonNull(time);
		}

		void end() {
			if (this.timer != null) {
				this.timer.end();
			}
			// Not shut down, or the late end of an action would be refused: without
			// tasks no thread is left.
			this.workers.setKeepAliveTime(0, TimeUnit.SECONDS);
		}

	}

	/**
	 * The clock of the system and a timer of our own.
	 */
	private static final class RealTime implements Time {

		private final ScheduledThreadPoolExecutor timer;

		RealTime() {
			this.timer = new ScheduledThreadPoolExecutor(1, (task) -> new Thread(task, "gather-timer"));
			this.timer.setRemoveOnCancelPolicy(true);
			this.timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
			// Started at once: it is what keeps the JVM alive.
			this.timer.prestartCoreThread();
		}

		@Override
		public Instant now() {
			return Instant.now();
		}

		@Override
		public long millis() {
			// An Instant would read the clock to the nanosecond, for each frame.
			return System.currentTimeMillis();
		}

		@Override
		public long nanos() {
			return System.nanoTime();
		}

		@Override
		public Alarm schedule(Duration delay, Runnable task) {
			try {
				Future<?> future = this.timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
				return () -> future.cancel(false);
			}
			catch (RejectedExecutionException ex) {
				// The last client has stopped; whatever was to happen is moot.
				return () -> {
				};
			}
		}

		void end() {
			this.timer.shutdownNow();
		}

	}

}
