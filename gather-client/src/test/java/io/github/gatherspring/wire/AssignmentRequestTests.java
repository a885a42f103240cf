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

package io.github.gatherspring.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.github.gatherspring.setting.SettingNames;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the request for the server of a space looks like to a server.
 */
class AssignmentRequestTests {

	@Test
	void theRequestAsksForNoUpgradeThatAWebSocketServerWouldMistakeForItsOwn() throws Exception {
		AtomicReference<Headers> headers = new AtomicReference<>();
		AtomicReference<String> path = new AtomicReference<>();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			headers.set(exchange.getRequestHeaders());
			path.set(exchange.getRequestURI().getRawPath());
			byte[] answer = "\"wss://engine.example:443/\"".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		server.start();
		try {
			URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
			ServerAssignment assignment = new ServerAssignment(api, SpaceId.parse("abc/my space"), "key", false, null,
					Duration.ofSeconds(5), SettingNames.OF_BUILDER);
			assertThat(assignment.ask()).isEqualTo(URI.create("wss://engine.example:443/"));
			assertThat(path.get()).isEqualTo("/api/v2/spaces/abc%5Cmy%20space/game-server-assignment");
			assertThat(headers.get()).doesNotContainKey("Upgrade");
			assertThat(headers.get().getFirst("apiKey")).isEqualTo("key");
		}
		finally {
			server.stop(0);
		}
	}

}
