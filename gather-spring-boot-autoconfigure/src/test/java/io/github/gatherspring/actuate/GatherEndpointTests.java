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

package io.github.gatherspring.actuate;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.autoconfigure.actuate.GatherEndpointAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.presence.Availability;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link GatherEndpoint} and its auto-configuration, with the embedded
 * simulator.
 */
class GatherEndpointTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			GatherSimulatorAutoConfiguration.class, GatherAutoConfiguration.class,
			NamedGatherClientsAutoConfiguration.class, GatherEndpointAutoConfiguration.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false",
				"management.endpoints.web.exposure.include=gather", "management.endpoints.jmx.exposure.include=gather");

	private final WebApplicationContextRunner webRunner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
		.withPropertyValues("gather.simulator.enabled=true", "gather.auto-startup=false");

	@Test
	void itShowsTheClientsWithoutTheirKeys() {
		this.contextRunner.run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			GatherEndpoint endpoint = context.getBean(GatherEndpoint.class);
			GatherEndpoint.ClientDescriptor descriptor = Objects
				.requireNonNull(endpoint.clients().clients().get("gather"));
			assertThat(descriptor.state()).isEqualTo(ConnectionState.READY);
			assertThat(descriptor.space()).isEqualTo(context.getBean(GatherSimulator.class).spaceId());
			assertThat(descriptor.user()).isEqualTo(client.userId());
			assertThat(descriptor.players()).isPositive();
			assertThat(descriptor.subscriptions()).contains("playerMoves");
			String json = JsonMapper.shared().writeValueAsString(endpoint.clients());
			assertThat(json).contains("\"state\":\"READY\"")
				.doesNotContain(context.getBean(GatherSimulator.class).apiKey());
			assertThat(endpoint.client("gather")).isNotNull();
			assertThat(endpoint.client("other")).isNull();
		});
	}

	@Test
	void itShowsWhatAClientWantsToLookLikeAndDoes() {
		this.contextRunner
			.withPropertyValues("gather.enter.enabled=true", "gather.presence.text=Say /help",
					"gather.presence.availability=busy")
			.run((context) -> {
				GatherEndpoint endpoint = context.getBean(GatherEndpoint.class);
				await().atMost(Duration.ofSeconds(20))
					.untilAsserted(
							() -> assertThat(Objects.requireNonNull(endpoint.client("gather")).presence().actual())
								.containsEntry("text", "Say /help"));
				assertThat(Objects.requireNonNull(endpoint.client("gather")).presence().wanted())
					.isEqualTo(Map.of("text", "Say /help", "availability", Availability.BUSY));
			});
	}

	@Test
	void aPartThatNoOutfitHasIsNamedWithThoseThatItHas() {
		this.contextRunner.withPropertyValues("gather.presence.outfit.cape=c1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("gather.presence.outfit.cape")
				.hasMessageContaining("An outfit has no such part. It has skin, hair, facial-hair, top"));
	}

	@Test
	void itDocumentsTheActions() {
		this.contextRunner.withPropertyValues("gather.auto-startup=false").run((context) -> {
			GatherEndpoint endpoint = context.getBean(GatherEndpoint.class);
			assertThat(((GatherEndpoint.ActionsDescriptor) Objects.requireNonNull(endpoint.part("gather", "actions")))
				.actions()).hasSize(129);
			GatherEndpoint.ActionDocumentation action = Objects
				.requireNonNull(endpoint.action("gather", "actions", "setTextStatus"));
			assertThat(action.documentation()).isNotEmpty();
			assertThat(action.arguments()).extracting(GatherEndpoint.ArgumentDescriptor::name)
				.containsExactly("textStatus", "targetId");
			assertThat(endpoint.action("gather", "actions", "set_text_status")).isEqualTo(action);
			assertThat(endpoint.action("gather", "actions", "nonsense")).isNull();
			assertThat(endpoint.action("gather", "nonsense", "setTextStatus")).isNull();
			assertThat(endpoint.part("other", "actions")).isNull();
		});
	}

	@Test
	void itStopsStartsAndReconnects() {
		this.contextRunner.run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			GatherEndpoint endpoint = context.getBean(GatherEndpoint.class);
			assertThat(Objects.requireNonNull(endpoint.operate("gather", "stop")).state())
				.isEqualTo(ConnectionState.STOPPED);
			endpoint.operate("gather", "start");
			await().untilAsserted(() -> assertThat(client.status().isReady()).isTrue());
			endpoint.operate("gather", "reconnect");
			await().untilAsserted(() -> {
				assertThat(client.status().isReady()).isTrue();
				assertThat(client.status().reconnects()).isPositive();
			});
			assertThat(endpoint.operate("other", "start")).isNull();
			assertThatExceptionOfType(InvalidEndpointRequestException.class)
				.isThrownBy(() -> endpoint.operate("gather", "explode"))
				.withMessageContaining("start, stop or reconnect");
		});
	}

	@Test
	void overTheWebItIsOffUnlessExposed() {
		this.webRunner.run((context) -> assertThat(context).doesNotHaveBean(GatherEndpoint.class));
	}

	@Test
	void writingNeedsAnExplicitProperty() {
		this.webRunner.withPropertyValues("management.endpoints.web.exposure.include=gather")
			.run((context) -> assertThat(methods(context.getBean(WebEndpointsSupplier.class))).containsOnly("GET"));
		this.webRunner
			.withPropertyValues("management.endpoints.web.exposure.include=gather",
					"management.endpoint.gather.access=UNRESTRICTED")
			.run((context) -> assertThat(methods(context.getBean(WebEndpointsSupplier.class))).containsOnly("GET",
					"POST"));
	}

	private static java.util.List<String> methods(WebEndpointsSupplier supplier) {
		return supplier.getEndpoints()
			.stream()
			.filter((endpoint) -> endpoint.getEndpointId().toString().equals("gather"))
			.map(ExposableWebEndpoint::getOperations)
			.flatMap(java.util.Collection::stream)
			.map(WebOperation::getRequestPredicate)
			.map((predicate) -> predicate.getHttpMethod().name())
			.distinct()
			.toList();
	}

	@Test
	void itBacksOff() {
		this.contextRunner.withPropertyValues("gather.auto-startup=false")
			.withBean("mine", GatherEndpoint.class, () -> new GatherEndpoint(java.util.stream.Stream.of(), null))
			.run((context) -> assertThat(context).hasSingleBean(GatherEndpoint.class).hasBean("mine"));
	}

	@Test
	void withoutActuatorThereIsNone() {
		this.contextRunner.withPropertyValues("gather.auto-startup=false")
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("gatherEndpoint")
				.hasSingleBean(GatherClient.class));
	}

}
