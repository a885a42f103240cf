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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Counts what goes through a client's sockets, over all its connections.
 *
 * @since 0.1.0
 */
public final class Traffic {

	private final LongAdder framesSent = new LongAdder();

	private final LongAdder bytesSent = new LongAdder();

	private final LongAdder undecodable = new LongAdder();

	/*
	 * Written by the socket's thread alone, which one connection at a time has.
	 * AtomicLong for its ordered writes: a volatile one costs as much as the rest of a
	 * small frame's accounting.
	 */
	private final AtomicLong framesReceived = new AtomicLong();

	private final AtomicLong bytesReceived = new AtomicLong();

	private final AtomicLong lastSignOfLife = new AtomicLong();

	private volatile @Nullable Duration heartbeatRoundTrip;

	Traffic() {
	}

	void sent(int bytes) {
		this.framesSent.increment();
		this.bytesSent.add(bytes);
	}

	void receivedFrame(long epochMillis) {
		this.framesReceived.setRelease(this.framesReceived.getPlain() + 1);
		this.lastSignOfLife.setRelease(epochMillis);
	}

	void received(long bytes) {
		this.bytesReceived.setRelease(this.bytesReceived.getPlain() + bytes);
	}

	void undecodable() {
		this.undecodable.increment();
	}

	void heartbeatRoundTrip(Duration roundTrip) {
		this.heartbeatRoundTrip = roundTrip;
	}

	/**
	 * Returns how many frames were sent.
	 * @return the number since the client was built
	 */
	public long framesSent() {
		return this.framesSent.sum();
	}

	/**
	 * Returns how many bytes were sent.
	 * @return the number since the client was built
	 */
	public long bytesSent() {
		return this.bytesSent.sum();
	}

	/**
	 * Returns how many frames were received.
	 * @return the number since the client was built
	 */
	public long framesReceived() {
		return this.framesReceived.get();
	}

	/**
	 * Returns how many bytes were received.
	 * @return the number since the client was built
	 */
	public long bytesReceived() {
		return this.bytesReceived.get();
	}

	/**
	 * Returns how many frames could not be read.
	 * @return the number since the client was built
	 */
	public long undecodableFrames() {
		return this.undecodable.sum();
	}

	/**
	 * Returns when the server last gave a sign of life.
	 * @return the time, or {@code null} before the first
	 */
	public @Nullable Instant lastSignOfLife() {
		long at = this.lastSignOfLife.get();
		return (at != 0) ? Instant.ofEpochMilli(at) : null;
	}

	/**
	 * Returns the round trip of the last backup heartbeat.
	 * @return the time, or {@code null} before the first answer
	 */
	public @Nullable Duration heartbeatRoundTrip() {
		return this.heartbeatRoundTrip;
	}

}
