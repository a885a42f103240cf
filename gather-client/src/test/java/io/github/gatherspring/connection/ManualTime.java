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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until a test moves it. Alarms ring on the thread that moves
 * it.
 */
public final class ManualTime implements Time {

	private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

	private final PriorityQueue<Entry> entries = new PriorityQueue<>(
			Comparator.comparingLong(Entry::due).thenComparing(Entry::number));

	private long nanos = 1;

	private long numbers;

	private @Nullable Runnable whileWaiting;

	/**
	 * Lets time pass by itself while somebody waits for a future.
	 * @param work what the workers do before the next alarm rings
	 */
	void passWhileWaiting(Runnable work) {
		this.whileWaiting = work;
	}

	/**
	 * Waits; real threads get some real time before the clock moves, so that a stop has
	 * an end also where the server says nothing.
	 */
	@Override
	public <T extends @Nullable Object> T join(CompletableFuture<T> future) {
		Runnable work = this.whileWaiting;
		while (work != null && !future.isDone()) {
			work.run();
			Entry due = future.isDone() ? null : next(Long.MAX_VALUE);
			if (due != null) {
				due.task.run();
			}
		}
		while (work == null && !future.isDone()) {
			try {
				future.get(2, TimeUnit.SECONDS);
			}
			catch (TimeoutException ex) {
				advance(Duration.ofSeconds(1));
			}
			catch (ExecutionException ex) {
				break;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				break;
			}
		}
		return future.join();
	}

	/**
	 * Returns threads of clients that live in this time.
	 */
	public ClientThreads threads() {
		return ClientThreads.of(this);
	}

	@Override
	public synchronized Instant now() {
		return START.plusNanos(this.nanos);
	}

	@Override
	public synchronized long nanos() {
		return this.nanos;
	}

	@Override
	public synchronized Alarm schedule(Duration delay, Runnable task) {
		Entry entry = new Entry(this.nanos + Math.max(0, delay.toNanos()), this.numbers++, Duration.ZERO, task);
		this.entries.add(entry);
		return () -> remove(entry);
	}

	@Override
	public synchronized Alarm repeat(Duration delay, Duration period, Runnable task) {
		Entry entry = new Entry(this.nanos + Math.max(0, delay.toNanos()), this.numbers++, period, task);
		this.entries.add(entry);
		return () -> remove(entry);
	}

	/**
	 * Sets an alarm, for those who are not to know of alarms.
	 * @return takes it back
	 */
	public Runnable later(Duration delay, Runnable task) {
		return schedule(delay, task)::cancel;
	}

	private synchronized void remove(Entry entry) {
		this.entries.removeIf((present) -> present.number == entry.number);
	}

	/**
	 * Returns how many alarms are set.
	 */
	public synchronized int alarms() {
		return this.entries.size();
	}

	/**
	 * Moves the clock while nobody rings what is due.
	 */
	public synchronized void pass(Duration duration) {
		this.nanos += duration.toNanos();
	}

	/**
	 * Moves the clock and rings what is due on the way.
	 */
	public void advance(Duration duration) {
		long end = nanos() + duration.toNanos();
		for (Entry due = next(end); due != null; due = next(end)) {
			due.task.run();
		}
		synchronized (this) {
			this.nanos = Math.max(this.nanos, end);
		}
	}

	private synchronized @Nullable Entry next(long end) {
		Entry first = this.entries.peek();
		if (first == null || first.due > end) {
			return null;
		}
		this.entries.remove();
		this.nanos = Math.max(this.nanos, first.due);
		if (!first.period.isZero()) {
			this.entries.add(new Entry(first.due + first.period.toNanos(), first.number, first.period, first.task));
		}
		return first;
	}

	private record Entry(long due, long number, Duration period, Runnable task) {
	}

}
