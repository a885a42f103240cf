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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Init;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.simulator.MinimalClient;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What waits for clients that do not read is bounded, whatever it is.
 */
class BacklogTests {

	private final List<AutoCloseable> open = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		Collections.reverse(this.open);
		for (AutoCloseable closeable : this.open) {
			closeable.close();
		}
	}

	private <T extends AutoCloseable> T keep(T closeable) {
		this.open.add(closeable);
		return closeable;
	}

	private GatherSimulator started(GatherSimulatorBuilder builder) {
		return keep(builder.players(1).autonomous(false).build().start());
	}

	private RawSocket loggedIn(GatherSimulator simulator) {
		RawSocket socket = keep(RawSocket.upgraded(simulator.port()));
		socket.send(ClientServerAction.newBuilder()
			.setInit(Init.newBuilder().setSpaceId(simulator.spaceId()).setApiKey(simulator.apiKey()))
			.build());
		return socket;
	}

	@Test
	void requestsInARowWaitUntilTheAnswersToEarlierOnesAreRead() {
		int requests = 40;
		AtomicInteger handled = new AtomicInteger();
		SimulatorThread thread = keep(new SimulatorThread());
		WireServer server = keep(server(thread, handled));
		RawSocket socket = keep(new RawSocket(server.bind("127.0.0.1", 0)));
		socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(requests));
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.until(() -> handled.get() > 0 && handled.get() < requests / 2);
		socket.skipPast('!', requests);
		assertThat(handled).hasValue(requests);
	}

	private static WireServer server(SimulatorThread thread, AtomicInteger handled) {
		WireLimits limits = new WireLimits(1000, 1000, 64_000_000, 64_000_000, Duration.ofSeconds(30));
		return new WireServer(thread, limits, new HttpEndpoint() {

			@Override
			public void handle(HttpCall call) {
				handled.incrementAndGet();
				call.text(200, "x".repeat(500_000) + "!");
			}

			@Override
			public @Nullable Integer refuseUpgrade(HttpCall call) {
				return 404;
			}

		}, new WebSocketListener() {

			@Override
			public void opened(WireConnection connection) {
			}

			@Override
			public void binary(WireConnection connection, byte[] payload) {
			}

			@Override
			public void text(WireConnection connection, int length) {
			}

			@Override
			public void closed(WireConnection connection) {
			}

		});
	}

	@Test
	void manySlowReadersTogetherHaveABoundAndTheOthersDoNotNotice() {
		int slowOnes = 20;
		byte[] payload = new byte[100_000];
		GatherSimulator simulator = started(
				GatherSimulator.builder().maxPendingBytes(10_000_000).maxTotalPendingBytes(20_000_000));
		for (int i = 0; i < slowOnes; i++) {
			loggedIn(simulator);
		}
		Awaitility.await().until(() -> simulator.connections().size() == slowOnes);
		MinimalClient reader = keep(MinimalClient.ready(simulator, simulator.apiKey()));
		// Far less than each of them may have, and more than all.
		for (int i = 0; i < 90; i++) {
			simulator.sendRaw(payload);
		}
		int left = simulator.connections().size();
		assertThat(left).isBetween(2, slowOnes);
		Awaitility.await().until(() -> reader.frames().size() >= 91);
		assertThat(reader.isClosed()).isFalse();
	}

	@Test
	void whatIsHeldBackForFrozenConnectionsCountsToo() {
		GatherSimulator simulator = started(GatherSimulator.builder().maxTotalPendingBytes(1_000_000));
		MinimalClient client = keep(MinimalClient.ready(simulator, simulator.apiKey()));
		simulator.faults().freeze();
		for (int i = 0; i < 9; i++) {
			simulator.sendRaw(new byte[100_000]);
		}
		simulator.faults().unfreeze();
		Awaitility.await().until(() -> client.frames().size() == 10);
		simulator.faults().freeze();
		for (int i = 0; i < 12 && !simulator.connections().isEmpty(); i++) {
			simulator.sendRaw(new byte[100_000]);
		}
		Awaitility.await().until(() -> simulator.connections().isEmpty());
	}

}
