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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import io.github.gatherspring.simulator.api.SpaceView;
import io.github.gatherspring.simulator.clock.RealClock;
import io.github.gatherspring.simulator.clock.SimulatorClock;
import io.github.gatherspring.simulator.clock.VirtualClock;
import io.github.gatherspring.simulator.control.ControlCalls;
import io.github.gatherspring.simulator.control.ControlHosts;
import io.github.gatherspring.simulator.control.Controls;
import io.github.gatherspring.simulator.fault.Faults;
import io.github.gatherspring.simulator.fault.Hostile;
import io.github.gatherspring.simulator.http.AccountCalls;
import io.github.gatherspring.simulator.http.ApiEndpoint;
import io.github.gatherspring.simulator.http.AssignmentCalls;
import io.github.gatherspring.simulator.http.HttpCalls;
import io.github.gatherspring.simulator.http.Images;
import io.github.gatherspring.simulator.http.SpaceCalls;
import io.github.gatherspring.simulator.life.Autopilot;
import io.github.gatherspring.simulator.life.Ears;
import io.github.gatherspring.simulator.life.FirstVisitor;
import io.github.gatherspring.simulator.life.Stage;
import io.github.gatherspring.simulator.life.Troupe;
import io.github.gatherspring.simulator.scenario.Scenario;
import io.github.gatherspring.simulator.scenario.ScenarioRunner;
import io.github.gatherspring.simulator.session.Credentials;
import io.github.gatherspring.simulator.session.FaultPlan;
import io.github.gatherspring.simulator.session.SessionSettings;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.smartobject.SimulatedSmartObject;
import io.github.gatherspring.simulator.smartobject.SmartObjectCalls;
import io.github.gatherspring.simulator.smartobject.SmartObjects;
import io.github.gatherspring.simulator.wire.SimulatorThread;
import io.github.gatherspring.simulator.wire.WireLimits;
import io.github.gatherspring.simulator.wire.WireServer;
import io.github.gatherspring.simulator.world.DefaultSpace;
import io.github.gatherspring.simulator.world.Views;
import io.github.gatherspring.simulator.world.World;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a simulator that listens, put together.
 */
final class RunningSimulator implements AutoCloseable {

	private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(RunningSimulator.class);

	private static final Duration FAREWELL = Duration.ofSeconds(5);

	private static final long POLL_NANOS = 2_000_000;

	private final GatherSimulatorBuilder settings;

	private final SimulatorThread thread = new SimulatorThread();

	private final SimulatorClock clock;

	private final Sessions sessions;

	private final WireServer server;

	private final Faults faults;

	private final Hostile hostile;

	private final ScenarioRunner scenarios;

	private final SmartObjects smartObjects;

	private final int port;

	private Runnable cancelScenario = () -> {
	};

	private @Nullable Scene scene;

	private boolean autonomous;

	RunningSimulator(GatherSimulatorBuilder settings, int port) {
		this.settings = settings;
		this.autonomous = settings.autonomous;
		this.clock = settings.virtualClock ? new VirtualClock(this.thread::run)
				: new RealClock(this.thread.eventLoop());
		Credentials credentials = new Credentials(settings.anyKey);
		credentials.add(settings.apiKey,
				new Credentials.Account(GatherSimulatorBuilder.OWNER_ID, "Simulator Owner", Role.OWNER));
		settings.keys.forEach(credentials::add);
		this.sessions = new Sessions(this.thread,
				new SessionSettings(settings.heartbeat, settings.initTimeout, settings.idleTimeout,
						settings.singleLoginCode, settings.anyKey, settings.rateBurst, settings.ratePerSecond,
						settings.batchSize),
				credentials, new FaultPlan());
		List<HttpCalls> calls = new CopyOnWriteArrayList<>();
		this.server = new WireServer(this.thread,
				new WireLimits(settings.maxMessageSize, MAX_BODY_BYTES, settings.maxPendingBytes,
						settings.maxTotalPendingBytes, settings.handshakeTimeout),
				new ApiEndpoint(this.sessions,
						new AssignmentCalls(this.sessions, credentials, this.thread, settings.assignmentChecksKey),
						calls),
				this.sessions);
		this.faults = new Faults(this.thread, this.sessions, () -> this.server.bind(settings.host, 0));
		this.hostile = new Hostile(this.thread, this.sessions, stage());
		this.scenarios = new ScenarioRunner(stage(), this.clock, this.faults, this.hostile, this::autonomous);
		this.smartObjects = new SmartObjects(settings.smartObjects);
		calls.add(new SmartObjectCalls(this.smartObjects, InstantSource.system(),
				settings.ratePerSecond == Integer.MAX_VALUE,
				() -> Views.of(this.sessions.world()).players().isEmpty()));
		Images images = new Images(this.sessions);
		calls.add(new SpaceCalls(this.sessions, images));
		calls.add(new AccountCalls(this.sessions));
		calls.add(images);
		calls.add(new ControlCalls(new Controls(this.thread, this.sessions, stage(), this.clock, this.faults,
				this.hostile, this::reset, this::autonomous, this::play, new ControlHosts(settings.controlHosts))));
		this.thread.run(this::newSpace);
		Scenario scenario = settings.scenario;
		if (scenario != null) {
			play(scenario);
		}
		this.clock.every(Autopilot.TICK, this::tick);
		try {
			this.port = this.server.bind(settings.host, port);
		}
		catch (RuntimeException ex) {
			this.thread.close();
			throw new IllegalStateException(
					"The simulator cannot listen on " + settings.host + ":" + port + ": " + ex.getMessage(), ex);
		}
		this.thread.run(() -> this.sessions.gamePort(this.port));
	}

	private void newSpace() {
		this.sessions.world(() -> {
			Ears ears = new Ears(this.sessions, this.sessions::world);
			World world = new World(this.settings.spaceId, this.settings.spaceCapacity, this.settings.seed, this.clock,
					ears);
			DefaultSpace.furnish(world, GatherSimulatorBuilder.OWNER_ID);
			this.sessions.credentials()
				.accounts()
				.forEach((account) -> world.addUser(account.userId(), account.name(), account.role(), false));
			Troupe troupe = new Troupe(world, ears);
			troupe.bring(this.settings.players);
			Autopilot autopilot = new Autopilot(troupe, this.settings.seed);
			autopilot.paused(!this.autonomous);
			this.scene = new Scene(troupe, autopilot, new FirstVisitor(troupe));
			return world;
		});
	}

	private Scene scene() {
		Scene scene = this.scene;
		if (scene == null) {
			throw new IllegalStateException("The space is not there yet");
		}
		return scene;
	}

	private void tick() {
		scene().autopilot().tick();
		if (this.autonomous && this.settings.players > 0) {
			scene().visitor().tick(usersOfClients());
		}
		this.sessions.flush();
	}

	private List<String> usersOfClients() {
		List<String> users = new ArrayList<>();
		for (SimulatorConnection connection : this.sessions.connections()) {
			String userId = connection.userId();
			if (connection.isSynced() && userId != null) {
				users.add(userId);
			}
		}
		return users;
	}

	int port() {
		return this.port;
	}

	Sessions sessions() {
		return this.sessions;
	}

	SimulatorClock clock() {
		return this.clock;
	}

	Faults faults() {
		return this.faults;
	}

	Hostile hostile() {
		return this.hostile;
	}

	SpaceView space() {
		return this.thread.call(() -> Views.of(this.sessions.world()));
	}

	SimulatedSmartObject smartObject(String id, String apiBaseUrl) {
		return new SimulatedSmartObject(id, apiBaseUrl, this.thread, this.smartObjects);
	}

	Stage stage() {
		return new Stage() {

			@Override
			public <T extends @Nullable Object> T play(Function<Troupe, T> scene) {
				return RunningSimulator.this.thread.call(() -> {
					T result = scene.apply(scene().troupe());
					RunningSimulator.this.sessions.flush();
					return result;
				});
			}

			@Override
			public List<String> transcript() {
				return RunningSimulator.this.sessions.transcript().lines();
			}

		};
	}

	void autonomous(boolean autonomous) {
		this.thread.run(() -> {
			this.autonomous = autonomous;
			scene().autopilot().paused(!autonomous);
		});
	}

	void play(Scenario scenario) {
		this.thread.run(() -> {
			this.cancelScenario.run();
			this.cancelScenario = this.scenarios.start(scenario);
		});
	}

	void reset() {
		this.thread.run(() -> {
			this.cancelScenario.run();
			this.autonomous = this.settings.autonomous;
			this.sessions.plan().reset();
			newSpace();
			Scenario scenario = this.settings.scenario;
			if (scenario != null) {
				play(scenario);
			}
			this.sessions.received().clear();
			this.sessions.transcript().clear();
			this.smartObjects.reset();
			this.sessions.gamePort(this.port);
		});
		this.faults.reset();
	}

	SimulatorConnection awaitClient(Duration timeout) {
		Instant end = Instant.now().plus(timeout);
		while (true) {
			for (SimulatorConnection connection : this.sessions.connections()) {
				if (connection.isSynced()) {
					return connection;
				}
			}
			if (Instant.now().isAfter(end)) {
				throw new IllegalStateException("No client was told the whole state within " + timeout + "; open: "
						+ this.sessions.connections());
			}
			LockSupport.parkNanos(POLL_NANOS);
		}
	}

	@Override
	public void close() {
		boolean told = this.thread.tryRun(() -> this.sessions.connections()
			.forEach((connection) -> connection.close(1001, "The simulator stops")), FAREWELL);
		if (!told) {
			logger.warn("The thread of the simulator does not answer: connections end without a close code");
		}
		this.server.close();
		this.thread.close();
	}

	/**
	 * Hear of the end of the one thread, after which nobody is served.
	 * @param ended what to run then
	 */
	void onEnd(Runnable ended) {
		this.thread.onEnd(ended);
	}

	/**
	 * What is made anew with each space.
	 */
	private record Scene(Troupe troupe, Autopilot autopilot, FirstVisitor visitor) {
	}

}
