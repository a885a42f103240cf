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
package io.github.gatherspring.autoconfigure.leadership;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.health.GatherHealthContributorAutoConfiguration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.leadership.GatherLeadership;
import io.github.gatherspring.leadership.LeadershipStatus.Standing;
import io.github.gatherspring.simulator.GatherSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.integration.leader.event.AbstractLeaderEvent;
import org.springframework.integration.metadata.MetadataStore;
import org.springframework.integration.metadata.SimpleMetadataStore;
import org.springframework.integration.support.locks.LockRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances of an application with one key, on a server that lets a user be connected
 * once, and on locks that the test controls.
 */
class ElectionTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String ROLE = "the-bot";

	private static final FakeLockStore NO_STORE = new FakeLockStore();

	private static FakeLockStore store = NO_STORE;

	private static MetadataStore metadata = new SimpleMetadataStore();

	private final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.players(1)
		.autonomous(false)
		.singleLogin(4667)
		.build()
		.start();

	private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

	ElectionTests() {
		store = new FakeLockStore();
		metadata = new SimpleMetadataStore();
	}

	@AfterEach
	void closeAll() {
		store.thaw();
		store.fail(null);
		this.instances.forEach(ConfigurableApplicationContext::close);
		this.simulator.close();
	}

	private ConfigurableApplicationContext instance(String name, String... properties) {
		List<String> all = new ArrayList<>(List.of("gather.api-key=" + this.simulator.apiKey(),
				"gather.space-id=" + this.simulator.spaceId(), "gather.api-base-url=" + this.simulator.apiBaseUrl(),
				"gather.enter.enabled=true", "gather.leadership.enabled=true", "gather.leadership.role=" + ROLE,
				"gather.leadership.heartbeat-interval=400ms", "gather.leadership.lease=1h", "instance=" + name));
		all.addAll(List.of(properties));
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties(all.toArray(String[]::new))
			.run();
		this.instances.add(context);
		return context;
	}

	private static GatherClient client(ConfigurableApplicationContext instance) {
		return instance.getBean(GatherClient.class);
	}

	private static GatherLeadership leadership(ConfigurableApplicationContext instance) {
		return instance.getBean(GatherLeadership.class);
	}

	private static Standing standing(ConfigurableApplicationContext instance) {
		return Objects.requireNonNull(leadership(instance).status("gather")).standing();
	}

	private static void awaitReady(ConfigurableApplicationContext instance) {
		await().atMost(LIMIT).until(() -> client(instance).status().isReady());
	}

	private static void awaitStanding(ConfigurableApplicationContext instance, Standing standing) {
		await().atMost(LIMIT).untilAsserted(() -> assertThat(standing(instance)).isEqualTo(standing));
	}

	private static Health health(ConfigurableApplicationContext instance) {
		HealthIndicator indicator = (HealthIndicator) instance.getBean("gatherHealthContributor");
		return Objects.requireNonNull(indicator.health(true));
	}

	private static double meter(ConfigurableApplicationContext instance) {
		return instance.getBean(MeterRegistry.class).get("gather.client.leader").gauge().value();
	}

	private static List<String> told(ConfigurableApplicationContext instance) {
		return instance.getBean(Told.class).events;
	}

	@Test
	void oneInstanceIsConnectedTheOtherStandsByAndTakesOverWhenTheFirstStops() {
		ConfigurableApplicationContext one = instance("one");
		awaitReady(one);
		ConfigurableApplicationContext other = instance("other");
		awaitStanding(other, Standing.STANDBY);
		assertThat(client(other).status().state()).isEqualTo(ConnectionState.DISCONNECTED);
		assertThat(leadership(one).isLeader()).isTrue();
		assertThat(leadership(other).isLeader()).isFalse();
		assertThat(meter(one)).isOne();
		assertThat(meter(other)).isZero();
		assertThat(health(other).getStatus()).isEqualTo(Status.UP);
		assertThat(health(other).getDetails()).containsEntry("condition", "standby").containsEntry("leader", false);
		assertThat(health(one).getDetails()).containsEntry("condition", "ready").containsEntry("leader", true);
		await().atMost(LIMIT).until(() -> health(other).getDetails().containsKey("leadingInstance"));
		List<String> toldToOne = told(one);
		one.close();
		awaitReady(other);
		assertThat(store.holder(ROLE)).isEqualTo("other");
		assertThat(meter(other)).isOne();
		await().atMost(LIMIT).until(() -> !told(other).isEmpty());
		assertThat(told(other)).containsExactly("OnGrantedEvent");
		assertThat(toldToOne).containsExactly("OnGrantedEvent", "OnRevokedEvent");
		assertThat(client(other).status().reconnects()).isZero();
	}

	@Test
	void theClientLeavesTheSpaceBeforeTheLockIsFree() {
		ConfigurableApplicationContext one = instance("one");
		awaitReady(one);
		client(one).setTextStatus("at work").join();
		store.freeze();
		CompletableFuture<Void> closing = CompletableFuture.runAsync(one::close);
		// The lock cannot be freed yet, and the bot has left and cleared its status.
		await().atMost(LIMIT).until(() -> client(one).status().state() == ConnectionState.STOPPED);
		assertThat(this.simulator.received("exit")).hasSize(1);
		assertThat(this.simulator.received("setTextStatus")).hasSize(2);
		store.thaw();
		closing.join();
		assertThat(store.holder(ROLE)).isNull();
	}

	@Test
	void aLeaderWhoseLockWasTakenStopsAndLeadsAgainWhenItIsFree() {
		ConfigurableApplicationContext one = instance("one");
		awaitReady(one);
		store.give(ROLE, "stranger");
		awaitStanding(one, Standing.STANDBY);
		await().atMost(LIMIT).until(() -> client(one).status().state() == ConnectionState.STOPPED);
		assertThat(health(one).getStatus()).isEqualTo(Status.UP);
		store.free(ROLE);
		awaitReady(one);
		one.close();
		assertThat(store.holder(ROLE)).as("free after one close, although it was held twice").isNull();
	}

	@Test
	void aLeaderThatHearsNothingOfItsLockStopsAndSaysWhy() {
		ConfigurableApplicationContext one = instance("one");
		awaitReady(one);
		try (LogCapture log = new LogCapture()) {
			store.freeze();
			awaitStanding(one, Standing.LOCK_UNAVAILABLE);
			await().atMost(LIMIT).until(() -> client(one).status().state() == ConnectionState.STOPPED);
			assertThat(log.lines(Level.WARN)).filteredOn((line) -> line.contains("Leads no longer"))
				.singleElement()
				.satisfies((line) -> assertThat(line).contains("not renewed within 400 ms"));
			assertThat(health(one).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(one).getDetails()).containsEntry("condition", "lock-unavailable");
			store.thaw();
			awaitReady(one);
			assertThat(health(one).getStatus()).isEqualTo(Status.UP);
		}
	}

	@Test
	void aLeaderWhoseLocksFailStopsAndComesBackWithThem() {
		ConfigurableApplicationContext one = instance("one");
		awaitReady(one);
		try (LogCapture log = new LogCapture()) {
			store.fail(new IllegalStateException("connection refused"));
			awaitStanding(one, Standing.LOCK_UNAVAILABLE);
			await().atMost(LIMIT).until(() -> client(one).status().state() == ConnectionState.STOPPED);
			assertThat(health(one).getDetails().get("reason")).asString().contains("connection refused");
			store.fail(null);
			awaitReady(one);
			assertThat(log.lines(Level.WARN)).filteredOn((line) -> line.contains("connection refused")).hasSize(1);
		}
	}

	@Test
	void anotherLoginMakesTheLeaderGiveTheLockUpAndStayAwayForAWhile() {
		ConfigurableApplicationContext one = instance("one", "gather.leadership.yield=3s");
		awaitReady(one);
		try (LogCapture log = new LogCapture();
				GatherClient stranger = GatherClient.builder()
					.name("stranger")
					.apiKey(this.simulator.apiKey())
					.spaceId(this.simulator.spaceId())
					.apiBaseUrl(URI.create(this.simulator.apiBaseUrl()))
					.build()) {
			stranger.start();
			awaitStanding(one, Standing.STANDING_ASIDE);
			await().atMost(LIMIT).until(() -> store.holder(ROLE) == null);
			assertThat(health(one).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health(one).getDetails()).containsEntry("condition", "another-login");
			assertThat(log.lines(Level.ERROR)).singleElement()
				.satisfies((line) -> assertThat(line).contains("4667").contains("close the other client of that user"));
			assertThat(log.lines(Level.WARN)).singleElement()
				.satisfies((line) -> assertThat(line).contains("4667").contains("stays away for 3000 ms"));
			assertThat(stranger.awaitReady(LIMIT)).isTrue();
			stranger.stop();
			awaitReady(one);
		}
	}

	@Test
	void aKickDoesNotBringTheLeaderBackAtOnce() {
		ConfigurableApplicationContext one = instance("one", "gather.leadership.yield=1h");
		awaitReady(one);
		try (LogCapture log = new LogCapture()) {
			this.simulator.connection().close(4010, "kicked");
			awaitStanding(one, Standing.STANDING_ASIDE);
			await().atMost(LIMIT).until(() -> store.holder(ROLE) == null);
			assertThat(this.simulator.received("init")).hasSize(1);
			assertThat(log.lines(Level.ERROR)).singleElement()
				.satisfies((line) -> assertThat(line).contains("4010").contains("its owner in a browser"));
		}
	}

	@Test
	void aLeaderThatGatherRefusesForGoodLeavesTheLockToOthers() {
		ConfigurableApplicationContext one = instance("one");
		awaitReady(one);
		this.simulator.connection().close(4011, "closed");
		awaitStanding(one, Standing.REFUSED);
		await().atMost(LIMIT).until(() -> store.holder(ROLE) == null);
		assertThat(health(one).getStatus()).isEqualTo(Status.DOWN);
		assertThat(health(one).getDetails()).containsEntry("condition", "refused").containsEntry("leader", false);
	}

	@Test
	void nobodyCanStartAClientThatDoesNotLead() {
		store.give(ROLE, "stranger");
		ConfigurableApplicationContext one = instance("one");
		awaitStanding(one, Standing.STANDBY);
		client(one).start();
		await().atMost(LIMIT).until(() -> client(one).status().state() == ConnectionState.FAILED);
		assertThat(this.simulator.received("init")).isEmpty();
		client(one).stop();
		store.free(ROLE);
		awaitReady(one);
	}

	@Test
	void actionsOfAnInstanceThatStandsByEndWithinTheirTime() {
		store.give(ROLE, "stranger");
		ConfigurableApplicationContext one = instance("one", "gather.action.timeout=200ms");
		CompletableFuture<Void> chat = client(one).setTextStatus("hello");
		await().atMost(LIMIT).until(chat::isDone);
		assertThat(chat).isCompletedExceptionally();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ GatherLeadershipAutoConfiguration.class, GatherAutoConfiguration.class,
			GatherHealthContributorAutoConfiguration.class })
	static class Application {

		@Bean
		LockRegistry<?> locks(Environment environment) {
			return store.registry(environment.getRequiredProperty("instance"));
		}

		@Bean
		MetadataStore names() {
			return metadata;
		}

		@Bean
		MeterRegistry meters(List<MeterBinder> binders) {
			SimpleMeterRegistry registry = new SimpleMeterRegistry();
			binders.forEach((binder) -> binder.bindTo(registry));
			return registry;
		}

		@Bean
		Told told() {
			return new Told();
		}

	}

	static class Told {

		private final List<String> events = new CopyOnWriteArrayList<>();

		@EventListener
		void on(AbstractLeaderEvent event) {
			this.events.add(event.getClass().getSimpleName());
		}

	}

}
