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
import java.util.Collection;
import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.github.gatherspring.codec.FrameWalker;
import io.github.gatherspring.codec.MessageReader;
import io.github.gatherspring.proto.ClientHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.SubscriptionsUpdated;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.wire.FrameReceiver;
import io.github.gatherspring.wire.Wire;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One socket from open to close, thrown away with it: frames in, answers to their
 * actions, the one writer.
 */
final class Session implements FrameReceiver, ProtocolReader.Receiver {

	private static final Log logger = LogFactory.getLog(Session.class);

	private static final Log receivedLogger = LogFactory.getLog("io.github.gatherspring.frames.received");

	private static final Log sentLogger = LogFactory.getLog("io.github.gatherspring.frames.sent");

	private static final Duration STUCK_SEND = Duration.ofSeconds(10);

	/**
	 * So much of an unfinished frame counts as a sign of life: a large world on a slow
	 * line does, a byte now and then does not.
	 */
	private static final int LIVELY_BYTES = 16 * 1024;

	private final Owner owner;

	private final Run run;

	private final Traffic traffic;

	private final ConnectionHandler handler;

	private final ProtocolReader reader;

	private final Transactions transactions = new Transactions();

	/* Below: the socket's thread alone. */

	private final List<Runnable> afterFrame = new ArrayList<>();

	private int unframed;

	/* Below: any thread. */

	private volatile @Nullable FrameWriter writer;

	private volatile @Nullable Wire wire;

	private volatile long lastFrameAt;

	private volatile boolean over;

	private volatile @Nullable LossCause endedBy;

	private volatile @Nullable Throwable failure;

	/* Under the lock of Outgoing, as all that sends the application's actions. */
	private int lastInputId;

	/* The connection's serial executor alone. */
	private @Nullable PendingAction heartbeat;

	Session(Owner owner, Run run, Traffic traffic, ConnectionHandler handler) {
		this.owner = owner;
		this.run = run;
		this.traffic = traffic;
		this.handler = handler;
		this.reader = new ProtocolReader(this, handler::isAwaited);
		this.lastFrameAt = run.time().nanos();
	}

	// The socket's side

	@Override
	public void opened(Wire wire) {
		this.wire = wire;
		this.lastFrameAt = this.run.time().nanos();
		this.writer = new FrameWriter(wire, this.run.workers(), this.run.time(), this.traffic,
				(reason) -> end(this.owner.closedBy(CloseCode.ABNORMAL.code(), reason)));
		this.owner.opened(this);
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
		takeSafely(frame, false);
	}

	@Override
	public void joined(ByteBuffer frame) {
		takeSafely(frame, true);
	}

	private void takeSafely(ByteBuffer frame, boolean owned) {
		if (this.over) {
			return;
		}
		try {
			take(frame, owned);
		}
		catch (Throwable ex) {
			// Noted before anything else, and without memory: what is not handled leaves
			// a gap, so this session must end, and not by the server's fault.
			this.failure = ex;
			logger.error("What the server sent could not be handled; the connection is renewed", ex);
			end(LossCause.ownFailure(ex));
		}
	}

	private void take(ByteBuffer frame, boolean owned) {
		alive();
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
			if (logger.isDebugEnabled() || receivedLogger.isTraceEnabled()) {
				trace(readable.array(), from, to);
			}
			Dispatcher inbound = this.run.inbound();
			inbound.add(readable, owned, events, receivedAt, this.reader.isAwaited() || events == 0);
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

	private void trace(byte[] data, int from, int to) {
		try {
			ServerClientBatch batch = MessageReader.read(ServerClientBatch.parser(), data, from, to);
			String text = this.owner.maskedFrame(TextFormat.printer().emittingSingleLine(true).printToString(batch));
			logger.debug("Message received: " + text);
			receivedLogger.trace(text);
		}
		catch (InvalidProtocolBufferException ex) {
			logger.debug("Message received that could not be decoded: " + ex.getMessage());
		}
	}

	@Override
	public void answered(TransactionStatus status) {
		PendingAction action = this.transactions.answered(status.getTxnId());
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
			this.transactions.tellIfIdle();
		}
	}

	@Override
	public void heartbeat() {
		send(ClientServerAction.newBuilder().setClientHeartbeat(ClientHeartbeat.getDefaultInstance()).build(),
				ProtocolAction.ignored());
		logger.debug("Heartbeat sent");
	}

	@Override
	public void ready(Ready ready) {
		this.owner.ready(this, this.owner.masked(ready.getId()));
	}

	@Override
	public void confirmed(SubscriptionsUpdated confirmation) {
		this.owner.confirmed(this, List.copyOf(confirmation.getSubscriptionsList()));
	}

	@Override
	public void text() {
		alive();
		undecodable("text frame");
	}

	@Override
	public void undecodable(String kind) {
		this.traffic.undecodable();
		this.handler.undecodable(kind);
	}

	@Override
	public void tooLarge(int limit) {
		end(this.owner.tooLarge(limit));
	}

	@Override
	public void closed(int code, String reason) {
		end(this.owner.closedBy(code, reason));
	}

	private void end(LossCause cause) {
		synchronized (this) {
			if (this.endedBy == null) {
				Throwable ours = this.failure;
				this.endedBy = (ours != null) ? LossCause.ownFailure(ours) : cause;
			}
		}
		this.owner.ended(this);
	}

	/**
	 * Returns why the session ended from outside.
	 * @return the cause; {@code null} as long as it has not
	 */
	@Nullable LossCause endedBy() {
		Throwable ours = this.failure;
		LossCause cause = this.endedBy;
		return (cause == null && ours != null) ? LossCause.ownFailure(ours) : cause;
	}

	/**
	 * Says whether the session ended from outside. Needs no memory.
	 */
	boolean hasEnded() {
		return this.endedBy != null || this.failure != null;
	}

	// The owner's side

	/**
	 * Sends an action of the protocol's own.
	 * @param action the action
	 * @param end hears of the answer
	 */
	void send(ClientServerAction action, ProtocolAction end) {
		write(new PendingAction(action, end, Long.MAX_VALUE, Duration.ZERO, 0));
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
		PendingAction next = new PendingAction(action, end, Long.MAX_VALUE, Duration.ZERO, 0);
		this.heartbeat = next;
		write(next);
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

	private static String masked(ClientServerAction message) {
		if (message.getActionCase() == ActionCase.INIT) {
			return "init { spaceId: \"" + message.getInit().getSpaceId() + "\" auth: ****** }";
		}
		return TextFormat.printer().emittingSingleLine(true).printToString(message);
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

	long lastFrameAt() {
		return this.lastFrameAt;
	}

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
		this.over = true;
		FrameWriter current = this.writer;
		if (current != null) {
			current.close();
		}
		return this.transactions.removeAll();
	}

	/**
	 * Closes the socket on a worker, since a dead peer makes that wait.
	 * @param code the close code
	 * @param reason what the peer is told
	 */
	void close(int code, String reason) {
		Wire current = this.wire;
		if (current != null) {
			try {
				this.run.workers().execute(() -> current.close(code, reason));
			}
			catch (VirtualMachineError ex) {
				// No thread to be had: better late here than never.
				current.close(code, reason);
			}
		}
	}

	/**
	 * What a session belongs to. Any thread.
	 */
	interface Owner {

		void opened(Session session);

		void ready(Session session, String userId);

		void confirmed(Session session, Collection<String> names);

		/**
		 * The session has ended from outside, for the reason that it gives.
		 */
		void ended(Session session);

		LossCause closedBy(int code, String words);

		LossCause tooLarge(int limit);

		/**
		 * Takes the secrets out of a text that came from outside and makes it one
		 * printable line.
		 */
		String masked(String text);

		/**
		 * Takes the secrets out of a frame in text format.
		 */
		String maskedFrame(String text);

	}

}
