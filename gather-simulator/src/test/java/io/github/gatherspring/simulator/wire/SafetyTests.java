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

package io.github.gatherspring.simulator.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.UpdateSubscriptions;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.simulator.MinimalClient;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Clients that behave badly, and many of them.
 */
class SafetyTests {

	private final GatherSimulatorBuilder builder = GatherSimulator.builder().players(2).autonomous(false);

	private final List<AutoCloseable> open = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		Collections.reverse(this.open);
		for (AutoCloseable closeable : this.open) {
			closeable.close();
		}
	}

	private GatherSimulator started() {
		return keep(this.builder.build().start());
	}

	private <T extends AutoCloseable> T keep(T closeable) {
		this.open.add(closeable);
		return closeable;
	}

	private static void assertAlive(GatherSimulator simulator) {
		try (MinimalClient client = MinimalClient.entered(simulator, simulator.apiKey())) {
			assertThat(
					client.send((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()))
						.getSucceeded())
				.isTrue();
		}
	}

	@Test
	void onlyTheLoopbackInterfaceIsBound() throws IOException {
		GatherSimulator simulator = started();
		for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
			for (InetAddress address : Collections.list(network.getInetAddresses())) {
				if (!address.isLoopbackAddress() && address.getAddress().length == 4) {
					assertThatIOException().isThrownBy(() -> new Socket(address, simulator.port()).close());
				}
			}
		}
	}

	@Test
	void socketsThatAskForNothingAreClosed() {
		this.builder.handshakeTimeout(Duration.ofMillis(300));
		GatherSimulator simulator = started();
		List<RawSocket> halfOpen = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			RawSocket socket = keep(new RawSocket(simulator.port()));
			socket.write("GET / HT");
			halfOpen.add(socket);
		}
		assertAlive(simulator);
		halfOpen.forEach((socket) -> assertThat(socket.isEnded()).isTrue());
		assertAlive(simulator);
	}

	@Test
	void aConnectionWithoutInitIsClosed() {
		this.builder.initTimeout(Duration.ofMillis(200));
		MinimalClient client = keep(MinimalClient.open(started()));
		assertThat(client.awaitClose()).isEqualTo(4008);
	}

	@Test
	void aMessageThatIsTooLargeIsClosedWith1009() {
		this.builder.maxMessageSize(10_000);
		GatherSimulator simulator = started();
		MinimalClient client = keep(MinimalClient.ready(simulator, simulator.apiKey()));
		client.sendRaw(new byte[20_000]);
		assertThat(client.awaitClose()).isEqualTo(1009);
		assertAlive(simulator);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense\r\n\r\n", "GET /%zz HTTP/1.1\r\n\r\n",
			"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
			"GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 99\r\n\r\n",
			"POST /api/v2/spaces HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n" })
	void nonsenseInsteadOfARequestDoesNoHarm(String request) {
		this.builder.handshakeTimeout(Duration.ofMillis(500));
		GatherSimulator simulator = started();
		RawSocket socket = keep(new RawSocket(simulator.port()));
		socket.write(request);
		assertThat(socket.isEnded()).isTrue();
		assertAlive(simulator);
	}

	@Test
	void framesThatBreakTheProtocolCloseWith1002() {
		GatherSimulator simulator = started();
		for (byte[] frame : List.of(new byte[] { (byte) 0x82, 1, 0 },
				new byte[] { (byte) 0xf2, (byte) 0x80, 0, 0, 0, 0 },
				new byte[] { (byte) 0x80, (byte) 0x80, 0, 0, 0, 0 })) {
			RawSocket socket = keep(RawSocket.upgraded(simulator.port()));
			socket.write(frame);
			assertThat(socket.readCloseCode()).isEqualTo(1002);
		}
		assertAlive(simulator);
	}

	@Test
	void whoReadsTooSlowlyIsCutOff() {
		this.builder.maxPendingBytes(1_000_000);
		GatherSimulator simulator = started();
		RawSocket slow = keep(RawSocket.upgraded(simulator.port()));
		slow.send(ClientServerAction.newBuilder()
			.setInit(Init.newBuilder().setSpaceId(simulator.spaceId()).setApiKey(simulator.apiKey()))
			.build());
		Awaitility.await()
			.until(() -> simulator.connections().stream().anyMatch((connection) -> connection.userId() != null));
		byte[] payload = new byte[100_000];
		for (int i = 0; i < 200 && simulator.connections().size() == 1; i++) {
			simulator.sendRaw(payload);
		}
		Awaitility.await().until(() -> simulator.connections().isEmpty());
		assertAlive(simulator);
	}

	@Test
	void tooManyActionsGet429AndWhoDoesNotListenIsClosedWith4420() {
		this.builder.rateLimit(50, 1);
		GatherSimulator simulator = started();
		MinimalClient client = keep(MinimalClient.ready(simulator, simulator.apiKey()));
		client.subscribe("error");
		for (int i = 0; i < 60; i++) {
			client.sendLater((action) -> action.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("x")));
		}
		assertThat(client.await(EventCase.ERROR).getError().getCode()).isEqualTo(429);
		assertThat(client.await((event) -> event.hasTransactionStatus() && !event.getTransactionStatus().getSucceeded())
			.getTransactionStatus()
			.getReason()).contains("Too many requests");
		assertThat(client.isClosed()).isFalse();
		// The server may close before all of them are out.
		sendUntilClosed(client, 60);
		assertThat(client.awaitClose()).isEqualTo(4420);
	}

	private static void sendUntilClosed(MinimalClient client, int times) {
		for (int i = 0; i < times; i++) {
			try {
				client.sendLater((action) -> action.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("x")));
			}
			catch (CompletionException ex) {
				assertThat(ex).hasCauseInstanceOf(IOException.class);
				return;
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 4667, 4010 })
	void oneLoginAtATimeIfWanted(int closeCode) {
		this.builder.singleLogin(closeCode);
		GatherSimulator simulator = started();
		MinimalClient first = keep(MinimalClient.entered(simulator, simulator.apiKey()));
		MinimalClient second = keep(MinimalClient.entered(simulator, simulator.apiKey()));
		assertThat(first.awaitClose()).isEqualTo(closeCode);
		assertThat(second.isClosed()).isFalse();
		assertThat(simulator.space().player(simulator.ownerId())).isPresent();
	}

	@Test
	void aFullSpaceClosesWith4012() {
		this.builder.capacity(2).key("k", "late", Role.MEMBER);
		GatherSimulator simulator = started();
		MinimalClient client = keep(MinimalClient.open(simulator));
		client.init("k");
		assertThat(client.awaitClose()).isEqualTo(4012);
	}

	@Test
	void aThousandClientsAreServed() {
		this.builder.anyKey(true).unlimitedRate();
		GatherSimulator simulator = started();
		List<RawSocket> sockets = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			RawSocket socket = keep(RawSocket.upgraded(simulator.port()));
			socket.send(ClientServerAction.newBuilder()
				.setInit(Init.newBuilder().setSpaceId(simulator.spaceId()).setApiKey("key-" + i))
				.build());
			sockets.add(socket);
		}
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> simulator.connections()
				.stream()
				.filter((connection) -> connection.userId() != null)
				.count() == 1000);
		sockets.forEach((socket) -> socket.send(ClientServerAction.newBuilder()
			.setUpdateSubscriptions(UpdateSubscriptions.newBuilder().putSubscriptions("playerChats", true))
			.build()));
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> simulator.connections().stream().allMatch(SimulatorConnection::isSynced));
		simulator.player("guest-1").says("hello everybody");
		sockets.forEach((socket) -> assertThat(socket.readUntil("hello everybody")).isNotEmpty());
		assertAlive(simulator);
		simulator.faults().close(4013, "all of them");
		sockets.forEach((socket) -> assertThat(socket.isEnded()).isTrue());
	}

	@Test
	void afterStopNothingListensAndTheSamePortServesAgain() {
		GatherSimulator simulator = started();
		int port = simulator.port();
		MinimalClient client = keep(MinimalClient.entered(simulator, simulator.apiKey()));
		simulator.stop();
		assertThat(client.awaitClose()).isIn(1001, 1006);
		assertThatIOException().isThrownBy(() -> new Socket("127.0.0.1", port).close());
		simulator.start();
		assertThat(simulator.port()).isEqualTo(port);
		assertAlive(simulator);
	}

	@Test
	void aResetKeepsConnectionsAndTellsThemTheNewState() {
		GatherSimulator simulator = started();
		MinimalClient client = keep(MinimalClient.entered(simulator, simulator.apiKey()));
		client.send((action) -> action.setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("old")));
		simulator.player("extra").joins();
		client.await((event) -> client.events(EventCase.PLAYERJOINS).size() >= 4);
		client.forget();
		simulator.reset();
		client.await(EventCase.SPACESETSCAPACITY);
		assertThat(client.events(EventCase.PLAYEREXITS)).as("only whoever is not in the new life").hasSize(1);
		assertThat(client.events(EventCase.PLAYERSETSTEXTSTATUS)).singleElement()
			.satisfies((event) -> assertThat(event.getPlayerSetsTextStatus().getTextStatus()).isEmpty());
		assertThat(client.events(EventCase.PLAYERJOINS)).hasSize(3);
		assertThat(simulator.space().player("extra")).isEmpty();
		assertThat(simulator.space().player(simulator.ownerId()).orElseThrow().textStatus()).isEmpty();
		assertThat(simulator.received()).isEmpty();
	}

}
