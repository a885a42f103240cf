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
import java.util.Collection;
import java.util.List;

import io.github.gatherspring.proto.ClientHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Ready;
import io.github.gatherspring.proto.SubscriptionsUpdated;
import io.github.gatherspring.proto.TransactionStatus;
import io.github.gatherspring.wire.FrameReceiver;
import io.github.gatherspring.wire.Wire;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One socket from open to close, thrown away with it: its way in, its way out, its signs
 * of life and its end.
 */
final class Session implements FrameReceiver, ProtocolReader.Receiver {

	private static final Log logger = LogFactory.getLog(Session.class);

	private final Owner owner;

	private final Run run;

	private final Traffic traffic;

	private final PeerWords words;

	private final Liveness liveness;

	private final FrameIntake intake;

	private final ActionSender sender;

	private final EndCause endCause = new EndCause();

	private volatile @Nullable Wire wire;

	private volatile boolean over;

	Session(Owner owner, Run run, Traffic traffic, ConnectionHandler handler, PeerWords words) {
		this.owner = owner;
		this.run = run;
		this.traffic = traffic;
		this.words = words;
		this.liveness = new Liveness(run.time());
		FrameLog log = new FrameLog(words);
		this.intake = new FrameIntake(this, run, traffic, handler, this.liveness, log);
		this.sender = new ActionSender(run, traffic, log);
	}

	// The socket's side

	@Override
	public void opened(Wire wire) {
		this.wire = wire;
		this.liveness.sign();
		this.sender.open(wire, (reason) -> end(this.words.closedBy(CloseCode.ABNORMAL.code(), reason)));
		this.owner.opened(this);
	}

	@Override
	public void activity(int count) {
		this.liveness.activity(count);
		this.traffic.received(count);
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
			this.intake.take(frame, owned);
		}
		catch (Throwable ex) {
			// Noted before anything else, and without memory: what is not handled leaves
			// a gap, so this session must end, and not by the server's fault.
			this.endCause.failed(ex);
			logger.error("What the server sent could not be handled; the connection is renewed", ex);
			end(LossCause.ownFailure(ex));
		}
	}

	@Override
	public void text() {
		this.liveness.sign();
		this.intake.undecodable("text frame");
	}

	@Override
	public void tooLarge(int limit) {
		end(this.words.tooLarge(limit));
	}

	@Override
	public void closed(int code, String reason) {
		end(this.words.closedBy(code, reason));
	}

	private void end(LossCause cause) {
		this.endCause.tell(cause);
		this.owner.ended(this);
	}

	// The protocol's own events

	@Override
	public void ready(Ready ready) {
		this.owner.ready(this, this.words.masked(ready.getId()));
	}

	@Override
	public void confirmed(SubscriptionsUpdated confirmation) {
		this.owner.confirmed(this, List.copyOf(confirmation.getSubscriptionsList()));
	}

	@Override
	public void heartbeat() {
		send(ClientServerAction.newBuilder().setClientHeartbeat(ClientHeartbeat.getDefaultInstance()).build(),
				ProtocolAction.ignored());
		logger.debug("Heartbeat sent");
	}

	@Override
	public void answered(TransactionStatus status) {
		PendingAction action = this.sender.answered(status.getTxnId());
		if (action == null) {
			return;
		}
		Runnable end = status.getSucceeded() ? action.end()::succeeded
				: () -> action.end().refused(this.words.masked(status.getReason()));
		if (action.end() instanceof ProtocolAction) {
			this.intake.afterFrame(end);
		}
		else {
			this.run.end(action.end(), end);
			transactions().tellIfIdle();
		}
	}

	@Override
	public void undecodable(String kind) {
		this.intake.undecodable(kind);
	}

	// The owner's side

	/**
	 * Returns why the session ended from outside.
	 * @return the cause; {@code null} as long as it has not
	 */
	@Nullable LossCause endedBy() {
		return this.endCause.get();
	}

	/**
	 * Says whether the session ended from outside. Needs no memory.
	 * @return whether it has
	 */
	boolean hasEnded() {
		return this.endCause.isKnown();
	}

	long lastFrameAt() {
		return this.liveness.last();
	}

	/**
	 * Says whether the peer does not read what is sent. Needs no memory.
	 * @param now the present time in nanoseconds
	 * @return whether a write has been under way for too long
	 */
	boolean isStuck(long now) {
		return this.sender.isStuck(now);
	}

	/**
	 * Sends an action of the protocol's own.
	 * @param action the action
	 * @param end hears of the answer
	 */
	void send(ClientServerAction action, ProtocolAction end) {
		this.sender.send(action, end);
	}

	/**
	 * Sends a heartbeat, and waits no longer for the answer to the one before.
	 * @param action the action
	 * @param end hears of the answer
	 */
	void sendHeartbeat(ClientServerAction action, ProtocolAction end) {
		this.sender.sendHeartbeat(action, end);
	}

	/**
	 * Takes an action of the application's for sending. Called with the lock of
	 * {@link Outgoing} held.
	 * @param action the action
	 * @return whom the caller must tell to write, once it holds no lock; {@code null}
	 * when somebody writes already
	 */
	@Nullable FrameWriter enqueue(PendingAction action) {
		return this.sender.enqueue(action);
	}

	Transactions transactions() {
		return this.sender.transactions();
	}

	boolean isFull() {
		return this.sender.isFull();
	}

	int unwritten() {
		return this.sender.unwritten();
	}

	/**
	 * Takes nothing more and takes back what had no answer. Called with the lock of
	 * {@link Outgoing} held.
	 * @return the application's actions that had no answer, in the order in which they
	 * came
	 */
	List<PendingAction> takeBack() {
		this.over = true;
		return this.sender.takeBack();
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

	}

}
