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

package io.github.gatherspring.sample;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.PlayerView;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the page can do.
 */
@SampleTest
class ControlTests {

	private final Page page;

	private final GatherSimulator simulator;

	ControlTests(Page page, GatherSimulator simulator) {
		this.page = page;
		this.simulator = simulator;
	}

	@BeforeEach
	void awaitReady() {
		this.page.awaitReady();
	}

	@AfterEach
	void mend() {
		this.simulator.faults().reset();
	}

	@Test
	void everyActionHasAForm() {
		JsonNode actions = this.page.read("/api/actions");
		assertThat(actions.size()).isEqualTo(129);
		JsonNode move = actions.valueStream()
			.filter((action) -> action.path("name").asString().equals("move"))
			.findFirst()
			.orElseThrow();
		assertThat(move.path("summary").asString()).isNotBlank();
		assertThat(move.path("fields").get(0).path("kind").asString()).isEqualTo("choice");
		assertThat(move.path("fields").get(0).path("choices").valueStream().map(JsonNode::asString)).contains("Left",
				"Right");
		assertThat(actions.valueStream().filter((action) -> action.path("deprecated").asBoolean()).count())
			.isPositive();
	}

	@Test
	void nestedArgumentsHaveAnExampleThatTheServerTakes() {
		JsonNode portals = field("mapSetPortals", "portals");
		assertThat(portals.path("type").asString()).isEqualTo("Portal[]");
		assertThat(portals.path("kind").asString()).isEqualTo("json");
		JsonNode portal = portals.path("example").get(0);
		assertThat(portal.propertyNames()).contains("x", "y", "targetMap", "targetX", "targetY");
		assertThat(field("craft", "inputs").path("example").path("key").asInt(-1)).isZero();
		assertThat(field("mapAddObject", "object").path("example").path("sound").path("src").isString()).isTrue();
		JsonNode answer = this.page.post("/api/actions/mapSetPortals", Map.of("mapId", "rooftop", "portals",
				List.of(Map.of("x", 1, "y", 8, "targetMap", "office-main", "targetX", 21, "targetY", 27))));
		assertThat(answer.path("succeeded").asBoolean()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			/api/chat           | {"text": "hi"}              | 400 | Say to whom
			/api/chat           | {"to": "GLOBAL_CHAT"}       | 400 | Write something
			/api/drive/step     | {"direction": "Sideways"}   | 400 | 'direction' is missing or wrong
			/api/drive/step     | {}                          | 400 | dir
			/api/drive/teleport | {}                          | 400 | 'x' is missing or wrong
			/api/chat           | hello                       | 400 | JSON was expected
			/api/faults/NOPE    | {}                          | 404 | There is no fault 'NOPE'
			""")
	void whatCannotBeDoneIsSaidInWords(String path, String body, int status, String words) {
		HttpResponse<String> response = this.page.postText(path, body, "X-Gather-Sample", "1");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).contains(words).contains("\"succeeded\":false").doesNotContain("io.github");
	}

	@Test
	void anActionIsSentAndAnswered() {
		JsonNode answer = this.page.post("/api/actions/setTextStatus", Map.of("textStatus", "testing"));
		assertThat(answer.path("succeeded").asBoolean()).isTrue();
		assertThat(bot().textStatus()).isEqualTo("testing");
	}

	@Test
	void aRefusalIsShownInTheServersWords() {
		this.simulator.faults().refuse("setTextStatus", "not today");
		JsonNode answer = this.page.post("/api/actions/setTextStatus", Map.of("textStatus", "testing"));
		assertThat(answer.path("succeeded").asBoolean()).isFalse();
		assertThat(answer.path("message").asString()).contains("not today");
	}

	@Test
	void anActionThatDoesNotExistIsNotFound() {
		HttpResponse<String> response = this.page.post("/api/actions/setNothing", Map.of(), "X-Gather-Sample", "1");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("setNothing");
	}

	@Test
	void anArgumentThatDoesNotFitIsNamed() {
		HttpResponse<String> response = this.page.post("/api/actions/teleport", Map.of("x", "far away"),
				"X-Gather-Sample", "1");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("far away");
	}

	@Test
	void theBotTeleportsAndWalks() {
		assertThat(this.page.post("/api/drive/teleport", Map.of("map", "office-main", "x", 15, "y", 20))
			.path("succeeded")
			.asBoolean()).isTrue();
		assertThat(this.page.post("/api/drive/step", Map.of("direction", "Right")).path("succeeded").asBoolean())
			.isTrue();
		Awaitility.await().untilAsserted(() -> {
			assertThat(bot().x()).isEqualTo(16);
			assertThat(bot().y()).isEqualTo(20);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "GLOBAL_CHAT", "ROOM_CHAT", "LOCAL_CHAT", "guest-2" })
	void whatIsSaidReachesWhoIsMeant(String to) {
		this.simulator.clearReceived();
		JsonNode answer = this.page.post("/api/chat", Map.of("to", to, "text", "hello"));
		assertThat(answer.path("succeeded").asBoolean()).as(answer.toString()).isTrue();
		assertThat(this.simulator.received("chat")).extracting((chat) -> chat.action().getChat().getChatRecipient())
			.contains(to);
	}

	@Test
	void nothingIsSaidWithoutText() {
		assertThat(this.page.post("/api/chat", Map.of("to", "GLOBAL_CHAT", "text", " "), "X-Gather-Sample", "1")
			.statusCode()).isEqualTo(400);
	}

	@Test
	void allFaultsAreListed() {
		assertThat(this.page.read("/api/faults").valueStream().map((fault) -> fault.path("name").asString()))
			.containsExactly("DROP", "KICK", "FREEZE", "REASSIGN", "OUTAGE", "GARBAGE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP", "KICK", "FREEZE", "REASSIGN", "OUTAGE" })
	void theClientRecoversFromEachFault(String fault) {
		long before = this.page.read("/api/status").path("reconnects").asLong();
		this.page.postText("/api/faults/" + fault, "{}", "X-Gather-Sample", "1");
		Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.until(() -> this.page.read("/api/status").path("reconnects").asLong() > before);
		this.page.awaitReady();
	}

	private JsonNode field(String action, String name) {
		return this.page.read("/api/actions")
			.valueStream()
			.filter((form) -> form.path("name").asString().equals(action))
			.flatMap((form) -> form.path("fields").valueStream())
			.filter((field) -> field.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private PlayerView bot() {
		return this.simulator.space().player(this.simulator.ownerId()).orElseThrow();
	}

}
