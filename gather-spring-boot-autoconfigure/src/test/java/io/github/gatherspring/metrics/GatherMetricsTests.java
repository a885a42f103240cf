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

package io.github.gatherspring.metrics;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherSimulatorAutoConfiguration;
import io.github.gatherspring.autoconfigure.NamedGatherClientsAutoConfiguration;
import io.github.gatherspring.autoconfigure.metrics.GatherMetricsAutoConfiguration;
import io.github.gatherspring.autoconfigure.metrics.GatherObservationAutoConfiguration;
import io.github.gatherspring.client.GatherActionException;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.listener.ListenerOutcome;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.simulator.GatherSimulator;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationTextPublisher;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for metrics and observations, with the embedded simulator.
 */
class GatherMetricsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherSimulatorAutoConfiguration.class, GatherAutoConfiguration.class,
				GatherMetricsAutoConfiguration.class, GatherObservationAutoConfiguration.class))
		.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false");

	@Test
	void whatHappensIsCountedAndTimed() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean(ChatListener.class)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
				GatherClient client = context.getBean(GatherClient.class);
				assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
				client.setTextStatus("testing").get(10, TimeUnit.SECONDS);
				GatherSimulator simulator = context.getBean(GatherSimulator.class);
				simulator.player("guest-1").joins().says("hello");
				await().ignoreException(MeterNotFoundException.class).untilAsserted(() -> {
					assertThat(registry.get("gather.client.actions")
						.tags("client", "gather", "action", "setTextStatus", "outcome", "success")
						.timer()
						.count()).isEqualTo(1);
					assertThat(registry.get("gather.client.events")
						.tags("client", "gather", "event", "playerChats")
						.counter()
						.count()).isEqualTo(1);
					assertThat(registry.get("gather.client.listeners")
						.tags("listener", "ChatListener.on", "outcome", "success")
						.functionTimer()
						.count()).isEqualTo(1);
				});
				assertThat(registry.get("gather.client.ready").timer().count()).isEqualTo(1);
				assertThat(registry.get("gather.client.frames.received").functionCounter().count()).isPositive();
				assertThat(registry.get("gather.client.sent").functionCounter().count()).isPositive();
				assertThat(registry.get("gather.client.status").tags("state", "ready").gauge().value()).isEqualTo(1);
				assertThat(registry.get("gather.client.status").tags("state", "connecting").gauge().value()).isZero();
				assertThat(registry.get("gather.client.players").gauge().value()).isPositive();
				simulator.connection().close(1011, "test");
				await().ignoreException(MeterNotFoundException.class).untilAsserted(() -> {
					assertThat(client.status().isReady()).isTrue();
					assertThat(registry.get("gather.client.reconnects").tags("code", "1011").counter().count())
						.isEqualTo(1);
					assertThat(registry.get("gather.client.disconnected").timer().count()).isEqualTo(1);
				});
				assertThat(registry.get("gather.client.outage").timeGauge().value()).isZero();
			});
	}

	@Test
	void listenersAreCountedHoweverOftenTheMemoryIsTidiedUp() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean(ChatListener.class)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
				assertThat(context.getBean(GatherClient.class).awaitReady(Duration.ofSeconds(20))).isTrue();
				WeakReference<Object> garbage = new WeakReference<>(new Object());
				await().until(() -> {
					System.gc();
					return garbage.get() == null;
				});
				context.getBean(GatherSimulator.class).player("guest-1").joins().says("hello");
				await().untilAsserted(() -> assertThat(registry.get("gather.client.listeners")
					.tags("listener", "ChatListener.on", "outcome", "success")
					.functionTimer()
					.count()).isEqualTo(1));
			});
	}

	private static GatherClient idle() {
		return GatherClient.builder().name("gather").apiKey("key").spaceId("id/name").build();
	}

	private static WeakReference<GatherClient> bindAndClose(MeterRegistry registry,
			GatherEventListenerFactory listeners) {
		GatherClient client = idle();
		new GatherClientMetrics(() -> Stream.of(client), listeners).bindTo(registry);
		assertThat(registry.get("gather.client.status").tags("state", "disconnected").gauge().value()).isEqualTo(1);
		client.close();
		return new WeakReference<>(client);
	}

	@Test
	void aRegistryKeepsNoClientThatWasClosed() {
		MeterRegistry registry = new SimpleMeterRegistry();
		WeakReference<GatherClient> closed = bindAndClose(registry, new GatherEventListenerFactory());
		await().until(() -> {
			System.gc();
			return closed.get() == null;
		});
		assertThat(registry.getMeters()).isNotEmpty();
	}

	@Test
	void aClientTakesThePlaceOfOneOfTheSameName() {
		this.contextRunner.run((context) -> {
			MeterRegistry registry = new SimpleMeterRegistry();
			GatherEventListenerFactory listeners = context.getBean(GatherEventListenerFactory.class);
			GatherClient before = idle();
			new GatherClientMetrics(() -> Stream.of(before), listeners).bindTo(registry);
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			new GatherClientMetrics(() -> Stream.of(client), listeners).bindTo(registry);
			assertThat(registry.get("gather.client.status").tags("state", "ready").gauge().value()).isEqualTo(1);
			assertThat(registry.get("gather.client.status").tags("state", "disconnected").gauge().value()).isZero();
			assertThat(registry.get("gather.client.frames.received").functionCounter().count()).isPositive();
		});
	}

	@Test
	void theMetersOfAClientGoWhenItIsClosedAndAllOfThemWithTheContext() {
		MeterRegistry registry = new SimpleMeterRegistry();
		this.contextRunner
			.withInitializer((context) -> context.getBeanFactory().registerSingleton("meterRegistry", registry))
			.withBean(ChatListener.class)
			.withPropertyValues("gather.clients.door.api-key=key-of-door", "gather.clients.hall.api-key=key-of-hall")
			.withConfiguration(AutoConfigurations.of(NamedGatherClientsAutoConfiguration.class))
			.run((context) -> {
				context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
				GatherClient door = context.getBean("door", GatherClient.class);
				GatherClient hall = context.getBean("hall", GatherClient.class);
				assertThat(door.awaitReady(Duration.ofSeconds(20))).isTrue();
				assertThat(hall.awaitReady(Duration.ofSeconds(20))).isTrue();
				door.setTextStatus("on duty").get(10, TimeUnit.SECONDS);
				context.getBean(GatherSimulator.class).faults().dropAnswers();
				CompletableFuture<Void> unanswered = door.within(Duration.ofSeconds(1)).setName("nobody");
				assertThat(clients(registry)).containsExactlyInAnyOrder("door", "hall");
				door.close();
				assertThat(unanswered).failsWithin(Duration.ofSeconds(10));
				assertThat(clients(registry)).containsExactly("hall");
				context.getBean(GatherSimulator.class).faults().reset();
				door.start();
				assertThat(door.awaitReady(Duration.ofSeconds(20))).isTrue();
				await().untilAsserted(() -> assertThat(clients(registry)).contains("door"));
			});
		assertThat(registry.getMeters()).extracting((meter) -> meter.getId().getName())
			.noneMatch((name) -> name.startsWith("gather."));
	}

	private static Set<String> clients(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().getTag("client"))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	@Test
	void noTagHoldsWhatUsersWroteOrWhoTheyAre() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			client.setTextStatus("private").get(10, TimeUnit.SECONDS);
			assertThat(registry.getMeters()).extracting(Meter::getId)
				.allSatisfy((id) -> assertThat(id.toString()).doesNotContain("private", String.valueOf(client.userId()),
						context.getBean(GatherSimulator.class).apiKey()));
		});
	}

	@Test
	void actionsAndListenersAreObserved() {
		this.contextRunner.withBean(ObservationRegistry.class, TestObservationRegistry::create)
			.withBean(ChatListener.class)
			.run((context) -> {
				GatherClient client = context.getBean(GatherClient.class);
				assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
				client.setTextStatus("testing").get(10, TimeUnit.SECONDS);
				context.getBean(GatherSimulator.class).player("guest-1").joins().says("hello");
				TestObservationRegistry registry = (TestObservationRegistry) context.getBean(ObservationRegistry.class);
				await().untilAsserted(() -> {
					TestObservationRegistryAssert.assertThat(registry)
						.hasObservationWithNameEqualTo("gather.client.action")
						.that()
						.hasLowCardinalityKeyValue("action", "setTextStatus")
						.hasLowCardinalityKeyValue("client", "gather")
						.hasLowCardinalityKeyValue("outcome", "success")
						.hasContextualNameEqualTo("gather setTextStatus")
						.hasBeenStopped();
					TestObservationRegistryAssert.assertThat(registry)
						.hasObservationWithNameEqualTo("gather.client.listener")
						.that()
						.hasLowCardinalityKeyValue("listener", "ChatListener.on")
						.hasLowCardinalityKeyValue("event", "playerChats")
						.hasBeenStopped();
				});
			});
	}

	@Test
	void conventionsAreReplaceable() {
		this.contextRunner.withBean(ObservationRegistry.class, TestObservationRegistry::create)
			.withBean(GatherActionObservationConvention.class, OwnConvention::new)
			.withBean(GatherListenerObservationConvention.class, OwnListenerConvention::new)
			.withBean(ChatListener.class)
			.run((context) -> {
				GatherClient client = context.getBean(GatherClient.class);
				assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
				client.setTextStatus("testing").get(10, TimeUnit.SECONDS);
				TestObservationRegistry registry = (TestObservationRegistry) context.getBean(ObservationRegistry.class);
				await().untilAsserted(() -> TestObservationRegistryAssert.assertThat(registry)
					.hasObservationWithNameEqualTo("own.action")
					.that()
					.hasLowCardinalityKeyValue("what", "setTextStatus"));
				context.getBean(GatherSimulator.class).player("guest-1").joins().says("hello");
				await().untilAsserted(() -> TestObservationRegistryAssert.assertThat(registry)
					.hasObservationWithNameEqualTo("own.listener")
					.that()
					.hasContextualNameEqualTo("heard")
					.hasBeenStopped());
			});
	}

	@Test
	void observationsCanBeSwitchedOff() {
		this.contextRunner.withBean(ObservationRegistry.class, TestObservationRegistry::create)
			.withPropertyValues("gather.observation.actions=false", "gather.observation.listeners=false",
					"gather.auto-startup=false")
			.run((context) -> assertThat(context).doesNotHaveBean("gatherListenerObserver")
				.doesNotHaveBean("observationGatherClientBuilderCustomizer"));
	}

	@Test
	void observationsAreOffWhereTheirHandlersOnlyMakeMetersUnlessAskedFor() {
		ApplicationContextRunner meters = this.contextRunner
			.withBean(ObservationRegistry.class, TestObservationRegistry::create)
			.withBean(DefaultMeterObservationHandler.class,
					() -> new DefaultMeterObservationHandler(new SimpleMeterRegistry()))
			.withBean(ChatListener.class);
		observed(meters, 0, 0);
		observed(meters.withPropertyValues("gather.observation.actions=true"), 1, 0);
		observed(meters.withPropertyValues("gather.observation.listeners=true"), 0, 1);
		observed(meters.withBean("traces", ObservationTextPublisher.class, ObservationTextPublisher::new), 1, 1);
	}

	private static void observed(ApplicationContextRunner runner, int actions, int listeners) {
		runner.run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			client.setTextStatus("testing").get(10, TimeUnit.SECONDS);
			context.getBean(GatherSimulator.class).player("guest-1").joins().says("hello");
			GatherEventListenerFactory factory = context.getBean(GatherEventListenerFactory.class);
			await().untilAsserted(() -> assertThat(factory.statistics()).singleElement()
				.satisfies((statistics) -> assertThat(statistics.count(ListenerOutcome.SUCCESS)).isEqualTo(1)));
			TestObservationRegistry registry = (TestObservationRegistry) context.getBean(ObservationRegistry.class);
			await().untilAsserted(() -> TestObservationRegistryAssert.assertThat(registry)
				.hasNumberOfObservationsWithNameEqualTo("gather.client.action", actions)
				.hasNumberOfObservationsWithNameEqualTo("gather.client.listener", listeners));
		});
	}

	@Test
	void theOutcomeOfAnActionIsOneOfAFew() {
		MeterRegistry registry = new SimpleMeterRegistry();
		MeterClientObserver observer = new MeterClientObserver(registry, "bot");
		observer.actionStarted("enter").ended(new GatherActionException("enter", "not you", SettingNames.OF_BUILDER));
		assertThat(registry.get("gather.client.actions").tags("outcome", "refused").timer().count()).isEqualTo(1);
		assertThatExceptionOfType(MeterNotFoundException.class)
			.isThrownBy(() -> registry.get("gather.client.actions").tags("outcome", "success").timer());
	}

	@Test
	void withoutARegistryOrWithoutMicrometerThereIsNothing() {
		this.contextRunner.withPropertyValues("gather.auto-startup=false")
			.run((context) -> assertThat(context).doesNotHaveBean(GatherClientMetrics.class));
		this.contextRunner.withPropertyValues("gather.auto-startup=false")
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class, ObservationRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(GatherClient.class));
	}

	static class ChatListener {

		@GatherEventListener
		void on(PlayerChats chat) {
		}

	}

	static class OwnConvention implements GatherActionObservationConvention {

		@Override
		public String getName() {
			return "own.action";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(GatherActionObservationContext context) {
			return KeyValues.of(KeyValue.of("what", context.getAction()));
		}

	}

	static class OwnListenerConvention implements GatherListenerObservationConvention {

		@Override
		public String getName() {
			return "own.listener";
		}

		@Override
		public String getContextualName(GatherListenerObservationContext context) {
			return "heard";
		}

	}

}
