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
import java.util.List;
import java.util.function.Consumer;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One session's way out: numbers moves, remembers who waits for an answer, and passes
 * actions on to the one writer.
 */
final class ActionSender {

	private static final Duration STUCK_SEND = Duration.ofSeconds(10);

	private final Run run;

	private final Traffic traffic;

	private final FrameLog log;

	private final Transactions transactions = new Transactions();

	private volatile @Nullable FrameWriter writer;

	/* Under the lock of Outgoing, as all that sends the application's actions. */
	private int lastInputId;

	/* The connection's serial executor alone. */
	private @Nullable PendingAction heartbeat;

	ActionSender(Run run, Traffic traffic, FrameLog log) {
		this.run = run;
		this.traffic = traffic;
		this.log = log;
	}

	/**
	 * There is a socket; what was sent before is lost.
	 * @param wire the socket
	 * @param broken hears why it can no longer be written to
	 */
	void open(Wire wire, Consumer<String> broken) {
		this.writer = new FrameWriter(wire, this.run.workers(), this.run.time(), this.traffic, broken);
	}

	/**
	 * Sends an action of the protocol's own. Any thread.
	 * @param action the action
	 * @param end hears of the answer
	 */
	void send(ClientServerAction action, ProtocolAction end) {
		write(unlimited(action, end));
	}

	/**
	 * Sends a heartbeat and waits no longer for the answer to the one before: a server
	 * that never answers them must not fill the table.
	 * @param action the action
	 * @param end hears of the answer
	 */
	void sendHeartbeat(ClientServerAction action, ProtocolAction end) {
		PendingAction before = this.heartbeat;
		if (before != null) {
			this.transactions.forget(before);
		}
		PendingAction next = unlimited(action, end);
		this.heartbeat = next;
		write(next);
	}

	private static PendingAction unlimited(ClientServerAction action, ProtocolAction end) {
		return new PendingAction(action, end, Long.MAX_VALUE, Duration.ZERO, 0);
	}

	private void write(PendingAction action) {
		FrameWriter current = prepare(action, action.action());
		if (current != null) {
			current.add(action);
		}
	}

	/**
	 * Takes an action of the application's for sending. Called with the lock of
	 * {@link Outgoing} held.
	 * @param action the action
	 * @return whom the caller must tell to write, once it holds no lock; {@code null}
	 * when somebody writes already
	 */
	@Nullable FrameWriter enqueue(PendingAction action) {
		FrameWriter current = prepare(action, numbered(action.action()));
		return (current != null && current.enqueue(action)) ? current : null;
	}

	private @Nullable FrameWriter prepare(PendingAction action, ClientServerAction message) {
		FrameWriter current = this.writer;
		if (current == null) {
			return null;
		}
		if (action.end() == ProtocolAction.ignored()) {
			action.encode(message, 0);
		}
		else {
			this.transactions.begin(action, message);
		}
		this.log.sent(message);
		return current;
	}

	private ClientServerAction numbered(ClientServerAction message) {
		if (message.getActionCase() != ActionCase.MOVE) {
			return message;
		}
		// The server counts the moves of each connection from 1 and ignores older ones.
		int given = message.getMove().getInputId();
		if (given != 0) {
			this.lastInputId = Math.max(this.lastInputId, given);
			return message;
		}
		this.lastInputId++;
		return message.toBuilder().setMove(message.getMove().toBuilder().setInputId(this.lastInputId)).build();
	}

	/**
	 * The server has answered.
	 * @param txnId what it has answered
	 * @return the action; {@code null} when the answer is late, repeated, or meant for
	 * somebody else
	 */
	@Nullable PendingAction answered(int txnId) {
		PendingAction action = this.transactions.answered(txnId);
		FrameWriter current = this.writer;
		if (action != null && current != null) {
			current.confirmed(action);
		}
		return action;
	}

	Transactions transactions() {
		return this.transactions;
	}

	boolean isFull() {
		FrameWriter current = this.writer;
		return current != null && (current.isFull() || this.transactions.isFull());
	}

	int unwritten() {
		FrameWriter current = this.writer;
		return (current != null) ? current.depth() : 0;
	}

	/**
	 * Says whether a write has been under way for too long. Needs no memory.
	 * @param now the present time in nanoseconds
	 * @return whether the peer does not read
	 */
	boolean isStuck(long now) {
		FrameWriter current = this.writer;
		return current != null && current.isStuck(now, STUCK_SEND.toNanos());
	}

	/**
	 * Takes nothing more and takes back what had no answer. Called with the lock of
	 * {@link Outgoing} held.
	 * @return the application's actions that had no answer, in the order in which they
	 * came
	 */
	List<PendingAction> takeBack() {
		FrameWriter current = this.writer;
		if (current != null) {
			current.close();
		}
		return this.transactions.removeAll();
	}

}
