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

package io.github.gatherspring.health;

import java.time.Duration;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.autoconfigure.health.GatherHealthContributorAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.CompositeHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link GatherHealthIndicator} and its auto-configuration, with the embedded
 * simulator.
 */
class GatherHealthTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherSimulatorAutoConfiguration.class, GatherAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class, GatherHealthContributorAutoConfiguration.class))
		.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false");

	private static Health health(HealthContributor contributor) {
		assertThat(contributor).isInstanceOf(HealthIndicator.class);
		return java.util.Objects.requireNonNull(((HealthIndicator) contributor).health());
	}

	@Test
	void aReadyClientIsUpWithDetailsAndWithoutItsKey() {
		this.contextRunner.run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			await().untilAsserted(() -> assertThat(client.statistics().lastSignOfLife()).isNotNull());
			Health health = health(context.getBean("gatherHealthContributor", HealthContributor.class));
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("space", context.getBean(GatherSimulator.class).spaceId())
				.containsEntry("user", client.userId())
				.containsEntry("server", "127.0.0.1")
				.containsEntry("reconnects", 0L)
				.containsEntry("queuedActions", 0)
				.containsKeys("since", "lastSignOfLife", "pendingActions", "queuedEvents")
				.doesNotContainKeys("reason", "closeCode");
			assertThat(health.toString()).doesNotContain(context.getBean(GatherSimulator.class).apiKey());
		});
	}

	@Test
	void aClientThatWasStoppedIsOutOfService() {
		this.contextRunner.withPropertyValues("gather.auto-startup=false").run((context) -> {
			HealthContributor contributor = context.getBean(HealthContributor.class);
			assertThat(health(contributor).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			GatherClient client = context.getBean(GatherClient.class);
			client.start();
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			client.stop();
			assertThat(health(contributor).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		});
	}

	@Test
	void aClientThatLostItsConnectionIsDownAndSaysWhy() {
		this.contextRunner.run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			context.getBean(GatherSimulator.class).stop();
			await().untilAsserted(() -> {
				Health health = health(context.getBean(HealthContributor.class));
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsKeys("reason", "lostSince", "attempt");
			});
		});
	}

	@Test
	void severalClientsAreAComposite() {
		this.contextRunner.withPropertyValues("gather.clients.door.api-key=a", "gather.clients.hall.api-key=b")
			.run((context) -> {
				HealthContributor contributor = context.getBean(HealthContributor.class);
				assertThat(contributor).isInstanceOfSatisfying(CompositeHealthContributor.class,
						(composite) -> assertThat(composite.stream().map((entry) -> entry.name()))
							.containsExactlyInAnyOrder("door", "hall"));
			});
	}

	@Test
	void itIsPartOfReadinessWhereTheApplicationSaysSo() {
		ApplicationContextRunner probes = this.contextRunner
			.withConfiguration(AutoConfigurations.of(HealthContributorAutoConfiguration.class,
					HealthContributorRegistryAutoConfiguration.class, HealthEndpointAutoConfiguration.class))
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=health",
					"management.endpoint.health.validate-group-membership=true");
		probes.withPropertyValues("management.endpoint.health.group.readiness.include=gather").run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			HealthEndpoint endpoint = context.getBean(HealthEndpoint.class);
			assertThat(status(endpoint, "readiness")).isEqualTo(Status.UP);
			client.stop();
			assertThat(status(endpoint, "readiness")).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(status(endpoint, "gather")).isEqualTo(Status.OUT_OF_SERVICE);
		});
	}

	private static Status status(HealthEndpoint endpoint, String path) {
		return java.util.Objects.requireNonNull(endpoint.healthForPath(path)).getStatus();
	}

	@Test
	void lookingAtItSendsNothing() {
		this.contextRunner.withPropertyValues("gather.heartbeat.interval=1h", "gather.heartbeat.timeout=2h")
			.run((context) -> {
				GatherClient client = context.getBean(GatherClient.class);
				assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
				GatherSimulator simulator = context.getBean(GatherSimulator.class);
				await().until(() -> client.statistics().pendingActions() == 0);
				long sent = client.statistics().framesSent();
				int received = simulator.received().size();
				for (int i = 0; i < 100; i++) {
					health(context.getBean("gatherHealthContributor", HealthContributor.class));
				}
				client.setTextStatus("the next thing that is sent").join();
				assertThat(client.statistics().framesSent()).isEqualTo(sent + 1);
				assertThat(simulator.received()).hasSize(received + 1);
			});
	}

	@Test
	void itBacksOffByBothNames() {
		for (String name : new String[] { "gatherHealthIndicator", "gatherHealthContributor" }) {
			this.contextRunner.withPropertyValues("gather.auto-startup=false")
				.withBean(name, HealthIndicator.class, () -> () -> Health.unknown().build())
				.run((context) -> assertThat(context).hasSingleBean(HealthContributor.class).hasBean(name));
		}
	}

	@Test
	void itCanBeSwitchedOff() {
		this.contextRunner.withPropertyValues("gather.auto-startup=false", "management.health.gather.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthContributor.class));
	}

	@Test
	void withoutTheHealthModuleThereIsNone() {
		this.contextRunner.withPropertyValues("gather.auto-startup=false")
			.withClassLoader(new FilteredClassLoader(CompositeHealthContributorConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("gatherHealthContributor")
				.hasSingleBean(GatherClient.class));
	}

}
