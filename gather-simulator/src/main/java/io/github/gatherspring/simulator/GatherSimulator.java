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
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.api.ReceivedAction;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import io.github.gatherspring.simulator.api.SpaceView;
import io.github.gatherspring.simulator.clock.SimulatorClock;
import io.github.gatherspring.simulator.fault.Faults;
import io.github.gatherspring.simulator.fault.Hostile;
import io.github.gatherspring.simulator.life.SimulatedPlayer;
import io.github.gatherspring.simulator.scenario.Scenario;
import io.github.gatherspring.simulator.smartobject.SimulatedSmartObject;
import org.jspecify.annotations.Nullable;

/**
 * A Gather server for tests and development: the protocol on a real socket, a space with
 * players, and control over both. Safe from any thread.
 *
 * @since 0.1.0
 */
public final class GatherSimulator implements AutoCloseable {

	private final GatherSimulatorBuilder settings;

	private int port;

	private @Nullable RunningSimulator running;

	GatherSimulator(GatherSimulatorBuilder settings) {
		this.settings = settings;
		this.port = settings.port;
	}

	/**
	 * Return a builder with the defaults: a free port of the loopback interface, the
	 * space {@code SimulatedSpace01\office}, the owner's key {@code simulator-owner-key}.
	 * @return a new builder
	 */
	public static GatherSimulatorBuilder builder() {
		return new GatherSimulatorBuilder();
	}

	/**
	 * Listen. After {@link #stop()} the port is the same as before and the space is new.
	 * @return this
	 * @throws IllegalStateException if the port cannot be bound
	 */
	public synchronized GatherSimulator start() {
		if (this.running == null) {
			RunningSimulator started = new RunningSimulator(this.settings, this.port);
			this.port = started.port();
			this.running = started;
		}
		return this;
	}

	/**
	 * Close all connections with 1001 and listen no more. Starting again is possible.
	 */
	public synchronized void stop() {
		RunningSimulator running = this.running;
		this.running = null;
		if (running != null) {
			running.close();
		}
	}

	@Override
	public void close() {
		stop();
	}

	/**
	 * Return whether this simulator listens.
	 * @return {@code true} between start and stop
	 */
	public synchronized boolean isRunning() {
		return this.running != null;
	}

	/**
	 * Return the port.
	 * @return the port, 0 before the first start if a free one was asked for
	 */
	public synchronized int port() {
		return this.port;
	}

	/**
	 * Return what to set {@code gather.api-base-url} to.
	 * @return base address of the HTTP API
	 */
	public String apiBaseUrl() {
		return "http://" + addressHost() + ":" + port();
	}

	/**
	 * Return what to set {@code gather.server-url} to, to do without the assignment.
	 * @return address of the WebSocket
	 */
	public String serverUrl() {
		int gamePort = isRunning() ? running().sessions().gamePort() : port();
		return "ws://" + addressHost() + ":" + gamePort + "/";
	}

	private String addressHost() {
		return this.settings.host.equals("0.0.0.0") || this.settings.host.equals("::") ? "127.0.0.1"
				: this.settings.host;
	}

	/**
	 * Return the id of the space as it is on the wire.
	 * @return the id, with a backslash
	 */
	public String spaceId() {
		return this.settings.spaceId;
	}

	/**
	 * Return the owner's key.
	 * @return the key
	 */
	public String apiKey() {
		return this.settings.apiKey;
	}

	/**
	 * Return the id of the user that the owner's key belongs to.
	 * @return the id
	 */
	public String ownerId() {
		return GatherSimulatorBuilder.OWNER_ID;
	}

	/**
	 * Make the space as it was at the start, forget what was received and end all faults.
	 * Connections stay open; their players are at a spawn again, and clients are told the
	 * new state.
	 */
	public void reset() {
		running().reset();
	}

	/**
	 * Return what clients have sent since the start or the last reset.
	 * @return the last fifty thousand actions in the order of arrival
	 */
	public List<ReceivedAction> received() {
		return running().sessions().received().list();
	}

	/**
	 * Return the actions of one kind that clients have sent.
	 * @param name name of the action in lowerCamelCase
	 * @return the actions in the order of arrival
	 */
	public List<ReceivedAction> received(String name) {
		return received().stream().filter((action) -> action.name().equals(name)).toList();
	}

	/**
	 * Forget what was received.
	 */
	public void clearReceived() {
		running().sessions().received().clear();
	}

	/**
	 * Return what happened since the start or the last reset, for people to read: what
	 * clients sent, what was refused and what the space told.
	 * @return the last thousand lines, the oldest first, without keys and tokens
	 */
	public List<String> transcript() {
		return running().sessions().transcript().lines();
	}

	/**
	 * Return the open connections.
	 * @return the connections, the oldest first
	 */
	public List<SimulatorConnection> connections() {
		return running().sessions().connections();
	}

	/**
	 * Return the latest connection.
	 * @return the connection
	 * @throws IllegalStateException if there is none
	 */
	public SimulatorConnection connection() {
		List<SimulatorConnection> connections = connections();
		if (connections.isEmpty()) {
			throw new IllegalStateException("No client is connected");
		}
		return connections.get(connections.size() - 1);
	}

	/**
	 * Return a picture of the space.
	 * @return the space at this moment
	 */
	public SpaceView space() {
		return running().space();
	}

	/**
	 * Return a simulated player.
	 * @param id id of the user, for example {@code guest-1}; one that is not known yet
	 * comes with {@link SimulatedPlayer#joins()}
	 * @return the player
	 */
	public SimulatedPlayer player(String id) {
		return new SimulatedPlayer(running().stage(), id);
	}

	/**
	 * Return a Smart Object of Gather 2.0, to set up what drives it and to see what it
	 * did. After a reset, ask again.
	 * @param id name of a preset, such as {@code counter} or {@code status}, or an id
	 * that the builder was given
	 * @return the object
	 * @throws IllegalArgumentException if there is no such object
	 */
	public SimulatedSmartObject smartObject(String id) {
		return running().smartObject(id, apiBaseUrl());
	}

	/**
	 * Return what can go wrong.
	 * @return the faults
	 */
	public Faults faults() {
		return running().faults();
	}

	/**
	 * Return what a hostile or broken server does.
	 * @return what can be done to clients
	 */
	public Hostile hostile() {
		return running().hostile();
	}

	/**
	 * Return the time of the space.
	 * @return the clock
	 */
	public SimulatorClock clock() {
		return running().clock();
	}

	/**
	 * Let the simulated players do as they like, or only what they are told.
	 * @param autonomous whether they act by themselves
	 */
	public void autonomous(boolean autonomous) {
		running().autonomous(autonomous);
	}

	/**
	 * Play a scenario now, instead of the one that is being played.
	 * @param scenario the scenario, see {@link Scenario#load}
	 */
	public void play(Scenario scenario) {
		running().play(scenario);
	}

	/**
	 * Send events to every client, whatever it has subscribed to, in one batch.
	 * @param events the events
	 */
	public void sendEvent(ServerClientEvent... events) {
		connections().forEach((connection) -> connection.send(events));
	}

	/**
	 * Send a binary message to every client.
	 * @param payload content of the message
	 */
	public void sendRaw(byte[] payload) {
		connections().forEach((connection) -> connection.sendRaw(payload));
	}

	/**
	 * Send one message to one client again and again, as fast as the client takes it.
	 * @param connection the client
	 * @param payload content of the message
	 * @param count how often
	 * @return ends when the last one was handed to the operating system
	 */
	public CompletableFuture<Void> flood(SimulatorConnection connection, byte[] payload, long count) {
		return connection.flood(payload, count);
	}

	/**
	 * Wait until a client has been told the whole state.
	 * @param timeout for how long at most
	 * @return the connection
	 * @throws IllegalStateException if none came in time
	 */
	public SimulatorConnection awaitClient(Duration timeout) {
		return running().awaitClient(timeout);
	}

	/**
	 * Hear of the end of the one thread, be it by {@link #stop()} or by a failure.
	 */
	void onEnd(Runnable ended) {
		running().onEnd(ended);
	}

	private synchronized RunningSimulator running() {
		RunningSimulator running = this.running;
		if (running == null) {
			throw new IllegalStateException("The simulator does not run: call start() first");
		}
		return running;
	}

	@Override
	public String toString() {
		return "Gather simulator at " + apiBaseUrl();
	}

}
