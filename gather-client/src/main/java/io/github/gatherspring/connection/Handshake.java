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
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.UpdateSubscriptions;
import org.jspecify.annotations.Nullable;

/**
 * One session's way to ready: {@code init}, the server's {@code ready}, the subscription,
 * its confirmation; and besides that the avatar. On the connection's serial executor,
 * unless said otherwise.
 */
final class Handshake implements Subscribing.Outcome {

	/**
	 * How long the server may take to confirm the subscription while nothing else comes.
	 */
	private static final Duration SYNC_TIMEOUT = Duration.ofMinutes(2);

	/** How long the avatar waits for a listener that holds the subscription back. */
	private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(10);

	/** So much received shows that a large world is on its way. */
	private static final int WORLD_BYTES = 64 * 1024;

	private final Session session;

	private final Run run;

	private final ConnectionParts parts;

	private final Progress progress;

	private final Entering entering;

	private final TimeLimit step;

	private final TimeLimit join;

	/* Read by the timer's thread too. */
	private volatile @Nullable Throwable failure;

	/* Below: the serial executor alone. */

	private boolean accepted;

	private @Nullable Subscribing subscribing;

	private long syncBytes;

	Handshake(Session session, Run run, ConnectionParts parts, Progress progress) {
		this.session = session;
		this.run = run;
		this.parts = parts;
		this.progress = progress;
		this.entering = new Entering(session, run, parts, progress);
		this.step = new TimeLimit(run.time());
		this.join = new TimeLimit(run.time());
	}

	/**
	 * Introduces this client to the server.
	 */
	void begin() {
		this.run.serial().check();
		this.step.set(this.parts.settings().connectTimeout());
		this.session.send(ClientServerAction.newBuilder().setInit(init()).build(), ProtocolAction.ignored());
	}

	private Init init() {
		ConnectionSettings settings = this.parts.settings();
		Init.Builder init = Init.newBuilder().setSpaceId(settings.spaceId().onWire());
		if (settings.apiKey() != null) {
			init.setApiKey(settings.apiKey());
		}
		else if (settings.token() != null) {
			init.setToken(settings.token());
		}
		return init.build();
	}

	/**
	 * The server has accepted this client.
	 * @param userId whom it knows it as
	 */
	void ready(String userId) {
		this.run.serial().check();
		this.accepted = true;
		// After the subscription, as the official client does; but a listener that
		// blocks the dispatching thread must not hold the heartbeats and the actions
		// back.
		this.join.set(JOIN_TIMEOUT);
		this.syncBytes = this.parts.traffic().bytesReceived();
		this.step.set(SYNC_TIMEOUT);
		this.run.inbound().add(() -> askWhatToSubscribe(userId));
	}

	/** On the dispatching thread. */
	private void askWhatToSubscribe(String userId) {
		try {
			UpdateSubscriptions subscription = this.parts.handler().sessionStarted(userId);
			this.run.serial().execute(() -> subscribe(subscription));
		}
		catch (Throwable ex) {
			// Or this session would wait for it for ever.
			this.failure = ex;
			throw ex;
		}
	}

	private void subscribe(@Nullable UpdateSubscriptions subscription) {
		if (!this.progress.isIn(this.session, ConnectionState.SYNCING)) {
			return;
		}
		Subscribing talk = new Subscribing(this.session, this.run, this, this.parts.prefix(), this.parts.names());
		this.subscribing = talk;
		talk.add((subscription != null) ? subscription : UpdateSubscriptions.getDefaultInstance());
		join();
	}

	@Override
	public void complete() {
		// Confirmed on the socket's thread once the frame of the answer is queued, so
		// what is queued here comes after the whole world.
		this.run.inbound().add(() -> {
			try {
				this.parts.handler().synchronizedWithServer();
				this.run.serial().execute(this::synchronizedWithServer);
			}
			catch (Throwable ex) {
				this.failure = ex;
				throw ex;
			}
		});
	}

	private void synchronizedWithServer() {
		if (this.progress.isIn(this.session, ConnectionState.SYNCING)) {
			this.step.clear();
			this.progress.synchronizedWithServer(this.session);
		}
	}

	@Override
	public void deaf(int tried) {
		this.progress.lost(this.session, LossCause.deaf(tried));
	}

	/**
	 * The server named what it granted.
	 * @param names the names of events
	 */
	void confirmed(Collection<String> names) {
		this.run.serial().check();
		Subscribing talk = this.subscribing;
		if (talk != null) {
			talk.confirmed(names);
		}
	}

	/**
	 * Changes what is subscribed.
	 * @param change the names to add and to drop
	 */
	void change(UpdateSubscriptions change) {
		this.run.serial().check();
		Subscribing talk = this.subscribing;
		if (talk != null) {
			talk.add(change);
		}
	}

	/**
	 * Begins what follows the subscription: heartbeats, the avatar, the application's
	 * actions. Once in a session.
	 */
	private void join() {
		if (this.join.isSet()) {
			this.join.clear();
			this.progress.joined(this.session);
			this.entering.begin();
		}
	}

	// Time limits

	/**
	 * Says whether {@link #check} has something to do. Any thread; needs no memory.
	 * @param now the present time in nanoseconds
	 */
	boolean isDue(long now) {
		return this.failure != null || this.step.isOver(now) || this.join.isOver(now) || this.entering.isDue(now);
	}

	/**
	 * Does what is due.
	 * @param now the present time in nanoseconds
	 * @return why the session is to end; {@code null} when it goes on
	 */
	@Nullable LossCause check(long now) {
		this.run.serial().check();
		Throwable failed = this.failure;
		if (failed != null) {
			return LossCause.ownFailure(failed);
		}
		if (this.join.isOver(now)) {
			join();
		}
		if (this.entering.isDue(now)) {
			this.entering.open();
		}
		return this.step.isOver(now) ? stepIsOverdue() : null;
	}

	private @Nullable LossCause stepIsOverdue() {
		if (!this.accepted) {
			return LossCause.timedOut(
					"the server did not say ready within " + this.parts.settings().connectTimeout().toMillis() + " ms");
		}
		long bytes = this.parts.traffic().bytesReceived();
		Subscribing talk = this.subscribing;
		if (talk == null || talk.isComplete() || bytes - this.syncBytes > WORLD_BYTES) {
			// A listener that is slow, or a large world on a slow line, not a mute
			// server.
			this.syncBytes = bytes;
			this.step.set(SYNC_TIMEOUT);
			return null;
		}
		return LossCause
			.timedOut("the server did not confirm the subscription within " + SYNC_TIMEOUT.toSeconds() + " s");
	}

	// The end

	/**
	 * The client is being stopped: nothing new begins.
	 * @return ends when the avatar that is entering has entered, or never will
	 */
	CompletableFuture<@Nullable Void> stop() {
		this.run.serial().check();
		this.step.clear();
		this.join.clear();
		return this.entering.ended();
	}

	/**
	 * Lets the last actions through.
	 * @return whether they go out; not when the server has not accepted this client
	 */
	boolean openForStop() {
		this.run.serial().check();
		if (this.accepted) {
			this.entering.open();
		}
		return this.accepted;
	}

	void close() {
		this.step.clear();
		this.join.clear();
		Subscribing talk = this.subscribing;
		if (talk != null) {
			talk.close();
		}
		this.entering.close();
	}

	/**
	 * Hears how far a session has come. On the serial executor.
	 */
	interface Progress {

		/**
		 * Says whether a session is the present one.
		 */
		boolean isCurrent(Session session);

		/**
		 * Says whether a session is the present one, in one of its states.
		 */
		boolean isIn(Session session, ConnectionState state);

		/**
		 * The session has asked for its events: heartbeats begin.
		 */
		void joined(Session session);

		/**
		 * The whole state of the space was handed over.
		 */
		void synchronizedWithServer(Session session);

		void lost(Session session, LossCause cause);

	}

}
