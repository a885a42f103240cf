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
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.wire.SpaceId;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of connections that are encrypted with a certificate of one's own, which only the
 * application's SSL bundle trusts.
 */
class SslBundleTests {

	private static final String PASSWORD = "changeit";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class, GatherHttpClientAutoConfiguration.class));

	@Test
	void socketAndHttpApiTrustWhatTheBundleTrusts(@TempDir Path directory) throws Exception {
		Path store = keys(directory);
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).autonomous(false).build().start();
				TlsProxy proxy = new TlsProxy(server(store), simulator.port())) {
			String[] address = { "gather.api-key=" + simulator.apiKey(), "gather.space-id=" + simulator.spaceId(),
					"gather.api-base-url=https://localhost:" + proxy.port(),
					"gather.server-url=wss://localhost:" + proxy.port() + "/",
					"spring.ssl.bundle.jks.mine.truststore.location=" + store.toUri(),
					"spring.ssl.bundle.jks.mine.truststore.password=" + PASSWORD,
					"spring.ssl.bundle.jks.mine.truststore.type=PKCS12" };
			this.contextRunner.withPropertyValues(address)
				.withPropertyValues("gather.ssl.bundle=mine")
				.run((context) -> {
					connectsThrough(proxy, context.getBean(GatherClient.class));
					assertThat(context.getBean(GatherHttpClient.class).gameServer(SpaceId.parse(simulator.spaceId())))
						.isNotNull();
				});
			this.contextRunner.withPropertyValues(address).run((context) -> {
				GatherClient client = context.getBean(GatherClient.class);
				await().untilAsserted(() -> assertThat(client.status().reason()).as("without the bundle")
					.contains("certificate is not trusted"));
			});
			this.contextRunner.withPropertyValues(address)
				.withPropertyValues("gather.clients.door.ssl.bundle=mine", "gather.auto-startup=false",
						"gather.clients.door.auto-startup=true")
				.run((context) -> connectsThrough(proxy, context.getBean("door", GatherClient.class)));
		}
	}

	@Test
	void connectionDetailsMayBringABundleOfTheirOwn(@TempDir Path directory) throws Exception {
		Path store = keys(directory);
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).autonomous(false).build().start();
				TlsProxy proxy = new TlsProxy(server(store), simulator.port())) {
			this.contextRunner
				.withPropertyValues("spring.ssl.bundle.jks.theirs.truststore.location=" + store.toUri(),
						"spring.ssl.bundle.jks.theirs.truststore.password=" + PASSWORD,
						"spring.ssl.bundle.jks.theirs.truststore.type=PKCS12")
				.withInitializer(
						(context) -> context.getBeanFactory().registerResolvableDependency(TlsProxy.class, proxy))
				.withInitializer((context) -> context.getBeanFactory()
					.registerResolvableDependency(GatherSimulator.class, simulator))
				.withBean(DetailsWithBundle.class)
				.run((context) -> connectsThrough(proxy, context.getBean(GatherClient.class)));
		}
	}

	private static void connectsThrough(TlsProxy proxy, GatherClient client) {
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(client.status().isReady()).as(String.valueOf(client.status())).isTrue());
		assertThat(client.serverUrl()).hasScheme("wss").hasPort(proxy.port());
	}

	static Path keys(Path directory, String... options) throws Exception {
		Path store = directory.resolve("keys.p12");
		Files.deleteIfExists(store);
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						"server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype",
						"PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
		command.addAll(List.of(options));
		Process keytool = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
		return store;
	}

	/**
	 * Properties by which a client trusts a store.
	 */
	static String[] trusting(Path store) {
		return new String[] { "spring.ssl.bundle.jks.mine.truststore.location=" + store.toUri(),
				"spring.ssl.bundle.jks.mine.truststore.password=" + PASSWORD,
				"spring.ssl.bundle.jks.mine.truststore.type=PKCS12", "gather.ssl.bundle=mine" };
	}

	static SSLContext server(Path store) throws GeneralSecurityException, IOException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream input = Files.newInputStream(store)) {
			keys.load(input, PASSWORD.toCharArray());
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	static class DetailsWithBundle extends SimulatorGatherConnectionDetails {

		private final TlsProxy proxy;

		private final SslBundles bundles;

		DetailsWithBundle(TlsProxy proxy, GatherSimulator simulator, SslBundles bundles) {
			super(simulator);
			this.proxy = proxy;
			this.bundles = bundles;
		}

		@Override
		public URI getApiBaseUrl() {
			return URI.create("https://localhost:" + this.proxy.port());
		}

		@Override
		public URI getServerUrl() {
			return URI.create("wss://localhost:" + this.proxy.port() + "/");
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return this.bundles.getBundle("theirs");
		}

	}

	/**
	 * Speaks TLS and hands what it reads to a port that does not.
	 */
	static final class TlsProxy implements AutoCloseable {

		private final ServerSocket server;

		private final int target;

		TlsProxy(SSLContext context, int target) throws IOException {
			this.server = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
			this.target = target;
			start(this::accept);
		}

		int port() {
			return this.server.getLocalPort();
		}

		private void accept() throws IOException {
			while (!this.server.isClosed()) {
				Socket outside = this.server.accept();
				Socket inside = new Socket(InetAddress.getLoopbackAddress(), this.target);
				start(() -> copy(outside, inside));
				start(() -> copy(inside, outside));
			}
		}

		private static void copy(Socket from, Socket to) throws IOException {
			try (from; to) {
				InputStream input = from.getInputStream();
				byte[] buffer = new byte[8192];
				for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
					to.getOutputStream().write(buffer, 0, length);
					to.getOutputStream().flush();
				}
			}
		}

		private static void start(Task task) {
			Thread thread = new Thread(() -> {
				try {
					task.run();
				}
				catch (IOException ex) {
					LogFactory.getLog(TlsProxy.class).debug("One of the ends has closed", ex);
				}
			}, "tls-proxy");
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void close() throws IOException {
			this.server.close();
		}

		private interface Task {

			void run() throws IOException;

		}

	}

}
