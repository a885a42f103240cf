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
 * Writes the frames of one connection, one at a time, on a worker: a caller never blocks
 * on a peer that does not read.
 */
final class FrameWriter implements Runnable {

	/** Frames may wait up to this size; beyond it the peer does not keep up. */
	private static final long MOST_BYTES = 8L * 1024 * 1024;

	private final Wire wire;

	private final Executor workers;

	private final Time time;

	private final Traffic traffic;

	private final Consumer<String> failed;

	private final Queue<PendingAction> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicLong bytes = new AtomicLong();

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

	void add(PendingAction action) {
		this.bytes.addAndGet(action.frame().length);
		this.queue.add(action);
		if (this.waiting.getAndIncrement() == 0) {
			this.workers.execute(this);
		}
	}

	@Override
	public void run() {
		do {
			PendingAction next = this.queue.poll();
			if (next != null) {
				this.bytes.addAndGet(-next.frame().length);
				if (!this.closed && next.beginWriting()) {
					write(next);
				}
			}
		}
		while (this.waiting.decrementAndGet() != 0);
	}

	private void write(PendingAction next) {
		this.sendingSince = this.time.nanos();
		this.sending = true;
		try {
			this.wire.send(ByteBuffer.wrap(next.frame()));
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
	 * Says whether a send has been under way for longer than a limit.
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
