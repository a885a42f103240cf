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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.codec.MessageReader;
import io.github.gatherspring.proto.ClientHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SubscriptionsUpdated;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.wire.FrameReceiver;
import io.github.gatherspring.wire.Wire;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection from open to close, thrown away with it. Answers of the server and its
 * heartbeats are taken out of the frames here, on the socket's thread, so that they never
 * wait behind a listener.
 */
final class Session implements FrameReceiver, FrameWalker.Visitor {

	private static final Log logger = LogFactory.getLog(Session.class);

	private static final Log receivedLogger = LogFactory.getLog("io.github.gatherspring.frames.received");

	private static final Log sentLogger = LogFactory.getLog("io.github.gatherspring.frames.sent");

	/**
	 * Answers may be outstanding up to this number; beyond it the server does not keep
	 * up.
	 */
	static final int MOST_PENDING = 65_536;

	private static final Duration STUCK_SEND = Duration.ofSeconds(10);

	/**
	 * So much of an unfinished frame counts as a sign of life: a large world on a slow
	 * line does, a byte now and then does not.
	 */
	private static final int LIVELY_BYTES = 16 * 1024;

	private final Connection owner;

	private final Run run;

	private final Traffic traffic;

	private final ConnectionHandler handler;

	private final Map<Integer, PendingAction> pending = new ConcurrentHashMap<>();

	/* Below: the socket's thread alone. */

	private byte[] scanned = new byte[0];

	private boolean awaited;

	private final List<Runnable> afterFrame = new ArrayList<>();

	private int unframed;

	/* Below: any thread. */

	private volatile @Nullable FrameWriter writer;

	private volatile @Nullable Wire wire;

	private volatile long lastFrameAt;

	private volatile boolean over;

	private int lastInputId;

	/* The connection's serial executor alone. */
	private @Nullable PendingAction heartbeat;

	Session(Connection owner, Run run, Traffic traffic, ConnectionHandler handler) {
		this.owner = owner;
		this.run = run;
		this.traffic = traffic;
		this.handler = handler;
		this.lastFrameAt = run.time().nanos();
	}

	Run run() {
		return this.run;
	}

	// The socket's side

	@Override
	public void opened(Wire wire) {
		this.wire = wire;
		this.lastFrameAt = this.run.time().nanos();
		this.writer = new FrameWriter(wire, this.run.workers(), this.run.time(), this.traffic,
				(reason) -> this.owner.sessionFailed(this, CloseCode.ABNORMAL.code(), reason));
		this.owner.sessionOpened(this);
	}

	@Override
	public void activity(int count) {
		this.unframed += count;
		if (count == 0 || this.unframed >= LIVELY_BYTES) {
			alive();
		}
		this.traffic.received(count);
	}

	private void alive() {
		this.unframed = 0;
		this.lastFrameAt = this.run.time().nanos();
	}

	@Override
	public void frame(ByteBuffer frame) {
		take(frame, false);
	}

	@Override
	public void joined(ByteBuffer frame) {
		take(frame, true);
	}

	private void take(ByteBuffer frame, boolean owned) {
		if (this.over) {
			return;
		}
		alive();
		long receivedAt = this.run.time().millis();
		this.traffic.receivedFrame(receivedAt);
		ByteBuffer readable = frame.hasArray() ? frame : copy(frame);
		this.scanned = readable.array();
		int from = readable.arrayOffset() + readable.position();
		int to = from + readable.remaining();
		this.awaited = false;
		int events = FrameWalker.walk(this.scanned, from, to, this);
		if (events < 0) {
			undecodable("malformed frame");
		}
		else if (events > 0 || this.handler.isAwaited(FrameWalker.NO_EVENTS)) {
			if (logger.isDebugEnabled() || receivedLogger.isTraceEnabled()) {
				trace(from, to);
			}
			Dispatcher inbound = this.run.inbound();
			inbound.add(readable, owned, events, receivedAt, this.awaited || events == 0);
			if (inbound.heldUntil() - this.lastFrameAt > 0) {
				// The wait for room in there is ours, not the server's.
				alive();
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

	private void trace(int from, int to) {
		try {
			ServerClientBatch batch = MessageReader.read(ServerClientBatch.parser(), this.scanned, from, to);
			String text = this.owner.maskedFrame(TextFormat.printer().emittingSingleLine(true).printToString(batch));
			logger.debug("Message received: " + text);
			receivedLogger.trace(text);
		}
		catch (InvalidProtocolBufferException ex) {
			logger.debug("Message received that could not be decoded: " + ex.getMessage());
		}
	}

	@Override
	public void visit(int number, int from, int to, int eventFrom, int eventTo) {
		if (!this.awaited) {
			this.awaited = this.handler.isAwaited(number);
		}
		try {
			switch (number) {
				case ServerClientEvent.TRANSACTIONSTATUS_FIELD_NUMBER ->
					answered(MessageReader.read(TransactionStatus.parser(), this.scanned, from, to));
				case ServerClientEvent.SERVERHEARTBEAT_FIELD_NUMBER -> answerHeartbeat();
				case ServerClientEvent.READY_FIELD_NUMBER ->
					ready(MessageReader.read(Ready.parser(), this.scanned, from, to));
				case ServerClientEvent.SUBSCRIPTIONSUPDATED_FIELD_NUMBER ->
					confirmed(MessageReader.read(SubscriptionsUpdated.parser(), this.scanned, from, to));
				case FrameWalker.COMPOSITE ->
					composite(MessageReader.read(ServerClientEvent.parser(), this.scanned, eventFrom, eventTo));
				default -> {
					// For the dispatching thread.
				}
			}
		}
		catch (InvalidProtocolBufferException ex) {
			undecodable("malformed protocol event");
		}
	}

	private void composite(ServerClientEvent event) {
		switch (event.getEventCase()) {
			case TRANSACTIONSTATUS -> answered(event.getTransactionStatus());
			case SERVERHEARTBEAT -> answerHeartbeat();
			case READY -> ready(event.getReady());
			case SUBSCRIPTIONSUPDATED -> confirmed(event.getSubscriptionsUpdated());
			default -> {
				// For the dispatching thread.
			}
		}
	}

	private void answered(TransactionStatus status) {
		PendingAction action = this.pending.remove(status.getTxnId());
		if (action == null) {
			// Late, repeated, or to somebody else: its action has ended already.
			return;
		}
		FrameWriter current = this.writer;
		if (current != null) {
			current.confirmed(action);
		}
		Runnable end = status.getSucceeded() ? action.end()::succeeded
				: () -> action.end().refused(this.owner.masked(status.getReason()));
		if (action.end() instanceof ProtocolAction) {
			this.afterFrame.add(end);
		}
		else {
			this.run.end(action.end(), end);
		}
	}

	private void answerHeartbeat() {
		send(ClientServerAction.newBuilder().setClientHeartbeat(ClientHeartbeat.getDefaultInstance()).build(),
				ProtocolAction.ignored());
		logger.debug("Heartbeat sent");
	}

	private void ready(Ready ready) {
		this.owner.sessionReady(this, this.owner.masked(ready.getId()));
	}

	private void confirmed(SubscriptionsUpdated confirmation) {
		this.owner.subscriptionsConfirmed(this, List.copyOf(confirmation.getSubscriptionsList()));
	}

	@Override
	public void text() {
		alive();
		undecodable("text frame");
	}

	@Override
	public void tooLarge(int limit) {
		this.owner.sessionTooLarge(this, limit);
	}

	private void undecodable(String kind) {
		this.traffic.undecodable();
		this.handler.undecodable(kind);
	}

	@Override
	public void closed(int code, String reason) {
		this.owner.sessionFailed(this, code, reason);
	}

	// The owner's side

	/**
	 * Sends an action of the protocol's own.
	 * @param action the action
	 * @param end hears of the answer
	 */
	void send(ClientServerAction action, ProtocolAction end) {
		send(new PendingAction(action, end, Long.MAX_VALUE, Duration.ZERO, 0), action);
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
			this.pending.remove(before.txnId(), before);
		}
		PendingAction next = new PendingAction(action, end, Long.MAX_VALUE, Duration.ZERO, 0);
		this.heartbeat = next;
		send(next, action);
	}

	/**
	 * Sends an action of the application's. Called with the owner's lock held.
	 * @param action the action
	 */
	void send(PendingAction action) {
		send(action, numbered(action.action()));
	}

	/**
	 * Takes an action of the application's for sending. Called with the owner's lock
	 * held.
	 * @param action the action
	 * @return what the caller must tell to write, once it holds no lock; {@code null}
	 * when somebody writes already
	 */
	@Nullable FrameWriter enqueue(PendingAction action) {
		FrameWriter current = prepare(action, numbered(action.action()));
		return (current != null && current.enqueue(action)) ? current : null;
	}

	private void send(PendingAction action, ClientServerAction message) {
		FrameWriter current = prepare(action, message);
		if (current != null) {
			current.add(action);
		}
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
			do {
				action.encode(message, nonZeroRandom());
			}
			while (this.pending.putIfAbsent(action.txnId(), action) != null);
		}
		if (sentLogger.isTraceEnabled()) {
			sentLogger.trace(masked(message));
		}
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

	private static int nonZeroRandom() {
		int random = ThreadLocalRandom.current().nextInt();
		return (random != 0) ? random : 1;
	}

	private static String masked(ClientServerAction message) {
		if (message.getActionCase() == ActionCase.INIT) {
			return "init { spaceId: \"" + message.getInit().getSpaceId() + "\" auth: ****** }";
		}
		return TextFormat.printer().emittingSingleLine(true).printToString(message);
	}

	boolean isWriterFull() {
		FrameWriter current = this.writer;
		return current != null && (current.isFull() || this.pending.size() >= MOST_PENDING);
	}

	int unwritten() {
		FrameWriter current = this.writer;
		return (current != null) ? current.depth() : 0;
	}

	int pendingCount() {
		int count = 0;
		for (PendingAction action : this.pending.values()) {
			count += (action.end() instanceof ProtocolAction) ? 0 : 1;
		}
		return count;
	}

	boolean hasPending() {
		return !this.pending.isEmpty();
	}

	long lastFrameAt() {
		return this.lastFrameAt;
	}

	boolean isStuck(long now) {
		FrameWriter current = this.writer;
		return current != null && current.isStuck(now, STUCK_SEND.toNanos());
	}

	List<PendingAction> removeOverdue(long now) {
		List<PendingAction> overdue = new ArrayList<>();
		for (PendingAction action : this.pending.values()) {
			if (!(action.end() instanceof ProtocolAction) && action.isOverdue(now)
					&& this.pending.remove(action.txnId(), action)) {
				action.takeBack();
				overdue.add(action);
			}
		}
		return overdue;
	}

	/**
	 * Ends the session. Called with the owner's lock held, once.
	 * @return the application's actions that had no answer, in the order in which they
	 * came
	 */
	List<PendingAction> end() {
		this.over = true;
		FrameWriter current = this.writer;
		if (current != null) {
			current.close();
		}
		List<PendingAction> unanswered = new ArrayList<>();
		for (PendingAction action : this.pending.values()) {
			if (this.pending.remove(action.txnId(), action) && !(action.end() instanceof ProtocolAction)) {
				action.takeBack();
				unanswered.add(action);
			}
		}
		unanswered.sort(Comparator.comparingLong(PendingAction::sequence));
		return unanswered;
	}

	/**
	 * Closes the socket on a worker, since a dead peer makes that wait.
	 * @param code the close code
	 * @param reason what the peer is told
	 */
	void close(int code, String reason) {
		Wire current = this.wire;
		if (current != null) {
			this.run.workers().execute(() -> current.close(code, reason));
		}
	}

}
