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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.github.gatherspring.autoconfigure.SslBundleTests.TlsProxy;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Tests of SSL bundles that change while the application runs, as they do where
 * certificates are renewed.
 */
@ExtendWith(OutputCaptureExtension.class)
class SslReloadTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class, GatherHttpClientAutoConfiguration.class));

	@Test
	void socketAndHttpApiUseAReloadedBundleAtTheNextConnection(@TempDir Path directory, CapturedOutput output)
			throws Exception {
		Path before = Files.move(SslBundleTests.keys(directory), directory.resolve("before.p12"));
		Path after = SslBundleTests.keys(directory);
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).autonomous(false).build().start();
				TlsProxy renewed = new TlsProxy(SslBundleTests.server(after), simulator.port())) {
			SpaceId space = SpaceId.parse(simulator.spaceId());
			this.contextRunner
				.withPropertyValues("gather.api-key=" + simulator.apiKey(), "gather.space-id=" + simulator.spaceId(),
						"gather.api-base-url=https://localhost:" + renewed.port(),
						"gather.server-url=wss://localhost:" + renewed.port() + "/",
						"gather.reconnect.initial-delay=50ms", "gather.reconnect.max-delay=50ms")
				.withPropertyValues(SslBundleTests.trusting(before))
				.run((context) -> {
					GatherClient client = context.getBean(GatherClient.class);
					GatherHttpClient http = context.getBean(GatherHttpClient.class);
					await().atMost(Duration.ofSeconds(20))
						.untilAsserted(() -> assertThat(client.status().reason()).as("before the bundle changes")
							.contains("certificate is not trusted"));
					assertThatThrownBy(() -> http.gameServer(space)).isNotNull();
					context.getBean(SslBundleRegistry.class).updateBundle("mine", bundle(after));
					assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
					assertThat(http.gameServer(space)).isNotNull();
					assertThat(output).contains("[gather] The SSL bundle 'mine' has changed");
				});
		}
	}

	@Test
	void aBundleThatCannotBeUsedLeavesTheOneBefore(@TempDir Path directory, CapturedOutput output) throws Exception {
		Path store = SslBundleTests.keys(directory);
		try (GatherSimulator simulator = GatherSimulator.builder().players(0).autonomous(false).build().start();
				TlsProxy server = new TlsProxy(SslBundleTests.server(store), simulator.port())) {
			this.contextRunner
				.withPropertyValues("gather.api-key=" + simulator.apiKey(), "gather.space-id=" + simulator.spaceId(),
						"gather.server-url=wss://localhost:" + server.port() + "/")
				.withPropertyValues(SslBundleTests.trusting(store))
				.run((context) -> {
					GatherClient client = context.getBean(GatherClient.class);
					assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
					context.getBean(SslBundleRegistry.class)
						.updateBundle("mine", bundle(directory.resolve("missing.p12")));
					assertThat(output).contains("has changed but cannot be used");
					client.reconnect();
					await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
						assertThat(client.status().isReady()).isTrue();
						assertThat(client.status().reconnects()).isPositive();
					});
				});
		}
	}

	private static SslBundle bundle(Path store) {
		SslStoreBundle stores = new JksSslStoreBundle(null,
				new JksSslStoreDetails("PKCS12", null, store.toUri().toString(), "changeit"));
		return SslBundle.of(stores);
	}

}
