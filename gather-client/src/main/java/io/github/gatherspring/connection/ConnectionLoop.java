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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.wire.Secrets;
import io.github.gatherspring.wire.SecureAddresses;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one run, from a start to the rest that follows it. All of it
 * happens on the run's serial executor; what arrives elsewhere comes here first. Terminal
 * means terminal: the next start makes a new one.
 */
final class ConnectionLoop implements Session.Owner, Handshake.Progress {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private final ConnectionParts parts;

	private final Run run;

	private final Secrets secrets;

	private final Consumer<ConnectionLoop> atRest;

	private final RetryPolicy policy;

	private final OutageLog log;

	/* Written on the serial executor alone. */
	private volatile Phase phase = Phase.NONE;

	/**
	 * Creates a loop that has not begun.
	 * @param parts what the connection is made of
	 * @param run the run
	 * @param secrets takes the secrets out of a text
	 * @param atRest hears that the run is over, before anybody can see it
	 */
	ConnectionLoop(ConnectionParts parts, Run run, Secrets secrets, Consumer<ConnectionLoop> atRest) {
		this.parts = parts;
		this.run = run;
		this.secrets = secrets;
		this.atRest = atRest;
		this.policy = new RetryPolicy(parts.settings().reconnect(), parts.random());
		this.log = new OutageLog(parts.prefix());
	}

	Run run() {
		return this.run;
	}

	/**
	 * Returns the open session. Any thread.
	 * @return it; {@code null} when there is none
	 */
	@Nullable Live live() {
		return (this.phase instanceof Live live) ? live : null;
	}

	private ConnectionState state() {
		return this.parts.board().get().state();
	}

	/**
	 * Goes over to another state: the one place that does. What belonged to the state
	 * that is left ends; others are told on their own thread.
	 */
	private void transition(ConnectionState next, Phase entered, UnaryOperator<ConnectionStatus> change) {
		this.run.serial().check();
		ConnectionStatus before = this.parts.board().get();
		ConnectionStatus after = this.parts.board().transition(next, this.run.time().now(), change);
		Phase left = this.phase;
		this.phase = entered;
		if (left != entered) {
			left.close();
		}
		if (logger.isDebugEnabled()) {
			logger.debug(this.parts.prefix() + before.state() + " -> " + next);
		}
		this.run.inbound().add(() -> this.parts.handler().statusChanged(before, after));
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
		Session session = new Session(this, this.run, this.parts.traffic(), this.parts.handler());
		Attempt attempt = this.parts.connector().attempt(session, this.run.workers());
		Connecting connecting = new Connecting(this.run, attempt, this.parts.settings().connectTimeout(), this::lost);
		transition(ConnectionState.CONNECTING, connecting, change);
		logger.debug(this.parts.prefix() + "Connecting, attempt " + this.parts.board().get().attempt());
		connecting.begin(this::serverKnown);
	}

	private void serverKnown(Connecting connecting, URI server) {
		if (this.phase == connecting) {
			URI shown = URI.create(masked(SecureAddresses.display(server)));
			this.parts.board().amend((status) -> status.withServerUrl(shown));
		}
	}

	@Override
	public void opened(Session session) {
		this.run.serial().execute(() -> {
			if (this.phase instanceof Connecting connecting && connecting.opens(session)) {
				Live live = new Live(this.run, this.parts, session, connecting.opened(), this, this::lost);
				transition(ConnectionState.AUTHENTICATING, live, UnaryOperator.identity());
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
			if (this.phase instanceof Live live && isIn(session, ConnectionState.AUTHENTICATING)) {
				ConnectionStatus before = this.parts.board().get();
				long reconnects = before.reconnects() + (this.log.isConnectedBefore() ? 1 : 0);
				transition(ConnectionState.SYNCING, live,
						(status) -> status.withUserId(userId)
							.withAttempt(0)
							.withReconnects(reconnects)
							.withLostSince(null)
							.withReason(null, null));
				this.log.connected(before, this.parts.board().get());
				live.handshake().ready(userId);
			}
		});
	}

	@Override
	public void confirmed(Session session, Collection<String> names) {
		this.run.serial().execute(() -> {
			if (isCurrent(session) && this.phase instanceof Live live) {
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
			if (this.phase instanceof Live live && state().isConnected()) {
				live.handshake().change(change);
			}
		});
	}

	@Override
	public boolean isCurrent(Session session) {
		return this.phase instanceof Live live && live.session() == session;
	}

	@Override
	public boolean isIn(Session session, ConnectionState state) {
		return isCurrent(session) && state() == state;
	}

	@Override
	public void joined(Session session) {
		if (this.phase instanceof Live live) {
			live.beginHeartbeats();
		}
	}

	@Override
	public void synchronizedWithServer(Session session) {
		if (this.phase instanceof Live live) {
			live.ready();
			transition(ConnectionState.READY, live, UnaryOperator.identity());
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
		if (this.phase instanceof Live live && live.session() == session) {
			lost(live, cause);
		}
	}

	@Override
	public LossCause closedBy(int code, String words) {
		return LossCause.closed(code, masked(words), this.parts.settings().spaceId().toString());
	}

	@Override
	public LossCause tooLarge(int limit) {
		return LossCause.tooLarge(limit, this.parts.settings().names().of(Setting.MAX_MESSAGE_SIZE));
	}

	@Override
	public String masked(String text) {
		return this.secrets.mask(text);
	}

	@Override
	public String maskedFrame(String text) {
		return this.secrets.maskWhole(text);
	}

	/**
	 * The connection is lost, or an attempt failed. Nothing of the state that it happens
	 * in is closed before the next state is there: when memory runs out on the way, the
	 * look that belongs to the state comes here again.
	 */
	private void lost(Phase where, LossCause cause) {
		this.run.serial().check();
		if (this.phase != where) {
			return;
		}
		Live live = live();
		if (state() == ConnectionState.STOPPING) {
			// What is left fails with the session; the stop goes on.
			this.phase = Phase.NONE;
			endSession(live, cause, "", false);
			where.close();
			return;
		}
		boolean accepted = state().isConnected();
		Duration served = accepted ? served(live) : null;
		this.parts.connector()
			.lost(cause, (accepted && live != null) ? live.server() : null,
					(live != null) ? live.silent() : Duration.ZERO);
		Rivalry.Truce truce = (live != null && this.parts.settings().reconnect().enabled())
				? this.parts.rivalry().after(cause, live.age(), this.run.time().nanos()) : null;
		if (truce != null) {
			stayAway(where, cause.lateBecause(Rivalry.WORDS), truce);
		}
		else if (this.policy.isFinal(cause)) {
			endSession(live, cause, cause.reason(), false);
			giveUp(cause);
		}
		else {
			Duration wait = this.policy.next(cause, served);
			this.log.lost(accepted, cause, wait);
			retry(live, cause, wait);
		}
	}

	private Duration served(@Nullable Live live) {
		return (live != null && state() == ConnectionState.READY) ? live.sinceReady() : Duration.ZERO;
	}

	private void stayAway(Phase where, LossCause cause, Rivalry.Truce truce) {
		Duration wait = this.policy.jittered(truce.stay());
		if (truce.begins()) {
			this.log.rivals(cause, wait);
		}
		else {
			this.log.lost(true, cause, wait);
		}
		retry((where instanceof Live live) ? live : null, cause, wait);
	}

	private void retry(@Nullable Live live, LossCause cause, Duration wait) {
		Instant now = this.run.time().now();
		int attempts = this.parts.board().get().attempt();
		Waiting waiting = new Waiting(this.run, wait, this::connectAgain);
		endSession(live, cause, cause.reason(), true);
		transition(ConnectionState.WAITING_TO_RECONNECT, waiting,
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
				case AUTHENTICATING, SYNCING, READY -> lost(this.phase, LossCause.askedFor());
				default -> logger.debug("A new connection was asked for while " + state());
			}
		});
	}

	private void giveUp(LossCause cause) {
		String why = (cause.verdict() == CloseCode.Verdict.STOP) ? cause.reason()
				: cause.reason() + " (" + this.parts.settings().names().of(Setting.RECONNECT_ENABLED) + " is false)";
		this.log.gaveUp(this.parts.settings().spaceId().toString(), why);
		rest(ConnectionState.FAILED, why, cause.closeCode(), "the client gave up: " + why, "the client gave up: " + why,
				true);
	}

	/**
	 * Ends the session, if there is one: its unwritten actions go back to the outbox or
	 * fail, those written fail.
	 */
	private void endSession(@Nullable Live live, LossCause cause, String reasonToPeer, boolean keepUnwritten) {
		if (live == null) {
			return;
		}
		List<PendingAction> failed = this.parts.outgoing().end(live.session(), keepUnwritten);
		live.session().close(cause.codeToSend(), reasonToPeer);
		failed.forEach((action) -> this.run.end(action.end(),
				() -> action.end().disconnected(ending(cause.reason(), action.isWritten()), action.isWritten())));
		if (live.tellEnd()) {
			this.run.inbound().add(() -> this.parts.handler().sessionEnded(cause.code()));
		}
	}

	private static String ending(String reason, boolean written) {
		return written
				? "the connection ended before the answer came (" + reason
						+ "); the server may have carried the action out"
				: "the connection ended before the action was sent (" + reason + ")";
	}

	// The end

	/**
	 * Begins to stop: no new action is taken, no more events are handed over.
	 * @return whether there is something to stop
	 */
	CompletableFuture<Boolean> beginStop() {
		CompletableFuture<Boolean> begun = new CompletableFuture<>();
		this.run.serial().execute(() -> {
			boolean stopping = state().canBecome(ConnectionState.STOPPING);
			if (stopping) {
				this.parts.outgoing().refuse("the client is being stopped; start it again first");
				Live live = live();
				if (live != null) {
					live.stop();
				}
				transition(ConnectionState.STOPPING, (live != null) ? live : Phase.NONE,
						(status) -> status.withReason("the client is being stopped", null).withRetryIn(null));
				this.run.inbound().mute();
			}
			begun.complete(stopping);
		});
		return begun;
	}

	/**
	 * Returns a future that ends when the avatar that is entering has entered, or never
	 * will.
	 * @return the future
	 */
	CompletableFuture<@Nullable Void> entered() {
		CompletableFuture<@Nullable Void> entered = new CompletableFuture<>();
		this.run.serial().execute(() -> {
			Live live = live();
			if (live != null) {
				live.handshake().stop().thenRun(() -> entered.complete(null));
			}
			else {
				entered.complete(null);
			}
		});
		return entered;
	}

	/**
	 * Lets actions through that were taken before the stop, and the last ones.
	 * @return whether actions go out; not when the server has not accepted this client
	 */
	CompletableFuture<Boolean> openForStop() {
		CompletableFuture<Boolean> opened = new CompletableFuture<>();
		this.run.serial().execute(() -> {
			Live live = live();
			opened.complete(live != null && state() == ConnectionState.STOPPING && live.handshake().openForStop());
		});
		return opened;
	}

	/**
	 * Ends the stop: closes the socket and fails the actions left.
	 * @param interruptListeners whether to interrupt a listener that does not end
	 * @return ends when that is done
	 */
	CompletableFuture<@Nullable Void> finishStop(boolean interruptListeners) {
		CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();
		this.run.serial().execute(() -> {
			if (state() == ConnectionState.STOPPING) {
				LossCause cause = LossCause.stopped();
				endSession(live(), cause, "client stopped", false);
				rest(ConnectionState.STOPPED, cause.reason(), null, cause.reason(),
						"the client is stopped; start it first", interruptListeners);
			}
			finished.complete(null);
		});
		return finished;
	}

	/**
	 * Comes to rest: nobody sees the new state while this loop still counts as the
	 * present one, and nothing can be put into the outbox after it was emptied.
	 */
	private void rest(ConnectionState rest, String reason, @Nullable Integer closeCode, String endOfActions,
			String refusal, boolean interruptListeners) {
		List<PendingAction> left = this.parts.outgoing().close(refusal);
		this.atRest.accept(this);
		transition(rest, Phase.NONE, (status) -> status.withReason(reason, closeCode).withRetryIn(null));
		left.forEach((action) -> this.run.end(action.end(), () -> action.end().disconnected(endOfActions, false)));
		this.run.end(interruptListeners);
	}

}
