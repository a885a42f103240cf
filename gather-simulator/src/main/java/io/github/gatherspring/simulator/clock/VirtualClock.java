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

package io.github.gatherspring.simulator.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is moved.
 */
public final class VirtualClock implements SimulatorClock {

	private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

	private final PriorityQueue<Entry> queue = new PriorityQueue<>(
			Comparator.comparing(Entry::due).thenComparing(Entry::sequence));

	private final Consumer<Runnable> thread;

	private Instant now = START;

	private long sequence;

	/**
	 * Create the clock.
	 * @param thread runs something on the thread of the simulator and waits for its end
	 */
	public VirtualClock(Consumer<Runnable> thread) {
		this.thread = thread;
	}

	@Override
	public synchronized Instant now() {
		return this.now;
	}

	@Override
	public boolean isVirtual() {
		return true;
	}

	@Override
	public void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("'duration' must not be negative but is " + duration);
		}
		this.thread.accept(() -> {
			Instant end = now().plus(duration);
			for (Entry entry = next(end); entry != null; entry = next(end)) {
				entry.task().run();
			}
			synchronized (this) {
				this.now = end;
			}
		});
	}

	@Override
	public synchronized Runnable schedule(Duration delay, Runnable task) {
		Entry entry = new Entry(this.now.plus(delay), this.sequence++, task);
		this.queue.add(entry);
		return () -> remove(entry);
	}

	private synchronized void remove(Entry entry) {
		this.queue.remove(entry);
	}

	private synchronized @Nullable Entry next(Instant end) {
		Entry entry = this.queue.peek();
		if (entry == null || entry.due().isAfter(end)) {
			return null;
		}
		this.queue.remove();
		this.now = entry.due();
		return entry;
	}

	private record Entry(Instant due, long sequence, Runnable task) {
	}

}
