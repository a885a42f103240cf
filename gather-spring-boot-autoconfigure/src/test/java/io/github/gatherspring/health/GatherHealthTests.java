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

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer;
import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.autoconfigure.health.GatherHealthContributorAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
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
	void aClientThatLostItsConnectionIsUpForItsGraceAndSaysWhy() {
		this.contextRunner.run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			context.getBean(GatherSimulator.class).stop();
			await().untilAsserted(() -> {
				Health health = health(context.getBean(HealthContributor.class));
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("condition", "reconnecting")
					.containsEntry("reconnecting", true)
					.containsKeys("reason", "lostSince", "attempt");
			});
		});
	}

	@Test
	void withoutGraceAClientThatLostItsConnectionIsDownAtOnce() {
		this.contextRunner.withPropertyValues("management.health.gather.grace=0s").run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			context.getBean(GatherSimulator.class).stop();
			await().untilAsserted(() -> {
				Health health = health(context.getBean(HealthContributor.class));
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("condition", "lost").containsKeys("reason", "lostSince");
			});
		});
	}

	@Test
	void aNegativeGraceIsRefusedByItsName() {
		this.contextRunner.withPropertyValues("management.health.gather.grace=-1s", "gather.auto-startup=false")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("management.health.gather.grace"));
	}

	@Test
	void aClientThatWasRefusedAndOneThatNeverGotReadyAreDownAndToldApart() {
		this.contextRunner
			.withPropertyValues("gather.clients.refused.api-key=a", "gather.clients.refused.space-id=other/space",
					"gather.clients.lonely.api-key=b", "gather.clients.lonely.connect-timeout=5s")
			.withBean(GatherClientBuilderCustomizer.class, () -> (builder) -> {
				if (builder.name().equals("lonely")) {
					builder.serverUrl(URI.create("ws://127.0.0.1:9/"));
				}
			})
			.run((context) -> {
				CompositeHealthContributor composite = (CompositeHealthContributor) context
					.getBean(HealthContributor.class);
				await().untilAsserted(() -> {
					Health refused = health(Objects.requireNonNull(composite.getContributor("refused")));
					assertThat(refused.getStatus()).isEqualTo(Status.DOWN);
					assertThat(refused.getDetails()).containsEntry("condition", "refused").containsKey("reason");
					Health lonely = health(Objects.requireNonNull(composite.getContributor("lonely")));
					assertThat(lonely.getStatus()).isEqualTo(Status.DOWN);
					assertThat(lonely.getDetails()).containsEntry("condition", "never-ready").containsKey("reason");
				});
			});
	}

	@Test
	void theDetailsNameNobody() {
		this.contextRunner.withPropertyValues("gather.enter.enabled=true", "gather.enter.name=Ada Lovelace")
			.run((context) -> {
				GatherClient client = context.getBean(GatherClient.class);
				assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
				context.getBean(GatherSimulator.class).player("guest-1").joins("Charles Babbage");
				await().until(() -> !client.space().playersNamed("Charles Babbage").isEmpty());
				assertThat(health(context.getBean(HealthContributor.class)).toString()).doesNotContain("Ada", "Babbage",
						"guest-1");
			});
	}

	@Test
	void livenessDoesNotDependOnGather() {
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(HealthContributorAutoConfiguration.class,
					HealthContributorRegistryAutoConfiguration.class, HealthEndpointAutoConfiguration.class,
					ApplicationAvailabilityAutoConfiguration.class,
					AvailabilityHealthContributorAutoConfiguration.class, AvailabilityProbesAutoConfiguration.class))
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=health",
					"management.endpoint.health.probes.enabled=true", "gather.space-id=other/space",
					"gather.clients.refused.space-id=other/space", "gather.clients.refused.api-key=a")
			.run((context) -> {
				AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
				AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
				HealthEndpoint endpoint = context.getBean(HealthEndpoint.class);
				await().untilAsserted(() -> assertThat(status(endpoint, "gather")).isEqualTo(Status.DOWN));
				assertThat(status(endpoint, "liveness")).isEqualTo(Status.UP);
				assertThat(status(endpoint, "readiness")).isEqualTo(Status.UP);
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
