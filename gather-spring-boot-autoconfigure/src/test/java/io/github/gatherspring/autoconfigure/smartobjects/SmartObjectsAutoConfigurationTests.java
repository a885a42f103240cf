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

package io.github.gatherspring.autoconfigure.smartobjects;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.smartobject.SimulatedSmartObject;
import io.github.gatherspring.simulator.smartobject.SmartObjectMessage;
import io.github.gatherspring.simulator.smartobject.SmartObjectState.Activity;
import io.github.gatherspring.smartobjects.SmartObject;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Tests for Smart Objects as beans, and for the bridges to them.
 */
@ExtendWith(OutputCaptureExtension.class)
class SmartObjectsAutoConfigurationTests {

	private final GatherSimulator simulator = GatherSimulator.builder()
		.players(1)
		.autonomous(false)
		.unlimitedRate()
		.build()
		.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SmartObjectsAutoConfiguration.class, SmartObjectHealthAutoConfiguration.class,
					SmartObjectMeterAutoConfiguration.class, SmartObjectSimulatorAutoConfiguration.class,
					RestClientAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private ApplicationContextRunner with(String object, String... properties) {
		return this.contextRunner.withPropertyValues(values(object, properties));
	}

	private String[] values(String object, String... properties) {
		SimulatedSmartObject simulated = this.simulator.smartObject(object);
		List<String> values = new ArrayList<>(List.of("gather.smart-objects.lamp.url=" + simulated.url(),
				"gather.smart-objects.lamp.secret=" + simulated.secret(), "spring.application.name=orders"));
		for (String property : properties) {
			values.add("gather.smart-objects.lamp." + property);
		}
		return values.toArray(String[]::new);
	}

	@Test
	void eachObjectIsABeanOfItsNameThatSends() {
		with("counter").run((context) -> {
			assertThat(context).doesNotHaveBean(GatherClient.class).hasSingleBean(SmartObject.class);
			SmartObject lamp = context.getBean("lamp", SmartObject.class);
			assertThat(lamp.name()).isEqualTo("lamp");
			lamp.counter().set(3);
			lamp.async().counter().increment().get(20, TimeUnit.SECONDS);
			assertThat(this.simulator.smartObject("counter").state().count()).isEqualTo(4);
		});
	}

	@Test
	void asyncRunsOnTheExecutorOfTheApplicationAndRequestsOnItsRestClient() {
		AtomicReference<String> thread = new AtomicReference<>("");
		with("counter").withBean(RestClientCustomizer.class,
				() -> (builder) -> builder.requestInterceptor((request, body, next) -> {
					thread.set(Thread.currentThread().getName());
					return next.execute(request, body);
				}))
			.run((context) -> {
				context.getBean("lamp", SmartObject.class).async().counter().set(1).get(20, TimeUnit.SECONDS);
				assertThat(thread.get()).startsWith("task-");
			});
	}

	@Test
	void withoutPropertiesNothingIsThere() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SmartObject.class));
		with("counter").withPropertyValues("gather.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().hasBean("lamp"));
		with("counter").withClassLoader(new FilteredClassLoader(SmartObject.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("lamp"));
	}

	@Test
	void detailsWinOverProperties() {
		SimulatedSmartObject counter = this.simulator.smartObject("counter");
		this.contextRunner.withBean(SmartObjectConnectionDetails.class, () -> new SmartObjectConnectionDetails() {

			@Override
			public URI getUrl(String name) {
				return counter.url();
			}

			@Override
			public String getSecret(String name) {
				return counter.secret();
			}

		})
			.withPropertyValues("gather.smart-objects.lamp.url=https://elsewhere.example/o",
					"gather.smart-objects.lamp.secret=whsec_ZWxzZXdoZXJl")
			.run((context) -> {
				context.getBean("lamp", SmartObject.class).counter().set(7);
				assertThat(counter.state().count()).isEqualTo(7);
			});
	}

	@Test
	void theEmbeddedSimulatorStandsInForTheObjects() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(GatherSimulatorAutoConfiguration.class))
			.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.smart-objects.lamp=signal",
					"gather.smart-objects.lamp.light=signal")
			.run((context) -> {
				assertThat(context.getBean("lamp", SmartObject.class).ping().preset()).isEqualTo("signal");
				assertThat(context.getBean(GatherSimulator.class).smartObject("lamp").preset().id())
					.isEqualTo("signal");
			});
		this.contextRunner.withConfiguration(AutoConfigurations.of(GatherSimulatorAutoConfiguration.class))
			.withPropertyValues("gather.simulator.enabled=true", "gather.smart-objects.lamp.light=signal")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("There is no Smart Object 'lamp'"));
	}

	@Test
	void aWrongSecretFailsTheStartWithoutTheValue(CapturedOutput output) {
		assertThatIllegalStateException().as("not started").isThrownBy(() -> {
			try (ConfigurableApplicationContext context = application(
					"gather.smart-objects.lamp.url=https://a.example/o", "gather.smart-objects.lamp.secret=Geheim!")) {
				assertThat(context).isNull();
			}
			catch (RuntimeException ex) {
				throw new IllegalStateException("did not start", ex);
			}
		});
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property 'gather.smart-objects.lamp.secret': The secret of 7 characters has a wrong form")
			.contains("Mend 'gather.smart-objects.lamp.secret'")
			.doesNotContain("Geheim");
	}

	@Test
	void whatIsMissingOrWrongIsNamed() {
		this.contextRunner.withPropertyValues("gather.smart-objects.lamp.secret=whsec_ZWxzZXdoZXJl")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("Property 'gather.smart-objects.lamp.url': is not set"));
		this.contextRunner
			.withPropertyValues("gather.smart-objects.lamp.url=http://a.example/o",
					"gather.smart-objects.lamp.secret=whsec_ZWxzZXdoZXJl")
			.run((context) -> {
				FailureAnalysis analysis = Objects.requireNonNull(new InvalidSmartObjectFailureAnalyzer()
					.analyze(Objects.requireNonNull(context.getStartupFailure())));
				assertThat(analysis.getDescription()).contains("gather.smart-objects.lamp.url")
					.contains("must start with https://");
			});
	}

	@Test
	void healthIsShownWhenItChangesAndTheLightGoesOutAtTheEnd() {
		AtomicReference<Health> health = new AtomicReference<>(Health.up().build());
		SimulatedSmartObject lamp = this.simulator.smartObject("status");
		with("status", "health.component=database", "health.interval=20ms")
			.withConfiguration(AutoConfigurations.of(HealthContributorRegistryAutoConfiguration.class,
					HealthEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=health",
					"management.endpoints.jmx.exposure.include=health")
			.withBean("databaseHealthIndicator", HealthIndicator.class, () -> health::get)
			.run((context) -> {
				assertThat(context).hasSingleBean(HealthEndpoint.class);
				awaitStates(lamp, "on");
				health.set(Health.down().build());
				awaitStates(lamp, "on", "alert");
				health.set(Health.down().withDetail("again", 1).build());
				health.set(Health.status("MAINTENANCE").build());
				awaitStates(lamp, "on", "alert", "question");
			});
		awaitStates(lamp, "on", "alert", "question", "off");
	}

	private static void awaitStates(SimulatedSmartObject lamp, String... states) {
		await().untilAsserted(() -> assertThat(lamp.messages("status.set")).extracting(SmartObjectMessage::data)
			.containsExactly(
					Arrays.stream(states).map((state) -> "{\"state\":\"" + state + "\"}").toArray(String[]::new)));
	}

	@Test
	void aMeterIsShownByACounterWhenItsValueChanges() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		SimulatedSmartObject counter = this.simulator.smartObject("counter");
		with("counter", "meter.name=orders.open", "meter.tags.shop=north", "meter.interval=20ms")
			.withBean(MeterRegistry.class, () -> registry)
			.run((context) -> {
				registry.counter("orders.open", "shop", "south").increment(100);
				registry.counter("orders.open", "shop", "north", "kind", "a").increment(2);
				registry.counter("orders.open", "shop", "north", "kind", "b").increment(1);
				await().untilAsserted(() -> assertThat(counter.state().count()).isEqualTo(3));
				registry.counter("orders.open", "shop", "north", "kind", "b").increment(4.6);
				await().untilAsserted(() -> assertThat(counter.state().count()).isEqualTo(8));
				assertThat(counter.messages().size()).isLessThanOrEqualTo(4);
			});
	}

	@Test
	void withoutActuatorOrMetersABridgeFailsTheStart() {
		for (String property : new String[] { "health.component=db", "meter.name=orders" }) {
			with("status", property).run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("gather.smart-objects.lamp")
				.hasMessageContaining("needs a Micrometer registry"));
		}
	}

	@Test
	void aFailureIsToldOnceAndItsEndToo(CapturedOutput output) {
		SimulatedSmartObject lamp = this.simulator.smartObject("counter");
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		registry.gauge("orders", 5);
		lamp.refuse(3, 400, "invalid_args");
		with("counter", "meter.name=orders", "meter.interval=20ms").withBean(MeterRegistry.class, () -> registry)
			.run((context) -> {
				await().untilAsserted(() -> assertThat(lamp.state().count()).isEqualTo(5));
				await().untilAsserted(() -> assertThat(output).contains("on Smart Object 'lamp' works again"));
			});
		assertThat(output.getOut().split("fails, further failures are logged at DEBUG", -1)).hasSize(2);
	}

	@Test
	void theLifeOfTheApplicationIsShown() {
		SimulatedSmartObject lamp = this.simulator.smartObject("status");
		try (ConfigurableApplicationContext context = application(values("status", "lifecycle=true"))) {
			await().untilAsserted(() -> assertThat(lamp.state().status()).isEqualTo("on"));
			await().untilAsserted(() -> assertThat(lamp.state().activities()).extracting(Activity::text)
				.containsExactly("orders is ready"));
			assertThat(context.isActive()).isTrue();
		}
		assertThat(lamp.state().status()).isEqualTo("off");
		assertThat(lamp.state().activities()).extracting(Activity::text).containsExactly("orders has stopped");
	}

	@Test
	void anApplicationThatCannotStartIsShown() {
		SimulatedSmartObject lamp = this.simulator.smartObject("signal");
		SpringApplication application = new SpringApplication(Application.class, Broken.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThat(catchThrowable(() -> application.run(arguments(values("signal", "lifecycle=true", "light=signal")))))
			.isNotNull();
		assertThat(lamp.state().signal()).isEqualTo("alert");
		assertThat(lamp.state().activities()).extracting(Activity::text)
			.singleElement()
			.asString()
			.startsWith("orders failed to start: ")
			.doesNotContain("hunter2");
	}

	private static ConfigurableApplicationContext application(String... properties) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(arguments(properties));
	}

	private static String[] arguments(String... properties) {
		return Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SmartObjectsAutoConfiguration.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		String broken() {
			throw new IllegalStateException("password is hunter2");
		}

	}

}
