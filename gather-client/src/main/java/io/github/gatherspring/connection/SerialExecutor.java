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
import java.util.concurrent.atomic.AtomicInteger;

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

	private final AtomicInteger waiting = new AtomicInteger();

	private volatile @Nullable Thread thread;

	SerialExecutor(Executor workers) {
		this.workers = workers;
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
		if (this.waiting.getAndIncrement() == 0) {
			this.workers.execute(this);
		}
	}

	boolean isCurrentThread() {
		return this.thread == Thread.currentThread();
	}

	@Override
	public void run() {
		do {
			this.thread = Thread.currentThread();
			Runnable task = this.tasks.poll();
			if (task != null) {
				runSafely(task);
			}
			this.thread = null;
		}
		while (this.waiting.decrementAndGet() != 0);
	}

	private void runSafely(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// Whatever it was, the tasks after it must run: one of them ends the
			// connection.
			logger.error("A task of the connection failed", ex);
		}
	}

}
