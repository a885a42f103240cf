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

package io.github.gatherspring.sample.live;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.scenario.Scenario;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what a browser is told.
 */
@SampleTest
class LiveStreamTests {

	private final Page page;

	private final GatherSimulator simulator;

	LiveStreamTests(Page page, GatherSimulator simulator) {
		this.page = page;
		this.simulator = simulator;
	}

	@BeforeEach
	void awaitReady() {
		this.page.awaitReady();
	}

	@Test
	void theFirstFrameHoldsEverything() {
		try (Page.Stream stream = this.page.live()) {
			JsonNode first = stream.awaitFrame((frame) -> true);
			assertThat(first.path("status").path("state").asString()).isEqualTo("READY");
			assertThat(first.path("maps").valueStream().map((map) -> map.path("name").asString())).contains("Office",
					"Rooftop");
			assertThat(first.path("players").valueStream().map((player) -> player.path("name").asString()))
				.contains("Robin", "Ada", "Brook");
			assertThat(first.path("moves").size()).isEqualTo(4 * first.path("players").size());
			assertThat(first.path("history").valueStream().map((entry) -> entry.path("state").asString()))
				.contains("CONNECTING", "READY");
		}
	}

	@Test
	void aStepIsToldInFourNumbers() {
		try (Page.Stream stream = this.page.live()) {
			int n = stream.await("players", named("Brook")).path("n").asInt();
			this.simulator.player("guest-2").appearsAt("office-main", 10, 8);
			this.simulator.player("guest-2").walksTo(10, 10);
			JsonNode frame = stream.awaitFrame((any) -> any.path("moves")
				.valueStream()
				.map(JsonNode::asInt)
				.limit(3)
				.toList()
				.equals(List.of(n, 10, 10)));
			assertThat(frame.path("moves").size()).isEqualTo(4);
			assertThat(frame.has("players")).isFalse();
		}
	}

	@Test
	void whoComesAndGoesIsTold() {
		try (Page.Stream stream = this.page.live()) {
			this.simulator.player("comes-and-goes").joins("Comet");
			int n = stream.await("players", named("Comet")).path("n").asInt();
			this.simulator.player("comes-and-goes").leaves();
			assertThat(stream.await("gone", (gone) -> gone.asInt() == n).asInt()).isEqualTo(n);
		}
	}

	@Test
	void whatIsSaidIsToldAsChatAsEventAndAsCount() {
		try (Page.Stream stream = this.page.live()) {
			this.simulator.player("guest-1").says("does anybody hear me?");
			JsonNode chat = stream.await("chats", (line) -> line.path("text").asString().startsWith("does anybody"));
			assertThat(chat.path("from").asString()).isEqualTo("Ada");
			assertThat(chat.path("mine").asBoolean()).isFalse();
			JsonNode event = stream.await("events", (line) -> line.path("type").asString().equals("PlayerChats")
					&& line.path("text").asString().contains("does anybody"));
			assertThat(event.path("player").asString()).isEqualTo("Ada");
			stream.awaitFrame((frame) -> frame.path("counts").path("PlayerChats").asLong() > 0);
		}
	}

	@Test
	void aLostConnectionAndItsReturnAreInTheHistory() {
		try (Page.Stream stream = this.page.live()) {
			stream.awaitFrame((frame) -> true);
			long before = this.page.read("/api/status").path("reconnects").asLong();
			this.simulator.faults().dropConnection();
			stream.await("history", (entry) -> entry.path("state").asString().equals("WAITING_TO_RECONNECT"));
			stream.awaitFrame((frame) -> frame.path("status").path("state").asString().equals("READY")
					&& frame.path("status").path("reconnects").asLong() > before);
		}
	}

	@Test
	void wallsOfAMapAreOneBitForEachTile() {
		JsonNode map = this.page.read("/api/map?id=office-main");
		assertThat(map.path("width").asInt()).isEqualTo(40);
		byte[] walls = Base64.getDecoder().decode(map.path("walls").asString());
		assertThat(walls).hasSize(40 * 30 / 8);
		assertThat(walls[0]).as("the upper edge is a wall").isEqualTo((byte) 0xff);
		assertThat(map.path("objects").valueStream().map((thing) -> thing.path("name").asString()))
			.contains("Fountain");
		assertThat(map.path("nooks").valueStream().map((nook) -> nook.path("name").asString()))
			.contains("Meeting room");
		assertThat(map.path("portals").get(0).path("to").asString()).isEqualTo("rooftop");
	}

	@Test
	void aMapThatDoesNotExistIsNotFound() {
		HttpResponse<String> response = this.page.get("/api/map?id=nowhere");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("There is no map 'nowhere'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", ".", "a/b", "a b?c#d", "%2e" })
	void aMapIsFoundWhateverItIsCalled(String id) {
		this.simulator.play(Scenario.parse("maps: {'" + id + "': {name: Odd, dimensions: [3, 2]}}"));
		String path = "/api/map?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
		Awaitility.await().until(() -> this.page.read(path).path("width").asInt() == 3);
	}

	@Test
	void streamsOfBrowsersThatHaveGoneEnd() {
		Page.Stream stream = this.page.live();
		stream.awaitFrame((frame) -> true);
		long threads = streamThreads();
		assertThat(threads).isPositive();
		stream.close();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
			this.simulator.player("guest-3").says("still there?");
			return streamThreads() < threads;
		});
	}

	private static long streamThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("browser-"))
			.count();
	}

	private static Predicate<JsonNode> named(String name) {
		return (player) -> player.path("name").asString().equals(name);
	}

}
