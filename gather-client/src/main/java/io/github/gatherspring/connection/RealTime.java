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
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the system and one thread that rings the alarms. The thread outlives
 * whatever an alarm throws and needs no memory of its own: that of a
 * {@code ScheduledThreadPoolExecutor} ends when the heap is used up while it waits, and
 * nothing replaces it until somebody schedules something again.
 */
final class RealTime implements Time, Runnable {

	private static final Log logger = LogFactory.getLog(RealTime.class);

	/** An alarm that failed for want of memory rings again after this time. */
	private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final Duration NEVER_AGAIN = Duration.ZERO;

	/* Guarded by its own monitor, as is the flag. */
	private final PriorityQueue<Entry> entries = new PriorityQueue<>(64, Comparator.naturalOrder());

	private boolean ended;

	/**
	 * Starts the thread. Not a daemon: it is what keeps the JVM alive as long as a client
	 * is started.
	 */
	void start() {
		new Thread(this, "gather-timer").start();
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
		return set(delay, NEVER_AGAIN, task);
	}

	@Override
	public Alarm repeat(Duration delay, Duration period, Runnable task) {
		return set(delay, period, task);
	}

	private Alarm set(Duration delay, Duration period, Runnable task) {
		Entry entry = new Entry(nanos() + Math.max(0, delay.toNanos()), period.toNanos(), task);
		synchronized (this.entries) {
			if (!this.ended) {
				add(entry);
			}
		}
		return () -> remove(entry);
	}

	private void add(Entry entry) {
		this.entries.add(entry);
		if (this.entries.peek() == entry) {
			this.entries.notifyAll();
		}
	}

	private void remove(Entry entry) {
		synchronized (this.entries) {
			entry.cancelled = true;
			this.entries.remove(entry);
		}
	}

	@Override
	public void run() {
		Entry due = null;
		boolean more = true;
		while (more) {
			try {
				due = awaitDue();
				more = due != null;
				if (due != null) {
					due.task.run();
				}
			}
			catch (Throwable ex) {
				failed(due, ex);
			}
		}
	}

	private @Nullable Entry awaitDue() throws InterruptedException {
		synchronized (this.entries) {
			while (!this.ended) {
				Entry first = this.entries.peek();
				if (first == null) {
					this.entries.wait();
				}
				else {
					long left = first.due - nanos();
					if (left <= 0) {
						return taken();
					}
					TimeUnit.NANOSECONDS.timedWait(this.entries, left);
				}
			}
			return null;
		}
	}

	private @Nullable Entry taken() {
		Entry first = this.entries.poll();
		if (first != null && first.period > 0) {
			// Into the place that it has just left, so that this needs no memory.
			first.due = nanos() + first.period;
			this.entries.add(first);
		}
		return first;
	}

	private void failed(@Nullable Entry entry, Throwable failure) {
		try {
			if (entry != null && entry.period == 0 && failure instanceof VirtualMachineError) {
				synchronized (this.entries) {
					if (!this.ended && !entry.cancelled) {
						entry.due = nanos() + AGAIN_NANOS;
						add(entry);
					}
				}
			}
			logger.error("What an alarm was to do failed", failure);
		}
		catch (Throwable again) {
			// There is no memory to report that there is no memory; the next alarm may
			// have some.
			Thread.onSpinWait();
		}
	}

	/**
	 * Forgets all alarms and ends the thread.
	 */
	void end() {
		synchronized (this.entries) {
			this.ended = true;
			this.entries.clear();
			this.entries.notifyAll();
		}
	}

	/**
	 * An alarm that is set. Without a value of its own for {@code equals}, so that one is
	 * found by identity.
	 */
	private static final class Entry implements Comparable<Entry> {

		private final long period;

		private final Runnable task;

		/* Changed only while the entry is in no queue. */
		private long due;

		private boolean cancelled;

		Entry(long due, long period, Runnable task) {
			this.due = due;
			this.period = period;
			this.task = task;
		}

		@Override
		public int compareTo(Entry other) {
			return Long.signum(this.due - other.due);
		}

	}

}
