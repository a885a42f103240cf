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

package io.github.gatherspring.simulator.control;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.HttpProbe;
import io.github.gatherspring.simulator.MinimalClient;
import io.github.gatherspring.simulator.fault.FaultCommands;
import io.github.gatherspring.simulator.wire.RawSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ControlApiTests {

	private final GatherSimulator simulator = GatherSimulator.builder()
		.players(1)
		.virtualClock(true)
		.autonomous(false)
		.build()
		.start();

	private final HttpProbe http = new HttpProbe(this.simulator.apiBaseUrl(), null);

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private void order(String path, String body) {
		assertThat(this.http.post("/simulator/" + path, body).body()).isEqualTo("{}");
	}

	@Test
	void playersDoWhatTheyAreTold() {
		assertThat(this.http.json("/simulator/health").get("status").asString()).isEqualTo("UP");
		try (MinimalClient client = MinimalClient.entered(this.simulator, this.simulator.apiKey())) {
			client.forget();
			order("players/zoe/joins", "{\"name\":\"Zoe\"}");
			order("players/zoe/appearsAt", "{\"mapId\":\"rooftop\",\"x\":3,\"y\":3}");
			order("players/zoe/walksTo", "[5,4]");
			order("players/zoe/says", "\"hello\"");
			order("players/zoe/setsTextStatus", "{\"textStatus\":\"new here\"}");
			order("players/zoe/waves", "{\"to\":\"simulator-owner\"}");
			order("players/zoe/leaves", "");
			client.await(EventCase.PLAYEREXITS);
			assertThat(client.cases()).contains(EventCase.PLAYERJOINS, EventCase.PLAYERMOVES, EventCase.PLAYERCHATS,
					EventCase.PLAYERSETSTEXTSTATUS, EventCase.PLAYERWAVES);
		}
		assertThat(this.http.post("/simulator/players/nobody/says", "\"x\"").statusCode()).isEqualTo(400);
		assertThat(this.http.post("/simulator/players/guest-1/flies", "").statusCode()).isEqualTo(400);
	}

	@Test
	void whatWasReceivedIsShownWithoutKeys() {
		try (MinimalClient client = MinimalClient.entered(this.simulator, this.simulator.apiKey())) {
			assertThat(client.isClosed()).isFalse();
			String received = this.http.get("/simulator/received").body();
			assertThat(received).contains("updateSubscriptions").doesNotContain(this.simulator.apiKey());
			assertThat(this.http.json("/simulator/received?name=enter")).hasSize(1);
			assertThat(this.http.json("/simulator/connections").get(0).get("userId").asString())
				.isEqualTo("simulator-owner");
			assertThat(this.http.json("/simulator/space").get("players")).hasSize(2);
		}
	}

	@Test
	void faultsCanBeCausedAndEnded() {
		try (MinimalClient client = MinimalClient.entered(this.simulator, this.simulator.apiKey())) {
			order("faults/close", "{\"code\":4013,\"reason\":\"x\"}");
			assertThat(client.awaitClose()).isEqualTo(4013);
		}
		order("faults/refuse", "{\"action\":\"enter\",\"reason\":\"no\"}");
		assertThat(this.http.send("DELETE", "/simulator/faults", null).statusCode()).isEqualTo(200);
		int port = HttpProbe.read(this.http.post("/simulator/faults/reassign", "").body()).get("port").asInt();
		assertThat(this.simulator.serverUrl()).endsWith(":" + port + "/");
		assertThat(this.http.post("/simulator/faults/nonsense", "").statusCode()).isEqualTo(400);
		for (String fault : FaultCommands.names()) {
			assertThat(this.http
				.post("/simulator/faults/" + fault,
						fault.equals("refuse") ? "{\"action\":\"move\"}" : "{\"millis\":10}")
				.statusCode()).as(fault).isEqualTo(200);
		}
	}

	@Test
	void timeIsMovedAndEverythingIsMadeNew() {
		String before = this.http.json("/simulator/clock").get("now").asString();
		String after = HttpProbe.read(this.http.post("/simulator/clock", "{\"millis\":60000}").body())
			.get("now")
			.asString();
		assertThat(after).isGreaterThan(before);
		order("players/guest-1/setsTextStatus", "\"changed\"");
		order("autonomous", "{\"enabled\":true}");
		order("reset", "");
		assertThat(this.simulator.player("guest-1").textStatus()).isEmpty();
	}

	@Test
	void anEventCanBeSentToAll() {
		try (MinimalClient client = MinimalClient.ready(this.simulator, this.simulator.apiKey())) {
			order("events", "{\"customEvent\":{\"name\":\"n\",\"payload\":\"p\"}}");
			assertThat(client.await(EventCase.CUSTOMEVENT).getCustomEvent().getName()).isEqualTo("n");
			order("connections/1/sendText", "{\"text\":\"hello\"}");
			// Before the drop: a reset takes along what has not been read yet.
			await().untilAsserted(() -> assertThat(client.texts()).containsExactly("hello"));
			order("connections/1/drop", "");
			assertThat(client.awaitClose()).isEqualTo(1006);
		}
	}

	@Test
	void aScenarioThatTakesLongToReadHoldsNobodyUp() throws Exception {
		String slow = "players: " + "x".repeat(2_500_000);
		var request = HttpRequest.newBuilder(URI.create(this.simulator.apiBaseUrl() + "/simulator/scenario"))
			.POST(HttpRequest.BodyPublishers.ofString(slow))
			.build();
		var answer = HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
		await().until(() -> this.http.post("/simulator/scenario", "players: []").statusCode() == 409);
		assertThat(this.http.json("/simulator/health").get("status").asString()).isEqualTo("UP");
		assertThat(answer).succeedsWithin(Duration.ofSeconds(60));
		assertThat(this.http.post("/simulator/scenario", "nonsense: []").statusCode()).isEqualTo(400);
		assertThat(this.http.post("/simulator/scenario", "#".repeat(4_200_000)).statusCode()).isEqualTo(413);
	}

	@Test
	void aFrameThatFitsIntoNoMemoryIsRefused() {
		var refused = this.http.post("/simulator/faults/hugeFrame", "{\"bytes\":2147483647}");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("2147483647").contains("134217728");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8090", "localhost.evil.example", "127.0.0.1.evil.example" })
	void aNameThatWasPointedAtThisMachineMayNotControl(String host) {
		assertThat(statusFor("POST /simulator/reset", host, "http://" + host)).contains(" 403 ");
		assertThat(statusFor("GET /simulator/received", host, null)).contains(" 403 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:8090", "app.localhost", "localhost.", "127.0.0.1:1", "[::1]:8090",
			"10.1.2.3" })
	void ownNamesAndAddressesMay(String host) {
		assertThat(statusFor("POST /simulator/reset", host, "http://" + host)).contains(" 200 ");
	}

	@Test
	void furtherNamesCanBeAllowed() {
		try (GatherSimulator other = GatherSimulator.builder().controlHosts("Gather").build().start();
				RawSocket socket = new RawSocket(other.port())) {
			socket.write("GET /simulator/players HTTP/1.1\r\nHost: gather:8090\r\n\r\n");
			assertThat(socket.readUntil("\r\n")).contains(" 200 ");
		}
	}

	private String statusFor(String request, String host, @Nullable String origin) {
		try (RawSocket socket = new RawSocket(this.simulator.port())) {
			socket.write(request + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 0\r\n"
					+ ((origin != null) ? "Origin: " + origin + "\r\n" : "") + "\r\n");
			return socket.readUntil("\r\n");
		}
	}

	@Test
	void aPageOfAnotherOriginMayNotControl() throws Exception {
		var request = HttpRequest.newBuilder(URI.create(this.simulator.apiBaseUrl() + "/simulator/reset"))
			.header("Origin", "https://evil.example")
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
			.isEqualTo(403);
	}

}
