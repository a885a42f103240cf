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

package io.github.gatherspring.sample.bot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import io.github.gatherspring.simulator.GatherSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the relay with a webhook that fails at first.
 */
@SampleTest
@DirtiesContext
class ChatRelayTests {

	private static final List<String> POSTED = new CopyOnWriteArrayList<>();

	private static final HttpServer WEBHOOK = webhook();

	private final Page page;

	private final GatherSimulator simulator;

	ChatRelayTests(Page page, GatherSimulator simulator) {
		this.page = page;
		this.simulator = simulator;
	}

	private static HttpServer webhook() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/", (exchange) -> {
				POSTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
				exchange.sendResponseHeaders((POSTED.size() == 1) ? 500 : 204, -1);
				exchange.close();
			});
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@DynamicPropertySource
	static void webhook(DynamicPropertyRegistry registry) {
		registry.add("sample.relay.webhook-url", () -> "http://127.0.0.1:" + WEBHOOK.getAddress().getPort() + "/");
	}

	@AfterAll
	static void stop() {
		WEBHOOK.stop(0);
	}

	@Test
	void whatIsSaidToEveryoneIsPostedAndAFailureIsNoEnd() {
		this.page.awaitReady();
		this.simulator.player("guest-1").says("first");
		Awaitility.await().until(() -> POSTED.size() == 1);
		this.simulator.player("guest-1").saysTo(this.simulator.ownerId(), "secret");
		this.simulator.player("guest-1").says("second");
		Awaitility.await().until(() -> POSTED.size() >= 2);
		assertThat(POSTED).noneMatch((body) -> body.contains("secret"));
		assertThat(POSTED.get(1)).contains("Ada: second");
	}

}
