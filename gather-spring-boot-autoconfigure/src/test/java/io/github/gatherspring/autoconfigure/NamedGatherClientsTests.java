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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.listener.InvalidGatherListenerException;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link NamedGatherClientsAutoConfiguration}.
 */
class NamedGatherClientsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(GatherAutoConfiguration.class, NamedGatherClientsAutoConfiguration.class,
					GatherSimulatorAutoConfiguration.class, SslAutoConfiguration.class));

	@Test
	void eachClientIsABeanOfItsName() {
		this.contextRunner
			.withPropertyValues("gather.auto-startup=false", "gather.api-key=k", "gather.clients.door.space-id=a/door",
					"gather.clients.hall.space-id=a/hall")
			.withBean(Injected.class)
			.run((context) -> {
				assertThat(context.getBeansOfType(GatherClient.class)).containsOnlyKeys("door", "hall");
				Injected injected = context.getBean(Injected.class);
				assertThat(injected.door.spaceId()).isEqualTo("a\\door");
				assertThat(injected.hall.spaceId()).isEqualTo("a\\hall");
				assertThat(injected.hall.name()).isEqualTo("hall");
			});
	}

	@Test
	void whatAClientDoesNotSetItInherits() {
		Map<String, GatherClientBuilder> builders = new ConcurrentHashMap<>();
		this.contextRunner
			.withBean(GatherClientBuilderCustomizer.class, () -> (builder) -> builders.put(builder.name(), builder))
			.withPropertyValues("gather.auto-startup=false", "gather.api-key=k", "gather.action.timeout=7s",
					"gather.reconnect.multiplier=3", "gather.api-base-url=https://shared.example",
					"gather.subscriptions.include=playerMoves", "gather.clients.door.space-id=a/door",
					"gather.clients.hall.space-id=a/hall", "gather.clients.hall.api-key=own",
					"gather.clients.hall.action.timeout=9s", "gather.clients.hall.subscriptions.include=playerChats")
			.run((context) -> {
				assertThat(builders.get("door")).hasFieldOrPropertyWithValue("apiKey", "k")
					.hasFieldOrPropertyWithValue("actionTimeout", Duration.ofSeconds(7))
					.hasFieldOrPropertyWithValue("apiBaseUrl", URI.create("https://shared.example"))
					.hasFieldOrPropertyWithValue("includedEvents", java.util.Set.of("playerMoves"));
				assertThat(builders.get("hall")).hasFieldOrPropertyWithValue("apiKey", "own")
					.hasFieldOrPropertyWithValue("actionTimeout", Duration.ofSeconds(9))
					.hasFieldOrPropertyWithValue("includedEvents", java.util.Set.of("playerChats"));
				Object reconnect = ReflectionTestUtils.getField(Objects.requireNonNull(builders.get("hall")),
						"reconnect");
				assertThat(reconnect).hasFieldOrPropertyWithValue("multiplier", 3.0);
			});
	}

	@Test
	void theCredentialsOfAClientWinOverThoseThatItWouldInherit() {
		Map<String, GatherClientBuilder> builders = new ConcurrentHashMap<>();
		this.contextRunner
			.withBean(GatherClientBuilderCustomizer.class, () -> (builder) -> builders.put(builder.name(), builder))
			.withPropertyValues("gather.auto-startup=false", "gather.space-id=a/main", "gather.api-key=key-of-all",
					"gather.clients.door.token=token-of-door", "gather.clients.hall.api-key=key-of-hall")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(builders.get("door")).hasFieldOrPropertyWithValue("token", "token-of-door")
					.hasFieldOrPropertyWithValue("apiKey", null);
				assertThat(builders.get("hall")).hasFieldOrPropertyWithValue("token", null)
					.hasFieldOrPropertyWithValue("apiKey", "key-of-hall");
				assertThat(builders.get("gather")).hasFieldOrPropertyWithValue("apiKey", "key-of-all");
			});
		this.contextRunner
			.withPropertyValues("gather.auto-startup=false", "gather.space-id=a/main",
					"gather.clients.door.token=token-of-door", "gather.clients.door.api-key=key-of-door")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("gather.clients.door.api-key")
				.hasMessageContaining("gather.clients.door.token"));
	}

	@Test
	void besideASingleClientThatOneIsPrimary() {
		this.contextRunner
			.withPropertyValues("gather.auto-startup=false", "gather.api-key=k", "gather.space-id=a/main",
					"gather.clients.door.space-id=a/door")
			.run((context) -> {
				assertThat(context.getBeansOfType(GatherClient.class)).containsOnlyKeys("gatherClient", "door");
				assertThat(context.getBean(GatherClient.class).spaceId()).isEqualTo("a\\main");
			});
	}

	@Test
	void severalClientsLiveInOneSimulatedSpaceAndAreToldApart() {
		this.contextRunner
			.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false",
					"gather.clients.door.api-key=key-of-door", "gather.clients.hall.api-key=key-of-hall")
			.withUserConfiguration(Listeners.class)
			.run((context) -> {
				GatherClient door = context.getBean("door", GatherClient.class);
				GatherClient hall = context.getBean("hall", GatherClient.class);
				assertThat(door.awaitReady(Duration.ofSeconds(20))).isTrue();
				assertThat(hall.awaitReady(Duration.ofSeconds(20))).isTrue();
				assertThat(door.userId()).isNotEqualTo(hall.userId());
				context.getBean(GatherSimulator.class).player("guest-1").joins().says("hello");
				Heard heard = context.getBean(Heard.class);
				await().untilAsserted(
						() -> assertThat(heard.heard).containsExactlyInAnyOrder("door", "all door", "all hall"));
			});
	}

	@Test
	void oneBadClientDoesNotTakeTheOthersDown() {
		this.contextRunner
			.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false",
					"gather.clients.door.api-key=key-of-door", "gather.clients.bad.api-key=key-of-bad",
					"gather.clients.bad.space-id=other/space")
			.run((context) -> {
				GatherClient door = context.getBean("door", GatherClient.class);
				GatherClient bad = context.getBean("bad", GatherClient.class);
				assertThat(door.awaitReady(Duration.ofSeconds(20))).isTrue();
				await().untilAsserted(() -> assertThat(bad.status().state()).isNotIn(ConnectionState.CONNECTING,
						ConnectionState.DISCONNECTED));
				assertThat(bad.isConnected()).isFalse();
				assertThat(door.isConnected()).isTrue();
			});
	}

	@Test
	void aListenerOfAClientThatDoesNotExistFailsTheStart() {
		this.contextRunner
			.withPropertyValues("gather.auto-startup=false", "gather.api-key=k",
					"gather.clients.porch.space-id=a/porch", "gather.clients.hall.space-id=a/hall")
			.withUserConfiguration(Listeners.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidGatherListenerException.class)
				.hasMessageContaining("it is for the client 'door', which does not exist")
				.hasMessageContaining("(hall, porch)"));
	}

	@Test
	void messagesNameThePropertiesOfTheirClient() {
		this.contextRunner
			.withPropertyValues("gather.auto-startup=false", "gather.api-key=k", "gather.clients.door.space-id=a/door",
					"gather.clients.door.api-base-url=http://api.example")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("gather.clients.door.api-base-url is 'http://api.example'")
				.hasMessageContaining("set gather.clients.door.allow-insecure=true"));
	}

	static class Injected {

		private final GatherClient door;

		private final GatherClient hall;

		Injected(@Qualifier("door") GatherClient door, @Qualifier("hall") GatherClient hall) {
			this.door = door;
			this.hall = hall;
		}

	}

	static class Heard {

		final List<String> heard = new CopyOnWriteArrayList<>();

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final Heard heard = new Heard();

		@Bean
		Heard heard() {
			return this.heard;
		}

		@GatherEventListener(client = "door")
		void door(PlayerChats chat, GatherClient client) {
			this.heard.heard.add(client.name());
		}

		@GatherEventListener
		void all(PlayerChats chat, GatherClient client) {
			this.heard.heard.add("all " + client.name());
		}

	}

}
