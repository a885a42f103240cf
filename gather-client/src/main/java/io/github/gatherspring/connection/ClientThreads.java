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

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.TaskDecorator;

/**
 * Threads that clients run on: one timer and as many workers as are busy at a time. Made
 * when the first client starts and given back when the last one stops, so that nothing is
 * left behind. The timer's thread is not a daemon: an application that consists of a bot
 * alone stays alive as long as its client is started.
 *
 * @since 0.1.0
 */
public final class ClientThreads {

	private static final ClientThreads SHARED = new ClientThreads(null, null, null);

	private final @Nullable ThreadFactory workerFactory;

	private final @Nullable Time time;

	private final @Nullable ExecutorService workers;

	/* Whose threads these are, where they are another's. */
	private final @Nullable ClientThreads origin;

	private final @Nullable TaskDecorator decorator;

	private final Object monitor = new Object();

	private int leases;

	private @Nullable Running running;

	private ClientThreads(@Nullable ThreadFactory workerFactory, @Nullable Time time,
			@Nullable ExecutorService workers) {
		this(workerFactory, time, workers, null, null);
	}

	private ClientThreads(@Nullable ThreadFactory workerFactory, @Nullable Time time, @Nullable ExecutorService workers,
			@Nullable ClientThreads origin, @Nullable TaskDecorator decorator) {
		this.workerFactory = workerFactory;
		this.time = time;
		this.workers = workers;
		this.origin = origin;
		this.decorator = decorator;
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
		return new ClientThreads(workerFactory, null, null);
	}

	/**
	 * Returns threads whose clock and alarms are somebody else's.
	 */
	static ClientThreads of(Time time) {
		return new ClientThreads(null, time, null);
	}

	/**
	 * Returns threads that are all somebody else's.
	 */
	static ClientThreads of(Time time, ExecutorService workers) {
		return new ClientThreads(null, time, workers);
	}

	/**
	 * Returns the present time on the clock of the clients' alarms, started or not.
	 * @return nanoseconds since some moment
	 */
	long nanos() {
		return (this.time != null) ? this.time.nanos() : System.nanoTime();
	}

	/**
	 * Return the same threads with something around each task that they are given.
	 * @param decorator decorates the tasks
	 * @return a view of these threads
	 */
	public ClientThreads decorated(TaskDecorator decorator) {
		return new ClientThreads(this.workerFactory, this.time, this.workers, this, decorator);
	}

	Lease acquire() {
		if (this.origin != null && this.decorator != null) {
			return this.origin.acquire().decorated(this.decorator);
		}
		synchronized (this.monitor) {
			Running current = this.running;
			if (current == null) {
				current = new Running(this.workerFactory, this.time, this.workers);
				this.running = current;
			}
			this.leases++;
			return new Lease(this, current, current.workers);
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

		private final ExecutorService workers;

		private boolean released;

		private Lease(ClientThreads owner, Running running, ExecutorService workers) {
			this.owner = owner;
			this.running = running;
			this.workers = workers;
		}

		private Lease decorated(TaskDecorator decorator) {
			return new Lease(this.owner, this.running, new DecoratedWorkers(this.workers, decorator));
		}

		ExecutorService workers() {
			return this.workers;
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

		private final ExecutorService workers;

		private final @Nullable ThreadPoolExecutor pool;

		private final @Nullable RealTime timer;

		private final Time time;

		Running(@Nullable ThreadFactory workerFactory, @Nullable Time time, @Nullable ExecutorService workers) {
			this.pool = (workers == null) ? pool(workerFactory) : null;
			this.workers = (this.pool != null) ? this.pool : Objects.requireNonNull(workers);
			RealTime real = (time == null) ? new RealTime() : null;
			if (real != null) {
				real.start();
			}
			this.timer = real;
			this.time = (real != null) ? real : Objects.requireNonNull(time);
		}

		private static ThreadPoolExecutor pool(@Nullable ThreadFactory workerFactory) {
			AtomicInteger count = new AtomicInteger();
			ThreadFactory factory = (workerFactory != null) ? workerFactory : (task) -> {
				Thread thread = new Thread(task, "gather-worker-" + count.incrementAndGet());
				thread.setDaemon(true);
				return thread;
			};
			// Tasks may block (a listener, a send to a slow peer), so none may wait
			// behind another; idle threads go after a while.
			return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
					factory);
		}

		void end() {
			if (this.timer != null) {
				this.timer.end();
			}
			// Not shut down, or the late end of an action would be refused: without
			// tasks no thread is left.
			if (this.pool != null) {
				this.pool.setKeepAliveTime(0, TimeUnit.SECONDS);
			}
		}

	}

}
