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

package io.github.gatherspring.simulator.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.HttpProbe;
import io.github.gatherspring.simulator.MinimalClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScenarioTests {

	private static final String YAML = """
			autonomous: false
			maps:
			  cellar:
			    name: Cellar
			    walls:
			      - "######"
			      - "#....#"
			      - "#..#.#"
			      - "######"
			    spawns: [{x: 1, y: 1, spawnId: stairs}]
			players:
			  - {id: anna, name: Anna, map: cellar, x: 1, y: 1, textStatus: waiting}
			  - {id: ben, name: Ben, present: false}
			timeline:
			  - {at: 1s, player: ben, joins: Ben}
			  - {at: 2s, player: anna, says: Hello Ben}
			  - {at: 3s, player: anna, walksTo: [4, 2]}
			  - {at: 4s, every: 2s, player: ben, waves: anna}
			  - {at: 9s, player: ben, leaves: true}
			  - {at: 20s, fault: {close: {code: 4013}}}
			""";

	@Test
	void theTimelineFollowsTheClock(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("scenario.yaml"), YAML);
		try (GatherSimulator simulator = GatherSimulator.builder()
			.players(0)
			.virtualClock(true)
			.scenario(Scenario.load(file))
			.build()
			.start(); MinimalClient client = MinimalClient.entered(simulator, simulator.apiKey())) {
			assertThat(simulator.space().player("anna").orElseThrow().mapId()).isEqualTo("cellar");
			assertThat(simulator.space().player("anna").orElseThrow().textStatus()).isEqualTo("waiting");
			assertThat(simulator.space().player("ben")).isEmpty();
			client.forget();
			simulator.clock().advance(Duration.ofMillis(2500));
			client.await((event) -> event.getPlayerChats().getContents().equals("Hello Ben"));
			assertThat(simulator.space().player("ben")).isPresent();
			simulator.clock().advance(Duration.ofMillis(6000));
			client.await((event) -> client.events(EventCase.PLAYERWAVES).size() == 3);
			assertThat(simulator.player("anna").x()).isEqualTo(4);
			simulator.clock().advance(Duration.ofSeconds(12));
			assertThat(client.awaitClose()).isEqualTo(4013);
			simulator.reset();
			assertThat(simulator.space().player("ben")).isEmpty();
		}
	}

	@Test
	void aScenarioCanComeOverHttp() {
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).virtualClock(true).build().start()) {
			HttpProbe http = new HttpProbe(simulator.apiBaseUrl(), null);
			assertThat(http.post("/simulator/scenario", YAML).statusCode()).isEqualTo(200);
			assertThat(simulator.space().map("cellar")).isPresent();
			assertThat(http.post("/simulator/scenario", "nonsense: 1").statusCode()).isEqualTo(400);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "colour: red", "timeline: [{player: a, says: hi}]",
			"timeline: [{at: soon, player: a, says: hi}]", "timeline: [{at: 1s, player: a}]", "players: [{name: x}]",
			"a: b: c" })
	void nonsenseIsRefused(String yaml) {
		assertThatIllegalArgumentException().isThrownBy(() -> Scenario.parse(yaml));
	}

	@Test
	void theSameSeedMakesTheSameBytes() {
		List<byte[]> first = life(7);
		assertThat(first).hasSizeGreaterThan(20);
		List<byte[]> second = life(7);
		assertThat(first).usingElementComparator(Arrays::compare).containsExactlyElementsOf(second);
		assertThat(life(8)).usingElementComparator(Arrays::compare).isNotEqualTo(first);
	}

	private static List<byte[]> life(long seed) {
		try (GatherSimulator simulator = GatherSimulator.builder()
			.players(10)
			.seed(seed)
			.virtualClock(true)
			.heartbeat(Duration.ofHours(1))
			.build()
			.start(); MinimalClient client = MinimalClient.entered(simulator, simulator.apiKey())) {
			client.forget();
			simulator.clock().advance(Duration.ofSeconds(20));
			simulator.player("guest-1").says("end");
			client.await((event) -> event.getPlayerChats().getContents().equals("end"));
			return new ArrayList<>(client.frames());
		}
	}

}
