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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other on the threads of another executor, so that what they
 * touch needs no locks.
 */
final class SerialExecutor implements Executor, Runnable {

	private static final Log logger = LogFactory.getLog(SerialExecutor.class);

	private final Executor workers;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean scheduled = new AtomicBoolean();

	private volatile @Nullable Thread thread;

	SerialExecutor(Executor workers) {
		this.workers = workers;
	}

	/**
	 * Takes the task that runs before all others. Whoever gives it must then call
	 * {@link #run()}, which runs it on the caller's thread.
	 * @param task the first task
	 */
	void first(Runnable task) {
		this.scheduled.set(true);
		this.tasks.add(task);
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
		revive();
	}

	/**
	 * Sees to it that somebody works the tasks off, also when no thread could be had
	 * before.
	 */
	void revive() {
		if (!this.tasks.isEmpty() && this.scheduled.compareAndSet(false, true)) {
			boolean handed = false;
			try {
				this.workers.execute(this);
				handed = true;
			}
			finally {
				if (!handed) {
					this.scheduled.set(false);
				}
			}
		}
	}

	/**
	 * Checks that the calling thread is running a task of this executor.
	 * @throws IllegalStateException if it is not
	 */
	void check() {
		if (this.thread != Thread.currentThread()) {
			throw new IllegalStateException("Only for tasks of the connection's own executor, not for thread '"
					+ Thread.currentThread().getName() + "'");
		}
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
		try {
			for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
				runSafely(task);
			}
		}
		finally {
			this.thread = null;
			this.scheduled.set(false);
			revive();
		}
	}

	private void runSafely(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// Whatever it was, the tasks after it must run: one of them ends the
			// connection.
			report(ex);
		}
	}

	private static void report(Throwable failure) {
		try {
			logger.error("A task of the connection failed", failure);
		}
		catch (VirtualMachineError again) {
			// No memory to say that there is none; what the task was to do is looked for
			// again every second.
			Thread.onSpinWait();
		}
	}

}
