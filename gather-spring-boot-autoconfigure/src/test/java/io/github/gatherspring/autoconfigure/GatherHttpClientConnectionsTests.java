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
package io.github.gatherspring.autoconfigure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.GatherHttpException;
import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The connections of the auto-configured HTTP client, by whichever library they are made:
 * they take the key to no other host, and they do not wait for ever.
 */
class GatherHttpClientConnectionsTests {

	private static final String KEY = "marker-key-0815";

	private static final SpaceId SPACE = SpaceId.parse("abc/def");

	private final List<String> strangersKeys = new CopyOnWriteArrayList<>();

	@SuppressWarnings("NullAway.Init")
	private HttpServer api;

	@SuppressWarnings("NullAway.Init")
	private HttpServer stranger;

	@BeforeEach
	void serve() throws IOException {
		this.stranger = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
		this.stranger.createContext("/", (exchange) -> {
			this.strangersKeys.add(String.valueOf(exchange.getRequestHeaders().getFirst("apiKey")));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		this.stranger.start();
		this.api = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.api.createContext("/", (exchange) -> {
			exchange.getResponseHeaders()
				.set("Location", "http://127.0.0.2:" + this.stranger.getAddress().getPort() + "/collect");
			exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 302 : 307, -1);
			exchange.close();
		});
		this.api.start();
	}

	@AfterEach
	void close() {
		this.api.stop(0);
		this.stranger.stop(0);
	}

	private ApplicationContextRunner runner(int port) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class,
					GatherHttpClientAutoConfiguration.class, RestClientAutoConfiguration.class,
					HttpClientAutoConfiguration.class, ImperativeHttpClientAutoConfiguration.class))
			.withPropertyValues("gather.auto-startup=false", "gather.api-key=" + KEY, "gather.space-id=" + SPACE,
					"gather.api-base-url=http://127.0.0.1:" + port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdk", "simple", "http-components" })
	void noRedirectTakesTheKeyToAnotherHost(String library) {
		runner(this.api.getAddress().getPort())
			.withPropertyValues("spring.http.clients.imperative.factory=" + library,
					"spring.http.clients.redirects=follow")
			.run((context) -> {
				GatherHttpClient client = context.getBean(GatherHttpClient.class);
				assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> client.maps(SPACE))
					.withMessageContaining("status 302")
					.withMessageContaining("redirected to http://127.0.0.2")
					.satisfies((ex) -> assertThat(ex.status()).isEqualTo(302));
				assertThatExceptionOfType(GatherHttpException.class)
					.isThrownBy(() -> client.createSpawnToken(SPACE, "m", "s"))
					.withMessageContaining("status 307");
				assertThat(this.strangersKeys).isEmpty();
			});
	}

	@Test
	void withoutBootsHttpClientsNoRedirectIsFollowedEither() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(GatherAutoConfiguration.class, GatherHttpClientAutoConfiguration.class))
			.withBean(RestClient.Builder.class, RestClient::builder)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.http.client"))
			.withPropertyValues("gather.auto-startup=false", "gather.api-key=" + KEY, "gather.space-id=" + SPACE,
					"gather.api-base-url=http://127.0.0.1:" + this.api.getAddress().getPort())
			.run((context) -> {
				GatherHttpClient client = context.getBean(GatherHttpClient.class);
				assertThatExceptionOfType(GatherHttpException.class).isThrownBy(() -> client.maps(SPACE))
					.withMessageContaining("status 302");
				assertThat(this.strangersKeys).isEmpty();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdk", "simple", "http-components" })
	@Timeout(60)
	void aServerThatNeverAnswersIsNotWaitedForForEver(String library) throws IOException {
		try (ServerSocket mute = new ServerSocket(0)) {
			Thread accepting = new Thread(() -> acceptAll(mute), "mute-server");
			accepting.setDaemon(true);
			accepting.start();
			runner(mute.getLocalPort())
				.withPropertyValues("spring.http.clients.imperative.factory=" + library,
						"spring.http.clients.read-timeout=300ms")
				.run((context) -> assertThatExceptionOfType(GatherHttpException.class)
					.isThrownBy(() -> context.getBean(GatherHttpClient.class).maps(SPACE))
					.satisfies((ex) -> assertThat(ex.status()).isZero()));
		}
	}

	private static void acceptAll(ServerSocket server) {
		List<Socket> held = new CopyOnWriteArrayList<>();
		try {
			while (true) {
				held.add(server.accept());
			}
		}
		catch (IOException ex) {
			// The test has ended.
		}
	}

	@Test
	void theProxyOfThePropertiesIsAskedWithItsCredentials() throws IOException {
		List<String> asked = new CopyOnWriteArrayList<>();
		HttpServer proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		proxy.createContext("/", (exchange) -> {
			String credentials = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
			asked.add(exchange.getRequestURI() + " " + credentials);
			exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"here\"");
			byte[] answer = "[]".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders((credentials != null) ? 200 : 407, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		proxy.start();
		try {
			runner(1)
				.withPropertyValues("gather.api-base-url=http://api.example", "gather.allow-insecure=true",
						"gather.proxy.host=127.0.0.1", "gather.proxy.port=" + proxy.getAddress().getPort(),
						"gather.proxy.username=bot", "gather.proxy.password=s3cret")
				.run((context) -> assertThat(context.getBean(GatherHttpClient.class).maps(SPACE)).isEmpty());
			assertThat(asked).last()
				.asString()
				.startsWith("http://api.example/api/v2/spaces/")
				.endsWith("Basic " + Base64.getEncoder().encodeToString("bot:s3cret".getBytes(StandardCharsets.UTF_8)));
		}
		finally {
			proxy.stop(0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "gather.proxy.port=70000", "gather.proxy.password=s3cret" })
	void aProxyThatCannotBeIsRefusedAtTheStart(String property) {
		runner(1).withPropertyValues("gather.proxy.host=proxy.example", property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("gather.proxy.")
				.hasMessageNotContaining("s3cret"));
	}

	@Test
	void aRequestFactoryThatATestBringsIsKept() {
		runner(1).withBean("restClientBuilder", RestClient.Builder.class,
				() -> RestClient.builder().requestFactory((uri, method) -> new MockClientHttpRequest(method, uri) {

					@Override
					protected MockClientHttpResponse executeInternal() {
						return new MockClientHttpResponse("[]".getBytes(), 200);
					}

				}))
			.run((context) -> assertThat(context.getBean(GatherHttpClient.class).maps(SPACE)).isEmpty());
	}

}
