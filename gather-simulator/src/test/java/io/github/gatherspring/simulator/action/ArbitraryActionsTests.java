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

package io.github.gatherspring.simulator.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.HttpProbe;
import io.github.gatherspring.simulator.MinimalClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actions that nobody chose with care: whatever comes, the server does not fail over it.
 */
class ArbitraryActionsTests {

	private static final int ROUNDS = 3000;

	@Test
	void noSequenceOfBytesMakesTheServerFail() {
		List<ActionExample> examples = ActionExample.all()
			.stream()
			.filter((example) -> !example.name().equals("kick") && !example.name().equals("ban"))
			.toList();
		Random random = new Random(20261123);
		try (GatherSimulator simulator = GatherSimulator.builder()
			.players(3)
			.autonomous(false)
			.unlimitedRate()
			.build()
			.start(); MinimalClient client = MinimalClient.entered(simulator, simulator.apiKey())) {
			for (int i = 0; i < ROUNDS; i++) {
				ClientServerAction action = examples.get(random.nextInt(examples.size())).right();
				byte[] bytes = action.toBuilder().setTxnId(i + 1).build().toByteArray();
				for (int j = random.nextInt(4); j > 0; j--) {
					bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
				}
				client.sendRaw(bytes);
			}
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
				client
					.sendLater((action) -> action.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance()));
				return simulator.received("clientBackupHeartbeat").size() > 30;
			});
			assertThat(client.isClosed()).isFalse();
			assertThat(client.events(EventCase.ERROR)).extracting((event) -> event.getError().getCode())
				.isNotEmpty()
				.doesNotContain(500);
			simulator.player("guest-1").says("still here");
			client.await((event) -> event.getPlayerChats().getContents().equals("still here"));
		}
	}

	@Test
	void everyRecordedActionIsAnswered() throws IOException {
		List<String> lines = Files
			.readAllLines(Path.of("..", "proto", "src", "test", "resources", "protocol", "vectors.jsonl"));
		int answered = 0;
		try (GatherSimulator simulator = GatherSimulator.builder().players(1).autonomous(false).build().start();
				MinimalClient client = MinimalClient.entered(simulator, simulator.apiKey())) {
			for (String line : lines) {
				JsonNode vector = HttpProbe.read(line);
				if (!vector.path("kind").asString("").equals("action")) {
					continue;
				}
				byte[] bytes = HexFormat.of().parseHex(vector.path("hex").asString(""));
				int txnId = ClientServerAction.parseFrom(bytes).getTxnId();
				client.sendRaw(bytes);
				client
					.await((event) -> event.hasTransactionStatus() && event.getTransactionStatus().getTxnId() == txnId);
				answered++;
			}
			assertThat(client.events(EventCase.ERROR)).extracting((event) -> event.getError().getCode())
				.doesNotContain(500);
			assertThat(client.isClosed()).isFalse();
		}
		assertThat(answered).isGreaterThanOrEqualTo(100);
	}

}
