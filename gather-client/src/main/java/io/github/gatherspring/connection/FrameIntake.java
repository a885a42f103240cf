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
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.codec.FrameWalker;

/**
 * One session's way in: reads the protocol's own events of each frame and hands the rest
 * over to the dispatcher. On the socket's thread.
 */
final class FrameIntake {

	private final ProtocolReader reader;

	private final Run run;

	private final Traffic traffic;

	private final ConnectionHandler handler;

	private final Liveness liveness;

	private final FrameLog log;

	private final List<Runnable> afterFrame = new ArrayList<>();

	/**
	 * Creates an intake.
	 * @param receiver hears of the protocol's own events
	 * @param run the run, which has the dispatcher
	 * @param traffic counts frames
	 * @param handler says what is awaited
	 * @param liveness notes signs of life
	 * @param log logs frames
	 */
	FrameIntake(ProtocolReader.Receiver receiver, Run run, Traffic traffic, ConnectionHandler handler,
			Liveness liveness, FrameLog log) {
		this.reader = new ProtocolReader(receiver, handler::isAwaited);
		this.run = run;
		this.traffic = traffic;
		this.handler = handler;
		this.liveness = liveness;
		this.log = log;
	}

	/**
	 * Takes a frame; waits while listeners are behind.
	 * @param frame the frame
	 * @param owned whether its array may be kept; else the frame is copied
	 */
	void take(ByteBuffer frame, boolean owned) {
		this.liveness.sign();
		long receivedAt = this.run.time().millis();
		this.traffic.receivedFrame(receivedAt);
		ByteBuffer readable = frame.hasArray() ? frame : copy(frame);
		int from = readable.arrayOffset() + readable.position();
		int to = from + readable.remaining();
		int events = this.reader.read(readable.array(), from, to);
		if (events < 0) {
			undecodable("malformed frame");
		}
		else if (events > 0 || this.handler.isAwaited(FrameWalker.NO_EVENTS)) {
			this.log.received(readable.array(), from, to);
			Dispatcher inbound = this.run.inbound();
			inbound.add(readable, owned, events, receivedAt, this.reader.isAwaited() || events == 0);
			if (inbound.heldUntil() - this.liveness.last() > 0) {
				// The wait for room in there is ours, not the server's.
				this.liveness.sign();
			}
		}
		if (!this.afterFrame.isEmpty()) {
			this.afterFrame.forEach(Runnable::run);
			this.afterFrame.clear();
		}
	}

	private static ByteBuffer copy(ByteBuffer frame) {
		byte[] bytes = new byte[frame.remaining()];
		frame.get(bytes);
		return ByteBuffer.wrap(bytes);
	}

	/**
	 * Runs a task once the present frame is handed over, so that what it leads to comes
	 * after the frame's events.
	 * @param task the task
	 */
	void afterFrame(Runnable task) {
		this.afterFrame.add(task);
	}

	/**
	 * Something came that cannot be read.
	 * @param kind what kind of thing
	 */
	void undecodable(String kind) {
		this.traffic.undecodable();
		this.handler.undecodable(kind);
	}

}
