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

package io.github.gatherspring.simulator.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import io.github.gatherspring.simulator.session.Credentials.Account;
import io.github.gatherspring.simulator.wire.PrintableText;
import io.github.gatherspring.simulator.wire.SimulatorThread;
import io.github.gatherspring.simulator.wire.WebSocketListener;
import io.github.gatherspring.simulator.wire.WireConnection;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.Events;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;
import io.github.gatherspring.simulator.world.WorldListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections, between the sockets and the space.
 */
public final class Sessions implements WebSocketListener, WorldListener {

	private static final Logger logger = LoggerFactory.getLogger(Sessions.class);

	private static final Duration IDLE_CHECK = Duration.ofSeconds(5);

	private final SimulatorThread thread;

	private final SessionSettings settings;

	private final Credentials credentials;

	private final FaultPlan plan;

	private final Received received = new Received();

	private final Transcript transcript = new Transcript();

	private final Map<WireConnection, Session> sessions = new LinkedHashMap<>();

	private final List<Session> listed = new CopyOnWriteArrayList<>();

	private @Nullable World world;

	private int gamePort;

	private long numbers;

	private boolean flushPlanned;

	private boolean quiet;

	/**
	 * Create without connections.
	 * @param thread the thread of the simulator
	 * @param settings how connections are treated
	 * @param credentials keys and whose they are
	 * @param plan what is to go wrong
	 */
	public Sessions(SimulatorThread thread, SessionSettings settings, Credentials credentials, FaultPlan plan) {
		this.thread = thread;
		this.settings = settings;
		this.credentials = credentials;
		this.plan = plan;
	}

	/**
	 * Set the space, or replace it: everybody is told the new state. Whoever is connected
	 * stays, at a spawn and without what was set before. Who is in both spaces does not
	 * leave in between.
	 * @param maker makes the space
	 */
	public void world(Supplier<World> maker) {
		World before = this.world;
		Map<String, User> users = new LinkedHashMap<>();
		Set<String> entered = new LinkedHashSet<>();
		if (before != null) {
			before.present().forEach((user) -> entered.add(user.id()));
			before.users().forEach((user) -> users.put(user.id(), user));
		}
		this.quiet = true;
		World replacement = maker.get();
		for (Session session : this.sessions.values()) {
			User old = users.get(String.valueOf(session.userId()));
			if (old != null) {
				User user = replacement.addUser(old.id(), old.name(), old.role(), false);
				if (entered.contains(user.id())) {
					replacement.enter(user);
				}
			}
		}
		this.quiet = false;
		if (before != null) {
			tellEnd(before, replacement);
		}
		this.world = replacement;
		this.sessions.values().forEach(Session::resync);
		flush();
	}

	private void tellEnd(World before, World after) {
		Map<String, User> staying = new LinkedHashMap<>();
		after.present().forEach((user) -> staying.put(user.id(), user));
		for (User user : List.copyOf(before.present())) {
			User again = staying.get(user.id());
			if (again == null) {
				before.exit(user);
			}
			else {
				user.takingBack(again).forEach((event) -> before.publishIfPresent(event, user));
			}
		}
		flush();
	}

	/**
	 * Return the space.
	 * @return the space of now
	 */
	public World world() {
		World world = this.world;
		if (world == null) {
			throw new IllegalStateException("The space is not there yet");
		}
		return world;
	}

	SimulatorThread thread() {
		return this.thread;
	}

	SessionSettings settings() {
		return this.settings;
	}

	/**
	 * Return what is to go wrong.
	 * @return the plan
	 */
	public FaultPlan plan() {
		return this.plan;
	}

	/**
	 * Return what clients have sent.
	 * @return the record
	 */
	public Received received() {
		return this.received;
	}

	/**
	 * Return what happened, for people to read.
	 * @return the transcript
	 */
	public Transcript transcript() {
		return this.transcript;
	}

	/**
	 * Return the keys.
	 * @return the credentials
	 */
	public Credentials credentials() {
		return this.credentials;
	}

	/**
	 * Set the port that clients are to use; on others they are sent away.
	 * @param port the port
	 */
	public void gamePort(int port) {
		this.gamePort = port;
	}

	/**
	 * Return the port that clients are to use.
	 * @return the port
	 */
	public int gamePort() {
		return this.gamePort;
	}

	/**
	 * Return the open connections, the oldest first. Safe from any thread.
	 * @return the connections
	 */
	public List<SimulatorConnection> connections() {
		List<SimulatorConnection> connections = new ArrayList<>();
		this.listed.forEach((session) -> connections.add(session.handle()));
		return connections;
	}

	Instant now() {
		return world().clock().now();
	}

	@Nullable User login(String key) {
		Account account = this.credentials.find(key);
		return (account != null) ? world().addUser(account.userId(), account.name(), account.role(), false) : null;
	}

	void loggedIn(Session session, User user) {
		logger.info("Connection {} is {} ({})", session.number(), PrintableText.of(user.id()), user.role().wireName());
		this.transcript.happened(now(), session.number(), user.id(), "logs in on connection " + session.number());
		if (this.settings.singleLoginCode() == 0) {
			return;
		}
		for (Session other : this.listed) {
			if (other != session && user.id().equals(other.userId())) {
				other.close(this.settings.singleLoginCode(), "Another connection of this user took over");
			}
		}
	}

	// Sockets

	@Override
	public void opened(WireConnection connection) {
		Session session = new Session(this, connection, ++this.numbers);
		this.sessions.put(connection, session);
		this.listed.add(session);
		connection.fragment(this.plan.fragment());
		if (connection.localPort() != this.gamePort) {
			session.close(4009, "Space reassigned to another server");
			return;
		}
		this.thread.later(this.settings.initTimeout(), () -> {
			if (session.userId() == null && session.isOpen() && !this.plan.neverReady()) {
				session.close(4008, "No init in time");
			}
		});
		watch(session);
	}

	private void watch(Session session) {
		if (this.settings.idleTimeout().isZero()) {
			return;
		}
		this.thread.later(IDLE_CHECK, () -> {
			if (!session.isOpen()) {
				return;
			}
			if (session.silence().compareTo(this.settings.idleTimeout()) > 0) {
				session.close(4008, "Timed out");
			}
			else {
				watch(session);
			}
		});
	}

	@Override
	public void binary(WireConnection connection, byte[] payload) {
		Session session = this.sessions.get(connection);
		if (session != null) {
			session.binary(payload);
		}
	}

	@Override
	public void text(WireConnection connection, int length) {
		Session session = this.sessions.get(connection);
		if (session != null) {
			session.text(length);
		}
	}

	@Override
	public void closed(WireConnection connection) {
		Session session = this.sessions.remove(connection);
		if (session == null) {
			return;
		}
		this.listed.remove(session);
		session.ended();
		User user = session.user();
		this.transcript.happened(now(), session.number(), session.userId(), "loses connection " + session.number());
		if (user != null && this.listed.stream().noneMatch((other) -> user.id().equals(other.userId()))) {
			world().exit(user);
			flush();
		}
		logger.info("Connection {} of {} has ended", session.number(),
				PrintableText.of(String.valueOf(session.userId())));
	}

	// The space

	@Override
	public void event(ServerClientEvent event, @Nullable String subject, @Nullable String target, Audience audience) {
		if (this.quiet) {
			return;
		}
		this.transcript.told(now(), subject, event);
		// Many connections share the ids, so that one filled-in event serves them all.
		Map<Long, ServerClientEvent> filled = new HashMap<>();
		for (Session session : this.sessions.values()) {
			String userId = session.userId();
			if (userId == null || !session.wants(event.getEventCase()) || !audience.includes(userId)) {
				continue;
			}
			if (subject == null && target == null) {
				session.add(event);
				continue;
			}
			Integer encId = (subject != null) ? session.encIdOf(subject) : null;
			Integer encIdTarget = (target != null) ? session.encIdOf(target) : null;
			long key = ((long) ((encId != null) ? encId : 0) << 32) | ((encIdTarget != null) ? encIdTarget : 0);
			session.add(filled.computeIfAbsent(key, (ids) -> Events.withIds(event, encId, encIdTarget)));
		}
		if (!this.flushPlanned && !this.sessions.isEmpty()) {
			this.flushPlanned = true;
			this.thread.eventLoop().execute(() -> {
				this.flushPlanned = false;
				flush();
			});
		}
	}

	@Override
	public void disconnect(String userId, int code, String reason) {
		for (Session session : this.listed) {
			if (userId.equals(session.userId())) {
				session.close(code, reason);
			}
		}
	}

	/**
	 * Send what has gathered.
	 */
	public void flush() {
		this.sessions.values().forEach(Session::flush);
	}

}
