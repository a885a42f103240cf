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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.sample.LogLines;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the relay with a webhook that does not answer its first message.
 */
class SlowWebhookTests {

	private final List<String> posted = new CopyOnWriteArrayList<>();

	private final CountDownLatch end = new CountDownLatch(1);

	private final HttpServer server;

	SlowWebhookTests() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeEach
	void start() {
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext("/", (exchange) -> {
			this.posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			if (this.posted.size() == 1) {
				await(this.end);
			}
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.end.countDown();
		this.server.stop(0);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void itIsNotWaitedForForLongAndWhatItCannotKeepUpWithIsLeftOut() {
		URI url = URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/");
		ChatRelay relay = new ChatRelay(RestClient.builder(), new RelayProperties(url, Duration.ofMillis(300), 3));
		try (LogLines log = new LogLines(ChatRelay.class)) {
			relay.relay(chat("0"));
			Awaitility.await().until(() -> this.posted.size() == 1);
			for (int i = 1; i < 10; i++) {
				relay.relay(chat(Integer.toString(i)));
			}
			Awaitility.await().until(() -> log.messages().size() == 2);
			Awaitility.await().until(() -> this.posted.size() == 4);
			assertThat(this.posted.get(3)).contains("Ada: 3");
			assertThat(log.messages().get(0)).startsWith("The webhook did not take a message");
			assertThat(log.messages().get(1)).contains("6 messages were left out");
		}
		finally {
			relay.destroy();
		}
	}

	private static PlayerChats chat(String contents) {
		return PlayerChats.newBuilder().setSenderName("Ada").setContents(contents).build();
	}

}
