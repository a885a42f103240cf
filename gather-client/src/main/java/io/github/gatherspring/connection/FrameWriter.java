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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.github.gatherspring.wire.Wire;

/**
 * Writes the frames of one connection, one at a time. A caller never blocks on a peer
 * that does not read: it writes its frame itself only while the peer is known to have
 * read all but a little, so that the socket's buffer has room; that halves the time of an
 * action that is awaited alone. Otherwise a worker writes.
 */
final class FrameWriter implements Runnable {

	/** Frames may wait up to this size; beyond it the peer does not keep up. */
	private static final long MOST_BYTES = 8L * 1024 * 1024;

	/**
	 * Callers write up to this much ahead of the last answer: far less than the smallest
	 * buffers that operating systems give to a socket.
	 */
	private static final long MOST_UNCONFIRMED_BYTES = 4 * 1024;

	private static final int MOST_UNCONFIRMED_FRAMES = 16;

	private final Wire wire;

	private final Executor workers;

	private final Time time;

	private final Traffic traffic;

	private final Consumer<String> failed;

	private final Queue<PendingAction> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

	/* What was written, by whoever is writing. */
	private volatile long writtenBytes;

	private volatile int writtenFrames;

	/* What the peer has read, as its answers prove; the socket's thread alone. */
	private volatile long confirmedBytes;

	private volatile int confirmedFrames;

	private volatile boolean closed;

	private volatile boolean sending;

	private volatile long sendingSince;

	FrameWriter(Wire wire, Executor workers, Time time, Traffic traffic, Consumer<String> failed) {
		this.wire = wire;
		this.workers = workers;
		this.time = time;
		this.traffic = traffic;
		this.failed = failed;
	}

	boolean isFull() {
		return this.bytes.get() > MOST_BYTES;
	}

	int depth() {
		return this.waiting.get();
	}

	/**
	 * Takes a frame.
	 * @param action the action whose frame it is
	 */
	void add(PendingAction action) {
		if (enqueue(action)) {
			this.workers.execute(this);
		}
	}

	/**
	 * Takes a frame without having it written.
	 * @param action the action whose frame it is
	 * @return whether nobody is writing: then the caller must call {@link #write()}, when
	 * it holds no lock
	 */
	boolean enqueue(PendingAction action) {
		this.bytes.addAndGet(action.frame().length);
		this.queue.add(action);
		return this.waiting.getAndIncrement() == 0;
	}

	/**
	 * Writes the next frame here if that cannot block, and leaves what came meanwhile to
	 * a worker.
	 */
	void write() {
		// An engine gives up a send, and with it the connection, when its thread is
		// interrupted.
		if (!hasRoom() || Thread.currentThread().isInterrupted()) {
			this.workers.execute(this);
			return;
		}
		writeNext();
		if (this.waiting.decrementAndGet() != 0) {
			this.workers.execute(this);
		}
	}

	private boolean hasRoom() {
		return this.writtenFrames - this.confirmedFrames < MOST_UNCONFIRMED_FRAMES
				&& this.writtenBytes - this.confirmedBytes + this.bytes.get() <= MOST_UNCONFIRMED_BYTES;
	}

	/**
	 * The peer has answered an action: it has read everything up to it.
	 * @param action the action
	 */
	void confirmed(PendingAction action) {
		if (action.writtenFrames() - this.confirmedFrames > 0) {
			this.confirmedFrames = action.writtenFrames();
			this.confirmedBytes = action.writtenBytes();
		}
	}

	@Override
	public void run() {
		do {
			writeNext();
		}
		while (this.waiting.decrementAndGet() != 0);
	}

	private void writeNext() {
		PendingAction next = this.queue.poll();
		if (next != null) {
			this.bytes.addAndGet(-next.frame().length);
			if (!this.closed && next.beginWriting()) {
				write(next);
			}
		}
	}

	@SuppressWarnings("NonAtomicOperationOnVolatileField") // one writes at a time
	private void write(PendingAction next) {
		this.writtenBytes += next.frame().length;
		this.writtenFrames++;
		next.written(this.writtenFrames, this.writtenBytes);
		this.sendingSince = this.time.nanos();
		this.sending = true;
		try {
			this.wire.send(ByteBuffer.wrap(next.frame()), () -> this.sendingSince = this.time.nanos());
			this.traffic.sent(next.frame().length);
		}
		catch (IOException | RuntimeException ex) {
			// What comes after this frame never reaches the socket, so it must not count
			// as written.
			this.closed = true;
			this.failed.accept("sending failed: " + ex.getMessage());
		}
		finally {
			this.sending = false;
		}
	}

	/**
	 * Says whether a send has been under way for longer than a limit without a part of it
	 * having gone out.
	 * @param now the present time in nanoseconds
	 * @param limitNanos the limit
	 * @return whether the peer does not read
	 */
	boolean isStuck(long now, long limitNanos) {
		return this.sending && now - this.sendingSince > limitNanos;
	}

	void close() {
		this.closed = true;
	}

}
