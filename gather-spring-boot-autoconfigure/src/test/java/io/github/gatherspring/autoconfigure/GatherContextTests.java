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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for a client as a part of its application context: started and stopped with it,
 * and with its key kept from those who look into it.
 */
class GatherContextTests {

	private static final String KEY = "S3cr3tKeyOfSomebody";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(GatherAutoConfiguration.class, NamedGatherClientsAutoConfiguration.class));

	@Test
	void aContextThatIsClosedAndMadeAgainLeavesNoConnectionBehind() {
		try (GatherSimulator simulator = GatherSimulator.builder().autonomous(false).players(0).build().start()) {
			ApplicationContextRunner connected = this.contextRunner.withPropertyValues(
					"gather.api-key=" + simulator.apiKey(), "gather.space-id=" + simulator.spaceId(),
					"gather.api-base-url=" + simulator.apiBaseUrl());
			for (int i = 0; i < 3; i++) {
				connected.run((context) -> {
					assertThat(context.getBean(GatherClient.class).awaitReady(Duration.ofSeconds(20))).isTrue();
					assertThat(simulator.connections()).hasSize(1);
				});
				await().untilAsserted(() -> assertThat(simulator.connections()).isEmpty());
			}
			await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("gather-timer")));
		}
	}

	@Test
	void theKeyIsNeitherInTheReportOfPropertiesNorOfTheEnvironment() {
		this.contextRunner
			.withPropertyValues("gather.auto-startup=false", "gather.api-key=" + KEY, "gather.space-id=id/name",
					"gather.clients.door.api-key=" + KEY, "gather.clients.door.space-id=id/door")
			.withBean(ConfigurationPropertiesReportEndpoint.class,
					() -> new ConfigurationPropertiesReportEndpoint(List.of(), Show.NEVER))
			.run((context) -> {
				var report = context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties();
				String text = report.getContexts()
					.values()
					.stream()
					.flatMap((each) -> each.getBeans().values().stream())
					.filter((bean) -> bean.getPrefix().equals("gather"))
					.map((bean) -> bean.getProperties() + " " + bean.getInputs())
					.toList()
					.toString();
				assertThat(text).contains("apiKey").doesNotContain(KEY);
				EnvironmentEndpoint environment = new EnvironmentEndpoint(context.getBean(Environment.class), List.of(),
						Show.NEVER);
				assertThat(environment.environmentEntry("gather.api-key").getProperty()).isNotNull()
					.hasFieldOrPropertyWithValue("value", "******");
			});
	}

	@Test
	void listenersAndWhatTheyNeedAreAliveUntilDispatchHasStopped() {
		try (GatherSimulator simulator = GatherSimulator.builder().autonomous(false).players(0).build().start()) {
			Journal journal = new Journal();
			this.contextRunner.withBean(Store.class, () -> new Store(journal))
				.withBean(SlowListener.class)
				.withPropertyValues("gather.api-key=" + simulator.apiKey(), "gather.space-id=" + simulator.spaceId(),
						"gather.api-base-url=" + simulator.apiBaseUrl())
				.run((context) -> {
					GatherClient client = context.getBean(GatherClient.class);
					assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
					client.chatToEveryone("on the way while the context closes").join();
					await().until(journal::hasBegun);
				});
			assertThat(journal.entries()).containsExactly("listener begins", "listener ends", "store is destroyed");
		}
	}

	/**
	 * What happened, in order.
	 */
	static final class Journal {

		private final List<String> entries = new CopyOnWriteArrayList<>();

		void add(String entry) {
			this.entries.add(entry);
		}

		boolean hasBegun() {
			return !this.entries.isEmpty();
		}

		List<String> entries() {
			return List.copyOf(this.entries);
		}

	}

	/**
	 * What the listener needs.
	 */
	static class Store implements DisposableBean {

		private final Journal journal;

		Store(Journal journal) {
			this.journal = journal;
		}

		void write(String entry) {
			this.journal.add(entry);
		}

		@Override
		public void destroy() {
			this.journal.add("store is destroyed");
		}

	}

	/**
	 * Still runs when the context begins to close.
	 */
	static class SlowListener {

		private final Store store;

		private final ConfigurableApplicationContext context;

		SlowListener(Store store, ConfigurableApplicationContext context) {
			this.store = store;
			this.context = context;
		}

		@GatherEventListener(self = true)
		void on(PlayerChats chat, GatherClient client) {
			this.store.write("listener begins");
			await().until(() -> client.status().state() == ConnectionState.STOPPING || !this.context.isActive());
			this.store.write("listener ends");
		}

	}

}
