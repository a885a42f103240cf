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
import java.util.function.BiConsumer;

import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * An open session, from {@code init} until it is lost or closed: its handshake, the look
 * for signs of life, and the heartbeats. The look repeats every second whatever happens,
 * so that what was missed once, for want of memory or of a thread, is noticed the next
 * time.
 */
final class Live implements Phase {

	private static final Log logger = LogFactory.getLog(Connection.class);

	private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

	private static final Duration SHORTEST_PERIOD = Duration.ofMillis(5);

	private final Run run;

	private final ConnectionParts parts;

	private final Session session;

	private final Handshake handshake;

	private final @Nullable URI server;

	private final BiConsumer<Live, LossCause> lost;

	private final long openedAt;

	private final Duration period;

	private Time.Alarm look = () -> {
	};

	private Time.Alarm heartbeats = () -> {
	};

	/** When it got ready; meaningless before. */
	private long readyAt;

	private boolean endTold;

	/**
	 * Creates what belongs to an open socket.
	 * @param run the run
	 * @param parts what the connection is made of
	 * @param session the session
	 * @param server the server that it leads to
	 * @param progress hears how far the session comes
	 * @param lost hears on the serial executor that the session is lost
	 */
	Live(Run run, ConnectionParts parts, Session session, @Nullable URI server, Handshake.Progress progress,
			BiConsumer<Live, LossCause> lost) {
		this.run = run;
		this.parts = parts;
		this.session = session;
		this.server = server;
		this.lost = lost;
		this.handshake = new Handshake(session, run, parts, progress);
		this.openedAt = run.time().nanos();
		ConnectionSettings settings = parts.settings();
		this.period = period((settings.heartbeatTimeout().compareTo(settings.connectTimeout()) < 0)
				? settings.heartbeatTimeout() : settings.connectTimeout());
	}

	/**
	 * Returns how often to look whether a limit is over.
	 * @param limit the limit
	 * @return the period
	 */
	static Duration period(Duration limit) {
		Duration share = limit.dividedBy(8);
		if (share.compareTo(LONGEST_PERIOD) > 0) {
			return LONGEST_PERIOD;
		}
		return (share.compareTo(SHORTEST_PERIOD) < 0) ? SHORTEST_PERIOD : share;
	}

	void begin() {
		this.run.serial().check();
		this.look = this.run.time().repeat(this.period, this.period, this::look);
		this.handshake.begin();
	}

	/** On the timer's thread. */
	private void look() {
		long now = this.run.time().nanos();
		if (this.session.hasEnded() || isSilent(now) || this.session.isStuck(now) || this.handshake.isDue(now)) {
			this.run.serial().execute(this::check);
		}
	}

	private void check() {
		LossCause cause = end(this.run.time().nanos());
		if (cause != null) {
			this.lost.accept(this, cause);
		}
	}

	private @Nullable LossCause end(long now) {
		if (this.session.hasEnded()) {
			return this.session.endedBy();
		}
		if (isSilent(now)) {
			return LossCause
				.timedOut("no sign of life for " + this.parts.settings().heartbeatTimeout().toMillis() + " ms");
		}
		if (this.session.isStuck(now)) {
			return LossCause.timedOut("the server does not read what is sent");
		}
		return this.handshake.check(now);
	}

	private boolean isSilent(long now) {
		return isSilent(now, this.parts.settings().heartbeatTimeout().toNanos());
	}

	private boolean isSilent(long now, long limit) {
		// While listeners hold the reading back, silence says nothing about the server.
		return now - this.session.lastFrameAt() >= limit && !this.run.inbound().isHoldingBack()
				&& now - this.run.inbound().heldUntil() >= limit;
	}

	/**
	 * Says whether the session should have been lost for some time: nobody has looked,
	 * because the timer or the workers do not get on. Any thread.
	 * @return whether it is no connection, whatever the status says
	 */
	boolean isOverdue() {
		long grace = this.period.multipliedBy(2).toNanos();
		return isSilent(this.run.time().nanos(), this.parts.settings().heartbeatTimeout().toNanos() + grace);
	}

	/**
	 * Has somebody look who should have looked already. Any thread.
	 */
	void lookNow() {
		this.run.serial().execute(this::check);
	}

	void beginHeartbeats() {
		this.run.serial().check();
		Duration interval = this.parts.settings().heartbeatInterval();
		this.heartbeats = this.run.time()
			.repeat(interval, interval, () -> this.run.serial().execute(this::sendHeartbeat));
		sendHeartbeat();
	}

	private void sendHeartbeat() {
		long sentAt = this.run.time().nanos();
		this.session.sendHeartbeat(ClientServerAction.newBuilder()
			.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance())
			.build(), new ProtocolAction() {

				@Override
				public void succeeded() {
					Duration roundTrip = Duration.ofNanos(Live.this.run.time().nanos() - sentAt);
					Live.this.parts.traffic().heartbeatRoundTrip(roundTrip);
					Live.this.parts.handler().heartbeat(roundTrip);
				}

				@Override
				public void refused(String reason) {
					logger.debug(Live.this.parts.prefix() + "The server refused a heartbeat: " + reason);
				}

			});
		logger.debug("Heartbeat sent");
	}

	void ready() {
		this.readyAt = this.run.time().nanos();
	}

	Session session() {
		return this.session;
	}

	Handshake handshake() {
		return this.handshake;
	}

	/**
	 * Returns what the session was good for.
	 * @param state the state that it has come to
	 * @return a snapshot
	 */
	Served served(ConnectionState state) {
		long now = this.run.time().nanos();
		return new Served(this.server, state.isConnected(), Duration.ofNanos(now - this.openedAt),
				(state == ConnectionState.READY) ? Duration.ofNanos(now - this.readyAt) : Duration.ZERO,
				Duration.ofNanos(now - this.session.lastFrameAt()));
	}

	/**
	 * The client is being stopped: the stop has limits of its own.
	 */
	void stop() {
		this.look.cancel();
		this.heartbeats.cancel();
		this.handshake.stop();
	}

	/**
	 * Notes that the handler was told of the end.
	 * @return whether it is the first time
	 */
	boolean tellEnd() {
		boolean first = !this.endTold;
		this.endTold = true;
		return first;
	}

	@Override
	public void close() {
		this.look.cancel();
		this.heartbeats.cancel();
		this.handshake.close();
	}

}
