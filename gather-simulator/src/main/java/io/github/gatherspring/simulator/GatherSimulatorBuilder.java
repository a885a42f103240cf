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

package io.github.gatherspring.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.scenario.Scenario;
import io.github.gatherspring.simulator.session.Credentials.Account;
import io.github.gatherspring.simulator.smartobject.SmartObjectPreset;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a simulator that is to be. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class GatherSimulatorBuilder {

	static final String OWNER_ID = "simulator-owner";

	String host = "127.0.0.1";

	int port;

	// The official client takes the first 16 characters for the id.
	String spaceId = "SimulatedSpace01\\office";

	String apiKey = "simulator-owner-key";

	final Map<String, Account> keys = new LinkedHashMap<>();

	final Map<String, SmartObjectPreset> smartObjects = new LinkedHashMap<>();

	long seed = 42;

	int players = 5;

	int spaceCapacity = 10_000;

	boolean autonomous = true;

	@Nullable Scenario scenario;

	boolean virtualClock;

	boolean anyKey;

	boolean assignmentChecksKey = true;

	int singleLoginCode;

	Duration heartbeat = Duration.ofSeconds(10);

	Duration initTimeout = Duration.ofSeconds(30);

	Duration idleTimeout = Duration.ofSeconds(60);

	Duration handshakeTimeout = Duration.ofSeconds(10);

	int rateBurst = 20_000;

	int ratePerSecond = 5_000;

	int maxMessageSize = 16 * 1024 * 1024;

	long maxPendingBytes = 64L * 1024 * 1024;

	long maxTotalPendingBytes = Math.max(maxPendingBytes, Runtime.getRuntime().maxMemory() / 4);

	final Set<String> controlHosts = new LinkedHashSet<>();

	int batchSize = 4 * 1024 * 1024;

	GatherSimulatorBuilder() {
	}

	/**
	 * Set the interface to bind to.
	 * @param host name or address; the loopback interface by default
	 * @return this
	 */
	public GatherSimulatorBuilder host(String host) {
		this.host = host;
		return this;
	}

	/**
	 * Set the port.
	 * @param port the port, 0 (default) for a free one
	 * @return this
	 */
	public GatherSimulatorBuilder port(int port) {
		this.port = port;
		return this;
	}

	/**
	 * Set the id of the space.
	 * @param spaceId two halves with a slash or a backslash between them
	 * @return this
	 */
	public GatherSimulatorBuilder spaceId(String spaceId) {
		this.spaceId = spaceId.replace('/', '\\');
		return this;
	}

	/**
	 * Set the owner's key.
	 * @param apiKey the key
	 * @return this
	 */
	public GatherSimulatorBuilder apiKey(String apiKey) {
		this.apiKey = apiKey;
		return this;
	}

	/**
	 * Add a key or token of another user.
	 * @param key the key
	 * @param userId id of the user
	 * @param role role of the user
	 * @return this
	 */
	public GatherSimulatorBuilder key(String key, String userId, Role role) {
		this.keys.put(key, new Account(userId, userId, role));
		return this;
	}

	/**
	 * Add a Smart Object. There is one of each preset anyway, whose id is the preset's
	 * name.
	 * @param id id of the object: letters, digits, dots, underscores and hyphens
	 * @param preset what it is
	 * @return this
	 * @throws IllegalArgumentException if the id holds other characters
	 */
	public GatherSimulatorBuilder smartObject(String id, SmartObjectPreset preset) {
		if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
			throw new IllegalArgumentException(
					"'id' of a Smart Object takes letters, digits, dots, underscores and hyphens");
		}
		this.smartObjects.put(id, preset);
		return this;
	}

	/**
	 * Let in whoever brings a key that is unknown, as a member, one user for each key.
	 * Off by default.
	 * @param anyKey whether any key will do
	 * @return this
	 */
	public GatherSimulatorBuilder anyKey(boolean anyKey) {
		this.anyKey = anyKey;
		return this;
	}

	/**
	 * Set whether the assignment already refuses a wrong key with 403. On by default;
	 * when off, the socket closes with 4003.
	 * @param checks whether it does
	 * @return this
	 */
	public GatherSimulatorBuilder assignmentChecksKey(boolean checks) {
		this.assignmentChecksKey = checks;
		return this;
	}

	/**
	 * Set whether a new connection ends others of the same user with 4667. Off by
	 * default.
	 * @param singleLogin whether it does
	 * @return this
	 */
	public GatherSimulatorBuilder singleLogin(boolean singleLogin) {
		return singleLogin(singleLogin ? 4667 : 0);
	}

	/**
	 * Set the code with which a new connection ends others of the same user.
	 * @param closeCode 4667 for "another connection took over", 4010 for "kicked", 0 to
	 * let them be
	 * @return this
	 */
	public GatherSimulatorBuilder singleLogin(int closeCode) {
		this.singleLoginCode = closeCode;
		return this;
	}

	/**
	 * Set where chance starts.
	 * @param seed the same seed makes the same space and the same life in it
	 * @return this
	 */
	public GatherSimulatorBuilder seed(long seed) {
		this.seed = seed;
		return this;
	}

	/**
	 * Set how many simulated players are there.
	 * @param players 0 or more, 5 by default
	 * @return this
	 */
	public GatherSimulatorBuilder players(int players) {
		if (players < 0) {
			throw new IllegalArgumentException("'players' must not be negative but is " + players);
		}
		this.players = players;
		return this;
	}

	/**
	 * Set whether simulated players act by themselves. On by default; when off, nothing
	 * happens that nobody asked for.
	 * @param autonomous whether they have
	 * @return this
	 */
	public GatherSimulatorBuilder autonomous(boolean autonomous) {
		this.autonomous = autonomous;
		return this;
	}

	/**
	 * Set what is there and happens from the start, and again after each reset.
	 * @param scenario the scenario, see {@link Scenario#load}
	 * @return this
	 */
	public GatherSimulatorBuilder scenario(Scenario scenario) {
		this.scenario = scenario;
		return this;
	}

	/**
	 * Set whether time stands still until it is moved. Off by default.
	 * @param virtualClock whether it does
	 * @return this
	 */
	public GatherSimulatorBuilder virtualClock(boolean virtualClock) {
		this.virtualClock = virtualClock;
		return this;
	}

	/**
	 * Set how many players the space takes.
	 * @param capacity the number, 10,000 by default; further ones are closed with 4012
	 * @return this
	 */
	public GatherSimulatorBuilder capacity(int capacity) {
		this.spaceCapacity = capacity;
		return this;
	}

	/**
	 * Set the time between heartbeats of the server, on the clock of the simulator.
	 * @param interval positive, 10 s by default
	 * @return this
	 */
	public GatherSimulatorBuilder heartbeat(Duration interval) {
		this.heartbeat = interval;
		return this;
	}

	/**
	 * Set how long clients may stay silent before they are closed with 4008.
	 * @param timeout real time, 60 s by default, zero for ever
	 * @return this
	 */
	public GatherSimulatorBuilder idleTimeout(Duration timeout) {
		this.idleTimeout = timeout;
		return this;
	}

	/**
	 * Set how long a connection may stay without {@code init} before it is closed with
	 * 4008.
	 * @param timeout real time, 30 s by default
	 * @return this
	 */
	public GatherSimulatorBuilder initTimeout(Duration timeout) {
		this.initTimeout = timeout;
		return this;
	}

	/**
	 * Set how long a socket may stay without a whole HTTP request.
	 * @param timeout real time, 10 s by default
	 * @return this
	 */
	public GatherSimulatorBuilder handshakeTimeout(Duration timeout) {
		this.handshakeTimeout = timeout;
		return this;
	}

	/**
	 * Limit the actions of one connection. More than that gets {@code error} events with
	 * 429, and who does not listen to them is closed with 4420.
	 * @param burst how many at once, 20,000 by default
	 * @param perSecond how many a second in the long run, 5,000 by default
	 * @return this
	 */
	public GatherSimulatorBuilder rateLimit(int burst, int perSecond) {
		this.rateBurst = burst;
		this.ratePerSecond = perSecond;
		return this;
	}

	/**
	 * Take any number of actions, for load tests.
	 * @return this
	 */
	public GatherSimulatorBuilder unlimitedRate() {
		return rateLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);
	}

	/**
	 * Set how large a message of a client may be. A larger one closes the connection with
	 * 1009.
	 * @param bytes 16 MiB by default
	 * @return this
	 */
	public GatherSimulatorBuilder maxMessageSize(int bytes) {
		this.maxMessageSize = bytes;
		return this;
	}

	/**
	 * Set how much may wait for a client that reads slowly before it is cut off.
	 * @param bytes 64 MiB by default
	 * @return this
	 */
	public GatherSimulatorBuilder maxPendingBytes(long bytes) {
		this.maxPendingBytes = bytes;
		return this;
	}

	/**
	 * Set how much may wait for all slow readers together; beyond that, the one for which
	 * most waits is cut off.
	 * @param bytes a quarter of the heap by default, at least 64 MiB
	 * @return this
	 */
	public GatherSimulatorBuilder maxTotalPendingBytes(long bytes) {
		this.maxTotalPendingBytes = bytes;
		return this;
	}

	/**
	 * Allow names under which the control API may be called, besides {@code localhost}
	 * and any address.
	 * @param names names without a port; {@code *} allows any
	 * @return this
	 */
	public GatherSimulatorBuilder controlHosts(String... names) {
		this.controlHosts.addAll(Set.of(names));
		return this;
	}

	/**
	 * Set how large the batches grow that the whole state is sent in.
	 * @param bytes 4 MiB by default; batches of 1 MiB and more are announced
	 * @return this
	 */
	public GatherSimulatorBuilder batchSize(int bytes) {
		this.batchSize = bytes;
		return this;
	}

	/**
	 * Make the simulator, not started yet.
	 * @return a simulator
	 */
	public GatherSimulator build() {
		return new GatherSimulator(copy());
	}

	private GatherSimulatorBuilder copy() {
		GatherSimulatorBuilder copy = new GatherSimulatorBuilder();
		copy.host = this.host;
		copy.port = this.port;
		copy.spaceId = this.spaceId;
		copy.apiKey = this.apiKey;
		copy.keys.putAll(this.keys);
		copy.smartObjects.putAll(this.smartObjects);
		copy.seed = this.seed;
		copy.players = this.players;
		copy.spaceCapacity = this.spaceCapacity;
		copy.autonomous = this.autonomous;
		copy.scenario = this.scenario;
		copy.virtualClock = this.virtualClock;
		copy.anyKey = this.anyKey;
		copy.assignmentChecksKey = this.assignmentChecksKey;
		copy.singleLoginCode = this.singleLoginCode;
		copy.heartbeat = this.heartbeat;
		copy.initTimeout = this.initTimeout;
		copy.idleTimeout = this.idleTimeout;
		copy.handshakeTimeout = this.handshakeTimeout;
		copy.rateBurst = this.rateBurst;
		copy.ratePerSecond = this.ratePerSecond;
		copy.maxMessageSize = this.maxMessageSize;
		copy.maxPendingBytes = this.maxPendingBytes;
		copy.maxTotalPendingBytes = this.maxTotalPendingBytes;
		copy.controlHosts.addAll(this.controlHosts);
		copy.batchSize = this.batchSize;
		return copy;
	}

}
