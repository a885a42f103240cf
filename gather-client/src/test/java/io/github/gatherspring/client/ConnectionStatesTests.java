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

package io.github.gatherspring.client;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.client.Recorder.Transition;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ReconnectSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.gatherspring.connection.ConnectionState.AUTHENTICATING;
import static io.github.gatherspring.connection.ConnectionState.CONNECTING;
import static io.github.gatherspring.connection.ConnectionState.DISCONNECTED;
import static io.github.gatherspring.connection.ConnectionState.FAILED;
import static io.github.gatherspring.connection.ConnectionState.READY;
import static io.github.gatherspring.connection.ConnectionState.STOPPED;
import static io.github.gatherspring.connection.ConnectionState.STOPPING;
import static io.github.gatherspring.connection.ConnectionState.SYNCING;
import static io.github.gatherspring.connection.ConnectionState.WAITING_TO_RECONNECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every transition of the state machine, what is published and what is logged.
 */
class ConnectionStatesTests extends AbstractClientTests {

	/** Brings a client to a state and lets the next one happen. */
	private static final Map<Transition, Walk> WALKS = new LinkedHashMap<>();

	static {
		walk(DISCONNECTED, CONNECTING, (test, client) -> client.start());
		walk(CONNECTING, AUTHENTICATING, (test, client) -> client.start());
		walk(CONNECTING, WAITING_TO_RECONNECT, (test, client) -> {
			test.simulator.faults().failAssignment(500);
			client.start();
		});
		walk(CONNECTING, STOPPING, (test, client) -> {
			test.simulator.faults().hangAssignment();
			client.start();
			client.stop();
		});
		walk(CONNECTING, FAILED, (test, client) -> {
			test.simulator.faults().failAssignment(403);
			client.start();
		});
		walk(AUTHENTICATING, SYNCING, (test, client) -> client.start());
		walk(AUTHENTICATING, WAITING_TO_RECONNECT, (test, client) -> {
			test.simulator.faults().refuseInit(1011);
			client.start();
		});
		walk(AUTHENTICATING, STOPPING, (test, client) -> {
			test.simulator.faults().neverReady();
			client.start();
			awaitState(client, AUTHENTICATING);
			client.stop();
		});
		walk(AUTHENTICATING, FAILED, (test, client) -> {
			test.simulator.faults().refuseInit(4003);
			client.start();
		});
		walk(SYNCING, READY, (test, client) -> client.start());
		walk(SYNCING, WAITING_TO_RECONNECT, (test, client) -> {
			test.syncing(client);
			test.simulator.faults().dropConnection();
		});
		walk(SYNCING, STOPPING, (test, client) -> {
			test.syncing(client);
			client.stop();
		});
		walk(SYNCING, FAILED, (test, client) -> {
			test.syncing(client);
			test.simulator.faults().close(4011, "closed");
		});
		walk(READY, WAITING_TO_RECONNECT, (test, client) -> {
			client.start();
			client.awaitReady(LIMIT);
			test.simulator.faults().dropConnection();
		});
		walk(READY, STOPPING, (test, client) -> {
			client.start();
			client.awaitReady(LIMIT);
			client.stop();
		});
		walk(READY, FAILED, (test, client) -> {
			client.start();
			client.awaitReady(LIMIT);
			test.simulator.faults().close(4666, "suspicious");
		});
		walk(WAITING_TO_RECONNECT, CONNECTING, (test, client) -> {
			test.simulator.faults().failAssignment(500, 1);
			client.start();
		});
		walk(WAITING_TO_RECONNECT, STOPPING, (test, client) -> {
			test.simulator.faults().failAssignment(500);
			client.start();
			awaitState(client, WAITING_TO_RECONNECT);
			client.stop();
		});
		walk(STOPPING, STOPPED, (test, client) -> {
			client.start();
			client.stop();
		});
		walk(STOPPED, CONNECTING, (test, client) -> {
			client.start();
			client.stop();
			client.start();
			assertThat(client.awaitReady(LIMIT)).isTrue();
		});
		walk(FAILED, CONNECTING, (test, client) -> {
			test.simulator.faults().failAssignment(404, 1);
			client.start();
			awaitState(client, FAILED);
			client.start();
			assertThat(client.awaitReady(LIMIT)).isTrue();
		});
	}

	private static void walk(ConnectionState before, ConnectionState after, Walk walk) {
		WALKS.put(new Transition(before, after), walk);
	}

	private void syncing(GatherClient client) {
		this.simulator.faults().silentAfterReady();
		client.start();
		awaitState(client, SYNCING);
	}

	static Stream<Transition> transitions() {
		return WALKS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("transitions")
	void everyTransitionIsWalkedAndPublishedOnce(Transition transition) {
		try (LogCapture log = LogCapture.ofClients(Level.DEBUG)) {
			walk(transition);
			List<String> expected = this.recorder.transitions()
				.stream()
				.map((published) -> "[gather] " + published.before() + " -> " + published.after())
				.toList();
			assertThat(log.lines(Level.DEBUG).stream().filter((line) -> line.matches(".*\\] [A-Z_]+ -> [A-Z_]+")))
				.as("logged once")
				.startsWith(expected.toArray(String[]::new));
		}
	}

	private void walk(Transition transition) {
		ReconnectSettings reconnect = (transition.equals(new Transition(WAITING_TO_RECONNECT, STOPPING))) ? RARE
				: QUICK;
		GatherClient client = client((builder) -> builder.reconnect(reconnect));
		Objects.requireNonNull(WALKS.get(transition)).walk(this, client);
		await().atMost(LIMIT).until(() -> this.recorder.transitions().contains(transition));
		// Each begins where the one before ended: none is missing, none is told twice.
		List<Transition> published = new ArrayList<>(this.recorder.transitions());
		for (int i = 1; i < published.size(); i++) {
			assertThat(published.get(i).before()).isEqualTo(published.get(i - 1).after());
		}
		assertThat(published.get(0).before()).isEqualTo(DISCONNECTED);
	}

	@Test
	void theWalksAreAllThatThereAre() {
		List<Transition> all = new ArrayList<>();
		for (ConnectionState before : ConnectionState.values()) {
			EnumSet.allOf(ConnectionState.class)
				.stream()
				.filter(before::canBecome)
				.forEach((after) -> all.add(new Transition(before, after)));
		}
		assertThat(WALKS.keySet()).containsExactlyInAnyOrderElementsOf(all);
	}

	@Test
	void stoppingAClientThatWasNeverStartedChangesNothing() {
		GatherClient client = client();
		client.stop();
		assertThat(client.status().state()).isEqualTo(DISCONNECTED);
		assertThat(client.isRunning()).isFalse();
	}

	@Test
	void anOutageIsOneWarningAndItsEndOneLineWithItsLength() {
		try (LogCapture log = LogCapture.ofClients(Level.DEBUG)) {
			GatherClient client = ready();
			assertThat(log.lines(Level.INFO)).hasSize(2)
				.anySatisfy((line) -> assertThat(line).contains("Connected to ws://127.0.0.1:"))
				.anySatisfy((line) -> assertThat(line).contains("Connected as user " + this.simulator.ownerId()));
			this.simulator.faults().failAssignment(503, 5);
			this.simulator.faults().close(4013, "one moment");
			awaitReconnect(client, 1);
			assertThat(log.lines(Level.WARN)).singleElement()
				.satisfies((line) -> assertThat(line).contains("4013").contains("one moment").contains("next attempt"));
			assertThat(log.lines(Level.INFO)).hasSize(3)
				.last()
				.satisfies((line) -> assertThat(line).containsPattern("Connected again to ws://.* after \\d+ ms"));
			assertThat(log.lines(Level.DEBUG)).filteredOn((line) -> line.contains("Connecting, attempt"))
				.hasSizeGreaterThanOrEqualTo(6);
			assertThat(log.lines(Level.ERROR)).isEmpty();
		}
	}

	@Test
	void aServerThatIsDownAllTheTimeIsOneWarning() {
		this.simulator.faults().failAssignment(502);
		try (LogCapture log = LogCapture.ofClients(Level.DEBUG)) {
			GatherClient client = client();
			client.start();
			await().atMost(LIMIT).until(() -> client.status().attempt() > 8);
			assertThat(log.lines(Level.WARN)).hasSize(1);
			assertThat(log.lines(Level.INFO)).isEmpty();
			assertThat(client.status().lostSince()).isNotNull();
		}
	}

	@Test
	void givingUpIsOneErrorThatSaysWhatToDo() {
		this.simulator.faults().refuseInit(4003);
		try (LogCapture log = LogCapture.ofClients(Level.DEBUG)) {
			GatherClient client = client();
			client.start();
			awaitState(client, FAILED);
			assertThat(log.lines(Level.ERROR)).singleElement()
				.satisfies((line) -> assertThat(line)
					.contains("the API key was refused (4003): check the key and that its user may enter "
							+ this.simulator.spaceId().replace('\\', '/')));
			assertThat(log.lines(Level.WARN)).isEmpty();
			assertThat(client.status().reason()).contains("check the key");
			assertThat(client.status().closeCode()).isEqualTo(4003);
		}
	}

	@Test
	void whenReconnectingIsSwitchedOffALossIsFinal() {
		GatherClient client = ready((builder) -> builder
			.reconnect(new ReconnectSettings(false, QUICK.initialDelay(), 1, QUICK.maxDelay(), 0, QUICK.resetAfter())));
		this.simulator.faults().dropConnection();
		awaitState(client, FAILED);
		assertThat(client.status().reason()).contains("reconnect.enabled is false");
	}

	@Test
	void aReconnectThatWasAskedForIsNoOutage() {
		try (LogCapture log = LogCapture.ofClients(Level.INFO)) {
			GatherClient client = ready();
			client.reconnect();
			awaitReconnect(client, 1);
			assertThat(log.lines(Level.WARN)).isEmpty();
			await().atMost(LIMIT).until(() -> this.simulator.connections().size() == 1);
		}
	}

	@Test
	void askingForAReconnectStartsAClientThatGaveUp() {
		this.simulator.faults().failAssignment(403, 1);
		GatherClient client = client();
		client.start();
		awaitState(client, FAILED);
		client.reconnect();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		assertThat(client.isRunning()).isTrue();
	}

	@Test
	void askingForAReconnectDoesNotStartAStoppedClient() {
		GatherClient client = ready();
		client.stop();
		client.reconnect();
		assertThat(client.status().state()).isEqualTo(STOPPED);
	}

	/**
	 * Way to a transition.
	 */
	@FunctionalInterface
	private interface Walk {

		void walk(ConnectionStatesTests test, GatherClient client);

	}

}
