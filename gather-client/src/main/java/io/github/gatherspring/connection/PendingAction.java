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
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import io.github.gatherspring.codec.ActionEncoder;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import org.jspecify.annotations.Nullable;

/**
 * An action on its way: waiting, being written, or waiting for its answer. Its end is
 * told once because only one place at a time holds it: the outbox, or the table of
 * transactions it is taken out of. Between a writer and the end of its connection an
 * atomic step decides whether it counts as written.
 */
final class PendingAction {

	private static final AtomicIntegerFieldUpdater<PendingAction> STAGE = AtomicIntegerFieldUpdater
		.newUpdater(PendingAction.class, "stage");

	private static final int WAITING = 0;

	private static final int WRITTEN = 1;

	private static final int TAKEN_BACK = 2;

	private final ClientServerAction action;

	private final ActionEnd end;

	private final long deadline;

	private final Duration timeout;

	private final long sequence;

	private volatile int stage;

	private volatile int writtenFrames;

	private volatile long writtenBytes;

	private int txnId;

	private byte @Nullable [] frame;

	PendingAction(ClientServerAction action, ActionEnd end, long deadline, Duration timeout, long sequence) {
		this.action = action;
		this.end = end;
		this.deadline = deadline;
		this.timeout = timeout;
		this.sequence = sequence;
	}

	ActionCase kind() {
		return this.action.getActionCase();
	}

	ClientServerAction action() {
		return this.action;
	}

	ActionEnd end() {
		return this.end;
	}

	Duration timeout() {
		return this.timeout;
	}

	long sequence() {
		return this.sequence;
	}

	boolean isOverdue(long now) {
		return now - this.deadline >= 0;
	}

	int txnId() {
		return this.txnId;
	}

	void encode(ClientServerAction as, int txnId) {
		this.txnId = txnId;
		this.frame = ActionEncoder.encode(as, txnId);
		this.stage = WAITING;
	}

	byte[] frame() {
		byte[] current = this.frame;
		if (current == null) {
			throw new IllegalStateException("The action was not encoded");
		}
		return current;
	}

	/**
	 * Claims the action for the socket: from here on it counts as sent.
	 * @return whether it may be written
	 */
	boolean beginWriting() {
		return STAGE.compareAndSet(this, WAITING, WRITTEN);
	}

	/**
	 * Notes how much its connection has written when this frame goes out.
	 * @param frames number of frames, this one included
	 * @param bytes number of bytes, this one's included
	 */
	void written(int frames, long bytes) {
		this.writtenBytes = bytes;
		this.writtenFrames = frames;
	}

	int writtenFrames() {
		return this.writtenFrames;
	}

	long writtenBytes() {
		return this.writtenBytes;
	}

	/**
	 * Takes the action back from a writer.
	 * @return whether it was not written
	 */
	boolean takeBack() {
		return STAGE.compareAndSet(this, WAITING, TAKEN_BACK);
	}

	boolean isWritten() {
		return this.stage == WRITTEN;
	}

}
