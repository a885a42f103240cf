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
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Bounded queue between a socket and the listeners, and the one thread at a time that
 * empties it. Frames are copied into one of two buffers that take turns: while one is
 * worked off the other fills, so that a frame costs a copy and no garbage.
 * <p>
 * When the bound is reached the socket's thread waits, which stops the reading and so, by
 * TCP, the server. While answers to actions are awaited it reads on up to a second bound
 * in bytes: a listener that waits for an answer would otherwise wait for itself.
 */
final class InboundQueue implements Runnable {

	private static final Log logger = LogFactory.getLog(InboundQueue.class);

	private static final int SMALLEST_BUFFER = 128;

	private static final int FEWEST_ENTRIES = 4;

	/**
	 * A buffer that grew beyond this is not kept while nothing comes: hundreds of clients
	 * in one JVM sit still most of the time.
	 */
	private static final int LARGEST_IDLE_BUFFER = 8 * 1024;

	/** A frame from this size on is taken as it is, if it may be kept. */
	private static final int SMALLEST_KEPT_FRAME = 32 * 1024;

	/** A buffer that grew beyond this is not kept for the next turn. */
	private static final int LARGEST_KEPT_BUFFER = 1024 * 1024;

	/**
	 * Frames in one go from which on they count as a stream. A pause in a stream is a few
	 * microseconds long as a rule, and waking a thread up costs the socket's thread more
	 * than that: so the worker looks a few times for the next frame before it leaves.
	 */
	private static final int STREAM = 32;

	private static final int MOST_UNAWAITED = 64;

	private static final int LOOKS = 20;

	private final int capacity;

	private final long mostBytes;

	private final Executor workers;

	private final ConnectionHandler handler;

	private final BooleanSupplier answersAwaited;

	private final Time time;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition roomMade = this.lock.newCondition();

	private final Condition idle = this.lock.newCondition();

	private Chunk filling = new Chunk();

	private @Nullable Chunk spare;

	private boolean scheduled;

	private boolean closed;

	private volatile boolean muted;

	private volatile boolean holdingBack;

	private volatile long heldUntil;

	private @Nullable Runnable afterEnd;

	private volatile @Nullable InboundQueue before;

	private volatile @Nullable Thread thread;

	private volatile boolean filled;

	private volatile int working;

	InboundQueue(int capacity, long mostBytes, Executor workers, ConnectionHandler handler,
			BooleanSupplier answersAwaited, Time time) {
		this.capacity = capacity;
		this.mostBytes = mostBytes;
		this.workers = workers;
		this.handler = handler;
		this.answersAwaited = answersAwaited;
		this.time = time;
		this.heldUntil = time.nanos();
	}

	/**
	 * Waits with everything until another queue has ended: its last listener may still
	 * run, and a client's events are handed over by one thread at a time.
	 * @param before the queue before this one
	 */
	void follow(InboundQueue before) {
		this.lock.lock();
		try {
			this.scheduled = true;
		}
		finally {
			this.lock.unlock();
		}
		this.before = before;
		before.whenEnded(() -> {
			this.before = null;
			this.workers.execute(this);
		});
	}

	private void whenEnded(Runnable task) {
		this.lock.lock();
		try {
			if (!this.closed || this.scheduled) {
				this.afterEnd = task;
				return;
			}
		}
		finally {
			this.lock.unlock();
		}
		task.run();
	}

	/**
	 * Takes a frame; waits while the queue is full.
	 * @param frame the frame, in an array
	 * @param owned whether the array may be kept; else the frame is copied
	 * @param events how many events are in it
	 * @param receivedAt when it arrived
	 * @param awaited whether anybody waits for what is in it; else it may stay here until
	 * something comes that is awaited, or {@value #MOST_UNAWAITED} frames have gathered
	 * @return whether it was taken; not when the queue is closed
	 */
	boolean add(ByteBuffer frame, boolean owned, int events, long receivedAt, boolean awaited) {
		this.lock.lock();
		try {
			boolean held = false;
			while (!this.closed && !this.muted && !hasRoom(events, frame.remaining())) {
				held = true;
				this.holdingBack = true;
				filled();
				try {
					// Woken when room is made; looks for itself whether answers are
					// awaited.
					this.roomMade.await(50, TimeUnit.MILLISECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					this.heldUntil = this.time.nanos();
					this.holdingBack = false;
					return false;
				}
			}
			if (held) {
				// In this order: who sees the one over must also see until when it
				// lasted.
				this.heldUntil = this.time.nanos();
				this.holdingBack = false;
			}
			if (this.closed || this.muted) {
				return false;
			}
			if (owned && frame.remaining() >= SMALLEST_KEPT_FRAME) {
				this.filling.keep(frame, events, receivedAt);
			}
			else {
				this.filling.add(frame, events, receivedAt);
			}
			if (awaited || this.filling.entries >= MOST_UNAWAITED) {
				filled();
			}
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean hasRoom(int events, int bytes) {
		if (this.filling.events == 0 || this.filling.events + events <= this.capacity) {
			return true;
		}
		return this.answersAwaited.getAsBoolean()
				&& this.filling.length + this.filling.keptBytes + bytes <= this.mostBytes;
	}

	/**
	 * Takes a task that runs after the frames before it.
	 * @param task the task
	 */
	void add(Runnable task) {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.filling.add(task);
				filled();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void filled() {
		if (!this.filled) {
			this.filled = true;
		}
		schedule();
	}

	private void schedule() {
		if (!this.scheduled) {
			this.scheduled = true;
			this.workers.execute(this);
		}
	}

	/**
	 * Says whether the socket's thread is waiting for room.
	 * @return whether the reading is held back
	 */
	boolean isHoldingBack() {
		return this.holdingBack;
	}

	/**
	 * Returns until when the socket's thread last waited for room.
	 * @return nanoseconds on the client's clock
	 */
	long heldUntil() {
		return this.heldUntil;
	}

	boolean isDispatchThread() {
		InboundQueue running = this.before;
		return this.thread == Thread.currentThread() || (running != null && running.isDispatchThread());
	}

	int depth() {
		this.lock.lock();
		try {
			// What nobody waits for is no backlog.
			return this.scheduled ? this.filling.events + this.working : 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Hands over no more frames; tasks still run.
	 */
	void mute() {
		this.muted = true;
		this.lock.lock();
		try {
			this.roomMade.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until everything is worked off.
	 * @param limit how long to wait at most
	 * @return whether it was
	 */
	boolean awaitIdle(Duration limit) {
		long nanos = limit.toNanos();
		this.lock.lock();
		try {
			while (this.scheduled) {
				if (nanos <= 0) {
					return false;
				}
				nanos = this.idle.awaitNanos(nanos);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes nothing more and interrupts what runs still.
	 */
	void close() {
		close(true);
	}

	/**
	 * Takes nothing more.
	 * @param interrupt whether to interrupt what runs still
	 */
	void close(boolean interrupt) {
		this.muted = true;
		Runnable successor = null;
		this.lock.lock();
		try {
			this.closed = true;
			if (!this.scheduled) {
				successor = this.afterEnd;
				this.afterEnd = null;
			}
			this.roomMade.signalAll();
			Thread running = this.thread;
			if (interrupt && this.scheduled && running != null && running != Thread.currentThread()) {
				running.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
		if (successor != null) {
			successor.run();
		}
	}

	@Override
	public void run() {
		this.thread = Thread.currentThread();
		int inOneGo = 0;
		Chunk next = take(null);
		while (next != null) {
			inOneGo += next.entries;
			workOff(next);
			if (inOneGo >= STREAM) {
				inOneGo = STREAM;
				awaitStream();
			}
			next = take(next);
		}
	}

	private void awaitStream() {
		for (int i = 0; i < LOOKS && !this.filled; i++) {
			Thread.yield();
		}
	}

	private @Nullable Chunk take(@Nullable Chunk done) {
		this.lock.lock();
		try {
			if (done != null) {
				done.reset();
				this.spare = done;
			}
			this.working = 0;
			Chunk full = this.filling;
			if (full.entries == 0) {
				this.scheduled = false;
				this.thread = null;
				this.spare = null;
				if (full.data.length > LARGEST_IDLE_BUFFER) {
					this.filling = new Chunk();
				}
				// The flag belongs to us, not to the next task of the pool's thread.
				Thread.interrupted();
				this.idle.signalAll();
				Runnable successor = this.afterEnd;
				if (this.closed && successor != null) {
					this.afterEnd = null;
					successor.run();
				}
				return null;
			}
			this.filling = (this.spare != null) ? this.spare : new Chunk();
			this.spare = null;
			this.working = full.events;
			this.filled = false;
			if (this.holdingBack) {
				this.roomMade.signalAll();
			}
			return full;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void workOff(Chunk chunk) {
		int from = 0;
		for (int i = 0; i < chunk.entries; i++) {
			Runnable task = chunk.tasks[i];
			int to = chunk.ends[i];
			try {
				if (task != null) {
					task.run();
				}
				else if (!this.muted) {
					ByteBuffer kept = chunk.takeKept(i);
					if (kept != null) {
						int start = kept.arrayOffset() + kept.position();
						this.handler.frame(kept.array(), start, start + kept.remaining(), chunk.receivedAt[i]);
					}
					else {
						this.handler.frame(chunk.data, from, to, chunk.receivedAt[i]);
					}
				}
			}
			catch (Throwable ex) {
				logger.error("Events could not be handed over", ex);
			}
			from = to;
		}
		try {
			this.handler.endOfRun();
		}
		catch (Throwable ex) {
			logger.error("What was counted could not be reported", ex);
		}
	}

	/**
	 * Frames one after the other in one array, with tasks between them.
	 */
	private static final class Chunk {

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

		void keep(ByteBuffer frame, int count, long at) {
			this.kept.put(this.entries, frame);
			this.keptBytes += frame.remaining();
			this.events += count;
			entry(null, at);
		}

		@Nullable ByteBuffer takeKept(int entry) {
			return this.kept.isEmpty() ? null : this.kept.remove(entry);
		}

		void add(ByteBuffer frame, int count, long at) {
			int size = frame.remaining();
			if (this.data.length - this.length < size) {
				int wanted = Math.addExact(this.length, size);
				this.data = Arrays.copyOf(this.data, Math.max(wanted, (int) Math.min(wanted * 3L / 2, 1 << 30)));
			}
			frame.get(this.data, this.length, size);
			this.length += size;
			this.events += count;
			entry(null, at);
		}

		void add(Runnable task) {
			entry(task, 0);
		}

		private void entry(@Nullable Runnable task, long at) {
			if (this.entries == this.ends.length) {
				int larger = this.entries * 2;
				this.ends = Arrays.copyOf(this.ends, larger);
				this.receivedAt = Arrays.copyOf(this.receivedAt, larger);
				this.tasks = Arrays.copyOf(this.tasks, larger);
			}
			this.ends[this.entries] = this.length;
			this.receivedAt[this.entries] = at;
			this.tasks[this.entries] = task;
			this.entries++;
		}

		void reset() {
			if (this.data.length > LARGEST_KEPT_BUFFER) {
				this.data = new byte[SMALLEST_BUFFER];
			}
			Arrays.fill(this.tasks, 0, this.entries, null);
			this.kept.clear();
			this.keptBytes = 0;
			this.length = 0;
			this.entries = 0;
			this.events = 0;
		}

	}

}
