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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.wire.SecureAddresses;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The course of one run, from a start to the rest that follows it: connects, follows a
 * session on its way, and connects again after a loss. All of it happens on the run's
 * serial executor; what arrives elsewhere comes here first. Terminal means terminal: the
 * next start makes a new one.
 */
final class ConnectionLoop implements Session.Owner, Handshake.Progress {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final ConnectionParts parts;

	private final Run run;

	private final StateMachine machine;

	private final OutageLog log;

	private final AfterLoss afterLoss;

	private final Closing closing;

	private final Ending ending;

	/**
	 * Creates a loop that has not begun.
	 * @param parts what the connection is made of
	 * @param run the run
	 * @param atRest hears that the run is over, before anybody can see it
	 */
	ConnectionLoop(ConnectionParts parts, Run run, Consumer<ConnectionLoop> atRest) {
		this.parts = parts;
		this.run = run;
		this.machine = new StateMachine(parts, run);
		this.log = new OutageLog(parts.prefix());
		this.afterLoss = new AfterLoss(parts, run.time(), this.log);
		this.closing = new Closing(parts, run);
		this.ending = new Ending(parts, run, this.machine, this.closing, this.log, () -> atRest.accept(this));
	}

	Run run() {
		return this.run;
	}

	/**
	 * Returns how this run ends.
	 */
	Ending ending() {
		return this.ending;
	}

	/**
	 * Returns the open session. Any thread.
	 * @return it; {@code null} when there is none
	 */
	@Nullable Live live() {
		return this.machine.live();
	}

	private ConnectionState state() {
		return this.machine.state();
	}

	// Connecting

	/**
	 * Begins the run.
	 */
	void begin() {
		this.run.begin(this.parts.handler()::watch);
		this.parts.outgoing().accept();
		connect((status) -> status.withAttempt(1).withReason(null, null).withLostSince(null).withRetryIn(null));
	}

	private void connect(UnaryOperator<ConnectionStatus> change) {
		ConnectionStatus before = this.parts.board().get();
		Session session = new Session(this, this.run, this.parts.traffic(), this.parts.handler(), this.parts.words());
		Attempt attempt = this.parts.connector().attempt(session, this.run.workers());
		Connecting connecting = new Connecting(this.run, attempt, this.parts.settings().connectTimeout(), this::lost);
		this.machine.transition(ConnectionState.CONNECTING, connecting, change);
		if (!isPermitted(before)) {
			this.ending.notPermitted(before);
			return;
		}
		logger.debug(this.parts.prefix() + "Connecting, attempt " + this.parts.board().get().attempt());
		connecting.begin(this::serverKnown);
	}

	private boolean isPermitted(ConnectionStatus before) {
		try {
			return this.parts.settings().permission().test(before);
		}
		catch (RuntimeException ex) {
			logger.error(this.parts.prefix() + "What says whether to connect failed; the client does not connect", ex);
			return false;
		}
	}

	private void serverKnown(Connecting connecting, URI server) {
		if (this.machine.phase() == connecting) {
			URI shown = URI.create(this.parts.words().masked(SecureAddresses.display(server)));
			this.parts.board().amend((status) -> status.withServerUrl(shown));
		}
	}

	@Override
	public void opened(Session session) {
		this.run.serial().execute(() -> {
			if (this.machine.phase() instanceof Connecting connecting && connecting.opens(session)) {
				Live live = new Live(this.run, this.parts, session, connecting.opened(), this, this::lost);
				this.machine.transition(ConnectionState.AUTHENTICATING, live, UnaryOperator.identity());
				live.begin();
			}
			else {
				session.close(CloseCode.GOING_AWAY.code(), "no longer wanted");
			}
		});
	}

	// An open session

	@Override
	public void ready(Session session, String userId) {
		this.run.serial().execute(() -> {
			Live live = live();
			if (live != null && isIn(session, ConnectionState.AUTHENTICATING)) {
				accepted(live, userId);
			}
		});
	}

	private void accepted(Live live, String userId) {
		ConnectionStatus before = this.parts.board().get();
		long reconnects = before.reconnects() + (this.log.isConnectedBefore() ? 1 : 0);
		this.machine.transition(ConnectionState.SYNCING, live,
				(status) -> status.withUserId(userId)
					.withAttempt(0)
					.withReconnects(reconnects)
					.withLostSince(null)
					.withReason(null, null));
		this.log.connected(before, this.parts.board().get());
		live.handshake().ready(userId);
	}

	@Override
	public void confirmed(Session session, Collection<String> names) {
		this.run.serial().execute(() -> {
			Live live = live();
			if (live != null && isCurrent(session)) {
				live.handshake().confirmed(names);
			}
		});
	}

	/**
	 * Changes the subscription of the present session, if there is one.
	 * @param change the names to add and to drop
	 */
	void change(UpdateSubscriptions change) {
		this.run.serial().execute(() -> {
			Live live = live();
			if (live != null && state().isConnected()) {
				live.handshake().change(change);
			}
		});
	}

	@Override
	public boolean isCurrent(Session session) {
		return this.machine.isCurrent(session);
	}

	@Override
	public boolean isIn(Session session, ConnectionState state) {
		return isCurrent(session) && state() == state;
	}

	@Override
	public void joined(Session session) {
		Live live = live();
		if (live != null) {
			live.beginHeartbeats();
		}
	}

	@Override
	public void synchronizedWithServer(Session session) {
		Live live = live();
		if (live != null) {
			live.ready();
			this.machine.transition(ConnectionState.READY, live, UnaryOperator.identity());
		}
	}

	// Losses

	@Override
	public void ended(Session session) {
		this.run.serial().execute(() -> {
			LossCause cause = session.endedBy();
			if (cause != null) {
				lost(session, cause);
			}
		});
	}

	@Override
	public void lost(Session session, LossCause cause) {
		Live live = live();
		if (live != null && live.session() == session) {
			lost(live, cause);
		}
	}

	/**
	 * The connection is lost, or an attempt failed. Nothing of the state that it happens
	 * in is closed before the next state is there: when memory runs out on the way, the
	 * look that belongs to the state comes here again.
	 */
	private void lost(Phase where, LossCause cause) {
		this.run.serial().check();
		if (this.machine.phase() != where) {
			return;
		}
		Live live = live();
		if (state() == ConnectionState.STOPPING) {
			// What is left fails with the session; the stop goes on.
			this.closing.end(live, cause, "", false);
			this.machine.drop();
			return;
		}
		AfterLoss.Next next = this.afterLoss.decide(cause, (live != null) ? live.served(state()) : null);
		Duration pause = next.pause();
		if (pause != null) {
			retry(live, next.cause(), pause);
		}
		else {
			this.ending.giveUp(live, next.cause());
		}
	}

	private void retry(@Nullable Live live, LossCause cause, Duration wait) {
		Instant now = this.run.time().now();
		int attempts = this.parts.board().get().attempt();
		Waiting waiting = new Waiting(this.run, wait, this::connectAgain);
		this.closing.end(live, cause, cause.reason(), true);
		this.machine.transition(ConnectionState.WAITING_TO_RECONNECT, waiting,
				(status) -> status.withAttempt(attempts)
					.withLostSince((status.lostSince() != null) ? status.lostSince() : now)
					.withReason(cause.reason(), cause.closeCode())
					.withRetryIn(wait));
	}

	private void connectAgain() {
		if (state() == ConnectionState.WAITING_TO_RECONNECT) {
			int number = this.parts.board().get().attempt() + 1;
			connect((status) -> status.withAttempt(number).withRetryIn(null));
		}
	}

	/**
	 * Connects anew: closes the present socket, if any, and tries at once.
	 */
	void reconnect() {
		this.run.serial().execute(() -> {
			this.parts.names().forget();
			switch (state()) {
				case WAITING_TO_RECONNECT -> connectAgain();
				case AUTHENTICATING, SYNCING, READY -> lost(this.machine.phase(), LossCause.askedFor());
				default -> logger.debug("A new connection was asked for while " + state());
			}
		});
	}

}
