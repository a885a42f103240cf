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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.WireException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Proxies that the JVM names, and what they refuse.
 */
class ProxyRefusalTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final ProxySelector before = ProxySelector.getDefault();

	@AfterEach
	void restore() {
		ProxySelector.setDefault(this.before);
	}

	private static void use(int port) {
		ProxySelector.setDefault(new ProxySelector() {

			@Override
			public List<Proxy> select(URI uri) {
				assertThat(uri.getScheme()).startsWith("http");
				return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port)));
			}

			@Override
			public void connectFailed(URI uri, SocketAddress address, IOException failure) {
				// The failure itself is what tests look at.
			}

		});
	}

	private static ScriptedServer proxy(String status, String body) {
		return new ScriptedServer((peer) -> {
			peer.request();
			peer.send("HTTP/1.1 " + status + "\r\nProxy-Authenticate: Basic realm=\"here\"\r\nContent-Length: "
					+ body.length() + "\r\n\r\n" + body);
			peer.readToEnd();
		});
	}

	private static WireException assignment(String api) {
		return catchThrowableOfType(WireException.class, new ServerAssignment(URI.create(api), SpaceId.parse("abc/def"),
				"marker-key-0815", true, null, LIMIT, SettingNames.OF_BUILDER)::ask);
	}

	private static WireException socket(String server) {
		return catchThrowableOfType(WireException.class, () -> new WireOpener(null, null, 1024, SettingNames.OF_BUILDER)
			.open(URI.create(server), LIMIT, new Nobody()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://api.example", "https://api.example" })
	void aProxyThatWantsCredentialsIsNamedByTheAssignment(String api) throws IOException {
		try (ScriptedServer proxy = proxy("407 Proxy Authentication Required", "")) {
			use(proxy.port());
			WireException failure = assignment(api);
			assertThat(failure).hasMessageContaining("the proxy wants a user name and a password")
				.hasMessageContaining("127.0.0.1:" + proxy.port());
			assertThat(failure.kind()).isEqualTo(Kind.LASTING);
		}
	}

	@ParameterizedTest
	@CsvSource({ "http://api.example, from the server or from the proxy",
			"https://api.example, refused the way to api.example (HTTP 403)" })
	void aProxyThatRefusesIsNamedByTheAssignment(String api, String words) throws IOException {
		try (ScriptedServer proxy = proxy("403 Filtered", "not here")) {
			use(proxy.port());
			assertThat(assignment(api)).hasMessageContaining(words).hasMessageContaining("127.0.0.1:" + proxy.port());
		}
	}

	@ParameterizedTest
	@CsvSource({ "407 Proxy Authentication Required, wants a user name and a password",
			"403 Filtered, refused the way to engine.example (HTTP 403)",
			"502 Bad Gateway, refused the way to engine.example (HTTP 502)" })
	void aProxyThatRefusesIsNamedByTheSocket(String status, String words) throws IOException {
		try (ScriptedServer proxy = proxy(status, "")) {
			use(proxy.port());
			for (String server : new String[] { "ws://engine.example/", "wss://engine.example/" }) {
				assertThat(socket(server)).hasMessageContaining(words)
					.hasMessageContaining("proxy")
					.hasMessageContaining("127.0.0.1:" + proxy.port());
			}
		}
	}

	@Test
	void aProxyThatIsNotThereIsNamed() {
		use(1);
		assertThat(assignment("http://api.example"))
			.hasMessageContaining("connection refused by the proxy 127.0.0.1:1");
		assertThat(assignment("https://api.example"))
			.hasMessageContaining("connection refused by the proxy 127.0.0.1:1");
		assertThat(socket("ws://engine.example/")).hasMessageContaining("connection refused by the proxy 127.0.0.1:1");
	}

	@Test
	void withoutAProxyTheAddressIsNamed() {
		assertThat(assignment("http://127.0.0.1:1")).hasMessageContaining("connection refused by 127.0.0.1:1");
		assertThat(socket("ws://127.0.0.1:1/")).hasMessageContaining("connection refused by 127.0.0.1:1");
		assertThat(socket("ws://no-such-host.invalid/"))
			.hasMessageContaining("the host name of no-such-host.invalid:80 is not known");
	}

	/**
	 * Hears of nothing, since nothing opens.
	 */
	private static final class Nobody implements FrameReceiver {

		@Override
		public void opened(Wire wire) {
			throw new AssertionError("Nothing is to be opened");
		}

		@Override
		public void activity(int count) {
			throw new AssertionError("Nothing is to come");
		}

		@Override
		public void frame(ByteBuffer frame) {
			throw new AssertionError("Nothing is to come");
		}

		@Override
		public void text() {
			throw new AssertionError("Nothing is to come");
		}

		@Override
		public void tooLarge(int limit) {
			throw new AssertionError("Nothing is to come");
		}

		@Override
		public void closed(int code, String reason) {
			throw new AssertionError("Nothing was open");
		}

	}

}
