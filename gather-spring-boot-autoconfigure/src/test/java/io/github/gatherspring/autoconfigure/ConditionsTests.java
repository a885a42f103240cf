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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.protobuf.Message;
import io.github.gatherspring.actuate.GatherEndpoint;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.listener.GatherEventPublisher;
import io.github.gatherspring.listener.GatherListenerObserver;
import io.github.gatherspring.metrics.GatherClientMetrics;
import io.github.gatherspring.simulator.GatherSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.websocket.WebSocketContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.health.autoconfigure.contributor.CompositeHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of all auto-configurations together, as Boot finds them: what each condition
 * leaves out, with the rest still there, and what gives way to a bean of the user's.
 */
class ConditionsTests {

	private static final List<String> MAIN = List.of("gatherClient", "gatherEventListenerFactory",
			"gatherPlainEventListenerFactory", "gatherEventPublisher", "gatherConnectionDetails", "gatherClientFactory",
			"gatherRunners");

	private static final List<String> ACTUATOR = List.of("gatherHealthContributor", "gatherEndpoint");

	private static final List<String> METRICS = List.of("gatherClientMetrics", "meterGatherClientBuilderCustomizer");

	private static final List<String> OBSERVATIONS = List.of("gatherListenerObserver",
			"observationGatherClientBuilderCustomizer");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(all()))
		.withPropertyValues("gather.api-key=key", "gather.space-id=id/name", "gather.auto-startup=false",
				"spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=gather");

	private final ApplicationContextRunner observedRunner = this.contextRunner
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean(ObservationRegistry.class, ObservationRegistry::create);

	private static Class<?>[] all() {
		Stream<Class<?>> ours = ImportCandidates.load(AutoConfiguration.class, ConditionsTests.class.getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.gatherspring."))
			.map((name) -> ClassUtils.resolveClassName(name, null));
		return Stream.concat(ours, Stream.of(SslAutoConfiguration.class)).toArray(Class<?>[]::new);
	}

	@Test
	void whereEverythingIsThereSoIsEachBean() {
		this.observedRunner.run((context) -> {
			assertThat(context).hasNotFailed().hasBean("gatherHttpClient");
			Stream.of(MAIN, ACTUATOR, METRICS, OBSERVATIONS)
				.flatMap(List::stream)
				.forEach((bean) -> assertThat(context).hasBean(bean));
			assertThat(context).doesNotHaveBean(GatherSimulator.class);
		});
	}

	static Stream<Arguments> missingClasses() {
		List<String> nothing = List.of("gatherClient", "gatherEventPublisher", "gatherHttpClient",
				"gatherHealthContributor", "gatherEndpoint");
		return Stream.of(Arguments.of(Message.class, nothing), Arguments.of(RestClient.class, nothing),
				Arguments.of(WebSocketClient.class, nothing),
				Arguments.of(StandardWebSocketClient.class, List.of("webSocketContainerGatherClientBuilderCustomizer")),
				Arguments.of(WebSocketContainer.class, List.of("webSocketContainerGatherClientBuilderCustomizer")),
				Arguments.of(JsonMapper.class, List.of("gatherHttpClient")),
				Arguments.of(GatherSimulator.class, List.of("gatherSimulator")),
				Arguments.of(CompositeHealthContributorConfiguration.class, List.of("gatherHealthContributor")),
				Arguments.of(ConditionalOnEnabledHealthIndicator.class, List.of("gatherHealthContributor")),
				Arguments.of(ConditionalOnAvailableEndpoint.class, List.of("gatherEndpoint")));
	}

	@ParameterizedTest
	@MethodSource("missingClasses")
	void withoutAClassOnlyWhatNeedsItIsMissing(Class<?> missing, List<String> beans) {
		this.contextRunner.withPropertyValues("gather.simulator.enabled=true")
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				beans.forEach((bean) -> assertThat(context).doesNotHaveBean(bean));
				if (!beans.contains("gatherClient")) {
					Stream.of(MAIN, ACTUATOR)
						.flatMap(List::stream)
						.filter((bean) -> !beans.contains(bean) && !bean.equals("gatherConnectionDetails"))
						.forEach((bean) -> assertThat(context).hasBean(bean));
				}
			});
	}

	@Test
	void withoutMetersThereAreStillObservationsAndTheOtherWayRound() {
		this.contextRunner.withBean(ObservationRegistry.class, ObservationRegistry::create)
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasBean("gatherClient");
				METRICS.forEach((bean) -> assertThat(context).doesNotHaveBean(bean));
				OBSERVATIONS.forEach((bean) -> assertThat(context).hasBean(bean));
			});
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			METRICS.forEach((bean) -> assertThat(context).hasBean(bean));
			OBSERVATIONS.forEach((bean) -> assertThat(context).doesNotHaveBean(bean));
		});
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("gatherClient"));
	}

	@ParameterizedTest
	@CsvSource({ "gather.enabled=false, gatherClient", "gather.enabled=false, gatherEventListenerFactory",
			"gather.enabled=false, gatherHttpClient", "gather.enabled=false, gatherHealthContributor",
			"gather.enabled=false, gatherEndpoint", "gather.enabled=false, gatherClientMetrics",
			"gather.enabled=false, gatherListenerObserver",
			"management.health.gather.enabled=false, gatherHealthContributor",
			"management.health.defaults.enabled=false, gatherHealthContributor",
			"management.endpoint.gather.access=NONE, gatherEndpoint",
			"management.endpoints.jmx.exposure.exclude=gather, gatherEndpoint",
			"gather.observation.actions=false, observationGatherClientBuilderCustomizer",
			"gather.observation.listeners=false, gatherListenerObserver" })
	void aPropertySwitchesABeanOff(String property, String bean) {
		this.observedRunner.run((context) -> assertThat(context).hasBean(bean));
		this.observedRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(bean));
	}

	@Test
	void theSimulatorIsOffUnlessAskedForAndWithoutGatherInAnyCase() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(GatherSimulator.class));
		this.contextRunner.withPropertyValues("gather.simulator.enabled=true", "gather.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(GatherSimulator.class));
	}

	static Stream<Class<?>> replaceable() {
		return Stream.of(GatherClient.class, GatherConnectionDetails.class, GatherHttpClient.class,
				GatherEventListenerFactory.class, GatherEventPublisher.class, GatherClientFactory.class,
				GatherRunners.class, GatherEndpoint.class, GatherClientMetrics.class, GatherListenerObserver.class,
				GatherSimulator.class, ApplicationEnd.class, RefusedClients.class);
	}

	@ParameterizedTest
	@MethodSource("replaceable")
	<T> void eachBeanGivesWayToOneOfTheUser(Class<T> type) {
		ApplicationContextRunner runner = this.observedRunner.withPropertyValues("gather.simulator.enabled=true");
		runner.run((context) -> {
			T ours = context.getBean(type);
			// It belongs to the first context, which destroys it.
			runner.withBean("mine", type, () -> ours, (definition) -> definition.setDestroyMethodName(""))
				.run((second) -> assertThat(second).hasNotFailed().hasSingleBean(type).hasBean("mine"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "gatherPlainEventListenerFactory", "gatherHealthContributor" })
	void whatIsKnownByNameGivesWayByName(String name) {
		this.observedRunner.run((context) -> {
			Object ours = context.getBean(name);
			@SuppressWarnings("unchecked")
			Class<Object> type = (Class<Object>) ours.getClass();
			this.observedRunner.withBean(name, type, () -> ours)
				.run((second) -> assertThat(second.getBean(name)).isSameAs(ours));
		});
	}

	@ParameterizedTest
	@CsvSource({ "GATHER_API_KEY, GATHER_SPACE_ID, GATHER_STARTUP_FAILURE_POLICY",
			"GATHER_APIKEY, GATHER_SPACEID, GATHER_STARTUPFAILUREPOLICY" })
	void theEnvironmentSetsPropertiesInBothSpellings(String key, String space, String policy) {
		Map<String, Object> environment = Map.of(key, "key-of-environment", space, "env/space", policy, "continue",
				"GATHER_CLIENTS_DOOR_" + space.substring("GATHER_".length()), "env/door");
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(all()))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("others", Map.of("gather.auto-startup", false))))
			.run((context) -> {
				GatherProperties properties = context.getBean(GatherProperties.class);
				assertThat(properties.getApiKey()).isEqualTo("key-of-environment");
				assertThat(properties.getStartupFailurePolicy()).hasToString("CONTINUE");
				assertThat(context.getBean("gatherClient", GatherClient.class).spaceId()).isEqualTo("env\\space");
				assertThat(context.getBean("door", GatherClient.class).spaceId()).isEqualTo("env\\door");
			});
	}

}
