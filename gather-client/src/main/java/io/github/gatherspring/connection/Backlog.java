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

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Frames one after the other in one array, with tasks between them, so that a small frame
 * costs a copy and no garbage. Not safe from several threads: it is filled by one and
 * then worked off by another.
 */
final class Backlog {

	/** What an entry costs beside the bytes of its frame, roughly. */
	static final int ENTRY_COST = 32;

	private static final int SMALLEST_BUFFER = 128;

	private static final int FEWEST_ENTRIES = 4;

	/**
	 * A buffer that grew beyond this is not kept while nothing comes: hundreds of clients
	 * in one JVM sit still most of the time.
	 */
	private static final int LARGEST_IDLE_BUFFER = 8 * 1024;

	/** A buffer that grew beyond this is not kept for the next turn. */
	private static final int LARGEST_KEPT_BUFFER = 1024 * 1024;

	/** A frame from this size on is taken as it is, if it may be kept. */
	private static final int SMALLEST_KEPT_FRAME = 32 * 1024;

	private byte[] data = new byte[SMALLEST_BUFFER];

	private int length;

	private int[] ends = new int[FEWEST_ENTRIES];

	private long[] receivedAt = new long[FEWEST_ENTRIES];

	private @Nullable Runnable[] tasks = new Runnable[FEWEST_ENTRIES];

	/** Large frames by their entries; there are hardly ever any. */
	private final Map<Integer, ByteBuffer> kept = new HashMap<>(0);

	private long keptBytes;

	private int entries;

	private int events;

	/**
	 * Adds a frame.
	 * @param frame the frame, in an array
	 * @param owned whether the array may be kept; else the frame is copied
	 * @param count how many events are in it
	 * @param at when it arrived
	 */
	void add(ByteBuffer frame, boolean owned, int count, long at) {
		makeRoomForEntry();
		if (owned && frame.remaining() >= SMALLEST_KEPT_FRAME) {
			this.kept.put(this.entries, frame);
			this.keptBytes += frame.remaining();
		}
		else {
			copy(frame);
		}
		this.events += count;
		entry(null, at);
	}

	private void copy(ByteBuffer frame) {
		int size = frame.remaining();
		if (this.data.length - this.length < size) {
			int wanted = Math.addExact(this.length, size);
			this.data = Arrays.copyOf(this.data, Math.max(wanted, (int) Math.min(wanted * 3L / 2, 1 << 30)));
		}
		frame.get(this.data, this.length, size);
		this.length += size;
	}

	void add(Runnable task) {
		makeRoomForEntry();
		entry(task, 0);
	}

	/* First of all: when the heap is used up nothing may be added by half. */
	private void makeRoomForEntry() {
		if (this.entries == this.tasks.length) {
			int larger = this.entries * 2;
			this.ends = Arrays.copyOf(this.ends, larger);
			this.receivedAt = Arrays.copyOf(this.receivedAt, larger);
			this.tasks = Arrays.copyOf(this.tasks, larger);
		}
	}

	private void entry(@Nullable Runnable task, long at) {
		this.ends[this.entries] = this.length;
		this.receivedAt[this.entries] = at;
		this.tasks[this.entries] = task;
		this.entries++;
	}

	int entries() {
		return this.entries;
	}

	int events() {
		return this.events;
	}

	/**
	 * What the entries hold in memory, roughly.
	 */
	long bytes() {
		return cost(this.length + this.keptBytes, this.entries);
	}

	/**
	 * What frames hold in memory, roughly.
	 */
	static long cost(long bytes, int entries) {
		return bytes + (long) entries * ENTRY_COST;
	}

	/**
	 * Hands an entry over.
	 * @param entry its number, in order from 0
	 * @param frames receives it if it is a frame; {@code null} to leave frames out
	 */
	void handOver(int entry, @Nullable Frames frames) {
		Runnable task = this.tasks[entry];
		if (task != null) {
			task.run();
		}
		else if (frames != null) {
			ByteBuffer large = this.kept.isEmpty() ? null : this.kept.get(entry);
			if (large != null) {
				int start = large.arrayOffset() + large.position();
				frames.frame(large.array(), start, start + large.remaining(), this.receivedAt[entry]);
			}
			else {
				frames.frame(this.data, (entry > 0) ? this.ends[entry - 1] : 0, this.ends[entry],
						this.receivedAt[entry]);
			}
		}
	}

	/**
	 * Lets the frame of an entry go if it lies outside of the common array.
	 * @param entry its number
	 * @return how many bytes that were
	 */
	int letGo(int entry) {
		ByteBuffer large = this.kept.isEmpty() ? null : this.kept.remove(entry);
		return (large != null) ? large.remaining() : 0;
	}

	void clear() {
		if (this.data.length > LARGEST_KEPT_BUFFER) {
			this.data = new byte[SMALLEST_BUFFER];
		}
		Arrays.fill(this.tasks, 0, Math.min(this.entries, this.tasks.length), null);
		this.kept.clear();
		this.keptBytes = 0;
		this.length = 0;
		this.entries = 0;
		this.events = 0;
	}

	boolean isWorthKeepingWhileIdle() {
		return this.data.length <= LARGEST_IDLE_BUFFER;
	}

	/**
	 * Receives frames.
	 */
	@FunctionalInterface
	interface Frames {

		void frame(byte[] data, int from, int to, long receivedAt);

	}

}
