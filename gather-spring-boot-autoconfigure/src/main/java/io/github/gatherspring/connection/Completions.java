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

/**
 * Tells the ends of actions away from the socket's thread, since an end may run an
 * application's code. One worker tells them in order; when that code blocks, another
 * worker takes over the rest, so that no answer waits behind somebody's listener.
 */
final class Completions {

	private static final Log logger = LogFactory.getLog(Completions.class);

	private static final long STUCK_NANOS = 20_000_000;

	private final Executor workers;

	private final Time time;

	private final Queue<Runnable> ends = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	/** The worker that is in charge; one that finds a successor leaves. */
	private final AtomicInteger generation = new AtomicInteger();

	private volatile long startedAt;

	private volatile boolean busy;

	Completions(Executor workers, Time time) {
		this.workers = workers;
		this.time = time;
	}

	void execute(Runnable end) {
		this.ends.add(end);
		if (this.waiting.getAndIncrement() == 0) {
			startWorker();
		}
		else {
			relieveIfStuck();
		}
	}

	/**
	 * Looks whether the worker is stuck and puts another in its place. Called now and
	 * then as long as there are actions.
	 */
	void relieveIfStuck() {
		int current = this.generation.get();
		if (this.busy && this.waiting.get() > 1 && this.time.nanos() - this.startedAt > STUCK_NANOS
				&& this.generation.compareAndSet(current, current + 1)) {
			// The stuck one's own item counts as done, or the new worker would wait for
			// it.
			this.waiting.decrementAndGet();
			this.busy = false;
			int mine = current + 1;
			this.workers.execute(() -> work(mine));
		}
	}

	boolean isIdle() {
		return this.waiting.get() == 0;
	}

	private void startWorker() {
		int mine = this.generation.incrementAndGet();
		this.workers.execute(() -> work(mine));
	}

	private void work(int mine) {
		do {
			Runnable end = this.ends.poll();
			this.startedAt = this.time.nanos();
			this.busy = true;
			if (end != null) {
				tell(end);
			}
			if (this.generation.get() != mine) {
				return;
			}
			this.busy = false;
		}
		while (this.waiting.decrementAndGet() != 0);
	}

	private void tell(Runnable end) {
		try {
			end.run();
		}
		catch (Throwable ex) {
			logger.error("The code that an action's end runs failed", ex);
		}
	}

}
