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

package io.github.gatherspring.starter;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.smartobject.SimulatedSmartObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application outside of this project that drives a Smart Object and lets agents in,
 * with nothing but the dependencies and properties that the pages name.
 */
class AgentAndSmartObjectIntegrationTests {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	@TempDir
	private Path directory;

	@Test
	void theLampShinesAndAnAgentSeesWhoIsThere() throws Exception {
		Path jar = OutsideProject.copyOf("agent-and-smart-object", this.directory)
			.replacing("pom.xml", "@spring-ai.version@", System.getProperty("spring-ai.version"))
			.packaged()
			.target("agent-and-smart-object-1.jar");
		try (GatherSimulator simulator = GatherSimulator.builder()
			.apiKey("an-agents-key")
			.players(1)
			.autonomous(false)
			.build()
			.start()) {
			SimulatedSmartObject lamp = simulator.smartObject("status");
			Path log = this.directory.resolve("application.log");
			Process application = application(jar, simulator, lamp).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			try {
				await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
					assertThat(application.isAlive()).as(Files.readString(log)).isTrue();
					assertThat(lamp.state().status()).as(Files.readString(log)).isEqualTo("working");
				});
				simulator.awaitClient(Duration.ofSeconds(30));
				Matcher port = PORT.matcher(Files.readString(log));
				assertThat(port.find()).as(Files.readString(log)).isTrue();
				await().atMost(Duration.ofSeconds(20))
					.untilAsserted(() -> assertThat(agentListsPlayers(port.group(1))).contains("guest-1"));
				assertThat(log).content().doesNotContain("an-agents-key").doesNotContain(lamp.secret());
			}
			finally {
				application.destroy();
				assertThat(application.waitFor(30, TimeUnit.SECONDS)).as("ends when asked to").isTrue();
			}
		}
	}

	/**
	 * The protocol by hand: it is JSON over HTTP.
	 */
	private static String agentListsPlayers(String port) throws Exception {
		HttpResponse<String> initialized = post(port, null, """
				{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",
				 "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""");
		String session = initialized.headers().firstValue("Mcp-Session-Id").orElseThrow();
		post(port, session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
		return post(port, session, """
				{"jsonrpc":"2.0","id":2,"method":"tools/call",
				 "params":{"name":"gather_players","arguments":{}}}""").body();
	}

	private static HttpResponse<String> post(String port, @Nullable String session, String json) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
			.timeout(Duration.ofSeconds(30))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json, text/event-stream")
			.POST(HttpRequest.BodyPublishers.ofString(json));
		if (session != null) {
			request.header("Mcp-Session-Id", session);
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static ProcessBuilder application(Path jar, GatherSimulator simulator, SimulatedSmartObject lamp) {
		ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-jar", jar.toString());
		command.environment().keySet().removeIf((name) -> name.startsWith("GATHER_") || name.startsWith("SPRING_"));
		command.environment().put("GATHER_API_KEY", simulator.apiKey());
		command.environment().put("GATHER_SPACE_ID", simulator.spaceId());
		command.environment().put("GATHER_API_BASE_URL", simulator.apiBaseUrl());
		command.environment().put("LAMP_URL", lamp.url().toString());
		command.environment().put("LAMP_SECRET", lamp.secret());
		return command;
	}

}
