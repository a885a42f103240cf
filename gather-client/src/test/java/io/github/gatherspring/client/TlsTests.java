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

package io.github.gatherspring.client;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.ReconnectSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers whose certificate is not trusted, or is for another host.
 */
class TlsTests extends AbstractClientTests {

	private static final char[] PASSWORD = "changeit".toCharArray();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	private @Nullable HttpsServer server;

	@SuppressWarnings("NullAway.Init")
	private KeyStore keys;

	@BeforeEach
	void serve() throws Exception {
		Path store = this.folder.resolve("keys.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=other.example", "-ext",
				"SAN=dns:other.example", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass",
				new String(PASSWORD))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
		this.keys = KeyStore.getInstance("PKCS12");
		try (InputStream input = new FileInputStream(store.toFile())) {
			this.keys.load(input, PASSWORD);
		}
		HttpsServer started = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		started.setHttpsConfigurator(new HttpsConfigurator(context(true)));
		started.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(500, -1);
			exchange.close();
		});
		started.start();
		this.server = started;
	}

	@AfterEach
	void stopServing() {
		if (this.server != null) {
			this.server.stop(0);
		}
	}

	private SSLContext context(boolean withKeys) throws GeneralSecurityException, IOException {
		KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keyManagers.init(this.keys, PASSWORD);
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("server", this.keys.getCertificate("server"));
		TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trustManagers.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(withKeys ? keyManagers.getKeyManagers() : null, trustManagers.getTrustManagers(), null);
		return context;
	}

	private ConnectionStatus loss(String scheme, @Nullable SSLContext trust) {
		URI address = URI
			.create(scheme + "://127.0.0.1:" + Objects.requireNonNull(this.server).getAddress().getPort() + "/");
		GatherClient client = client((builder) -> {
			builder.reconnect(ReconnectSettings.DEFAULT).sslContext(trust);
			if (scheme.equals("wss")) {
				builder.serverUrl(address);
			}
			else {
				builder.apiBaseUrl(address);
			}
		});
		client.start();
		awaitState(client, ConnectionState.WAITING_TO_RECONNECT);
		return client.status();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "wss" })
	void anUntrustedCertificateIsSaidClearlyAndNotTriedEverySecond(String scheme) {
		ConnectionStatus waiting = loss(scheme, null);
		assertThat(waiting.reason()).contains("certificate is not trusted").contains("sslContext");
		assertThat(waiting.retryIn()).isGreaterThan(Duration.ofSeconds(20));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "wss" })
	void aCertificateForAnotherHostIsSaidClearlyAndNotTriedEverySecond(String scheme) throws Exception {
		ConnectionStatus waiting = loss(scheme, context(false));
		assertThat(waiting.reason()).contains("is for another host").contains("check the address");
		assertThat(waiting.retryIn()).isGreaterThan(Duration.ofSeconds(20));
	}

	@Test
	void aServerThatSpeaksNoTlsIsTriedAgain() {
		GatherClient client = client((builder) -> builder.reconnect(RARE)
			.serverUrl(URI.create("wss://127.0.0.1:" + this.simulator.port() + "/")));
		client.start();
		awaitState(client, ConnectionState.WAITING_TO_RECONNECT);
		assertThat(client.status().reason()).contains("could not be opened");
	}

}
