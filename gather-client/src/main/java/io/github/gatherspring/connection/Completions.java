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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells the ends of actions away from the socket's thread, since an end may run an
 * application's code. One worker tells them in order; when that code blocks, another
 * worker takes over the rest, so that no answer waits behind somebody's listener.
 */
final class Completions {

	private static final Log logger = LogFactory.getLog(Completions.class);

	private static final long STUCK_NANOS = 20_000_000;

	/** So many workers may be stuck in an application's code; after that ends wait. */
	static final int MOST_STUCK = 256;

	private final Executor workers;

	private final Time time;

	/* All below: guarded by this queue's monitor. */

	private final Deque<Runnable> ends = new ArrayDeque<>();

	private @Nullable Worker inCharge;

	private int stuck;

	Completions(Executor workers, Time time) {
		this.workers = workers;
		this.time = time;
	}

	void execute(Runnable end) {
		Worker started = null;
		synchronized (this.ends) {
			this.ends.addLast(end);
			if (this.inCharge == null) {
				started = new Worker();
				this.inCharge = started;
			}
			else {
				started = relief();
			}
		}
		start(started);
	}

	/**
	 * Looks whether the worker is stuck, or could not be started, and puts another in its
	 * place. Called now and then as long as there are actions.
	 */
	void relieveIfStuck() {
		Worker started = null;
		synchronized (this.ends) {
			if (this.inCharge != null) {
				started = relief();
			}
			else if (!this.ends.isEmpty()) {
				started = new Worker();
				this.inCharge = started;
			}
		}
		start(started);
	}

	private void start(@Nullable Worker started) {
		if (started == null) {
			return;
		}
		try {
			this.workers.execute(started);
		}
		catch (Throwable ex) {
			leave(started);
			report("No thread for the ends of actions could be started; it is tried again", ex);
		}
	}

	private void leave(Worker worker) {
		synchronized (this.ends) {
			if (this.inCharge == worker) {
				this.inCharge = null;
			}
		}
	}

	private static void report(String what, Throwable failure) {
		try {
			logger.error(what, failure);
		}
		catch (Throwable ex) {
			// Memory is so short that not even a line can be logged. What matters is that
			// the next end is told.
		}
	}

	private @Nullable Worker relief() {
		Worker current = this.inCharge;
		if (current == null || this.ends.isEmpty() || this.stuck >= MOST_STUCK
				|| this.time.nanos() - current.toldAt < STUCK_NANOS) {
			return null;
		}
		this.stuck++;
		Worker successor = new Worker();
		this.inCharge = successor;
		return successor;
	}

	/**
	 * Says whether every end was told or is being told.
	 * @return whether none waits
	 */
	boolean isIdle() {
		synchronized (this.ends) {
			return this.ends.isEmpty();
		}
	}

	/**
	 * Waits until every end was told or is being told, and sees to it that it will be.
	 * @param limit how long to wait at most
	 */
	void awaitIdle(Duration limit) {
		long deadline = System.nanoTime() + limit.toNanos();
		try {
			while (!isIdle() && System.nanoTime() - deadline < 0) {
				relieveIfStuck();
				synchronized (this.ends) {
					if (!this.ends.isEmpty()) {
						this.ends.wait(5);
					}
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private final class Worker implements Runnable {

		private long toldAt = Completions.this.time.nanos();

		@Override
		public void run() {
			Runnable next = next();
			while (next != null) {
				tell(next);
				next = next();
			}
		}

		private @Nullable Runnable next() {
			synchronized (Completions.this.ends) {
				if (Completions.this.inCharge != this) {
					// Another took over while this one was stuck.
					Completions.this.stuck--;
					return null;
				}
				Runnable next = Completions.this.ends.pollFirst();
				if (next == null) {
					Completions.this.inCharge = null;
				}
				this.toldAt = Completions.this.time.nanos();
				return next;
			}
		}

		private void tell(Runnable end) {
			try {
				end.run();
			}
			catch (Throwable ex) {
				report("The code that an action's end runs failed", ex);
			}
		}

	}

}
