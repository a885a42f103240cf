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
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherReadyEvent;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.space.Player;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link GatherSimulatorAutoConfiguration}, over real sockets.
 */
class EmbeddedSimulatorTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class, GatherSimulatorAutoConfiguration.class,
				NamedGatherClientsAutoConfiguration.class))
		.withPropertyValues("gather.simulator.enabled=true", "gather.simulator.autonomous=false",
				"gather.simulator.players=2");

	@Test
	void theClientConnectsToTheEmbeddedSimulatorByItself() {
		this.contextRunner.run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			assertThat(client.spaceId()).isEqualTo(context.getBean(GatherSimulator.class).spaceId());
			assertThat(client.userId()).isEqualTo(context.getBean(GatherSimulator.class).ownerId());
		});
	}

	@Test
	void listenersHearOfWhatHappensInTheSpace() {
		this.contextRunner.withUserConfiguration(ListenerConfiguration.class).run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.awaitReady(Duration.ofSeconds(20))).isTrue();
			Listeners listeners = context.getBean(Listeners.class);
			await().untilAsserted(() -> assertThat(listeners.heard).contains("ready"));
			context.getBean(GatherSimulator.class).player("guest-1").joins().says("hello");
			await().untilAsserted(() -> assertThat(listeners.heard).contains("own: hello of guest-1", "plain: hello",
					"plain event: hello of guest-1"));
			assertThat(client.subscriptions()).contains("playerChats").doesNotContain("playerShootsConfetti");
		});
	}

	@Test
	void whenTheSimulatorIsNotOnTheClassPathThereIsNone() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(GatherSimulator.class))
			.withPropertyValues("gather.api-key=key", "gather.space-id=id/name", "gather.auto-startup=false")
			.run((context) -> assertThat(context).hasSingleBean(PropertiesGatherConnectionDetails.class)
				.hasSingleBean(GatherClient.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class ListenerConfiguration {

		@Bean
		Listeners listeners() {
			return new Listeners();
		}

	}

	static class Listeners {

		final List<String> heard = new CopyOnWriteArrayList<>();

		@GatherEventListener
		void own(PlayerChats chat, Player player) {
			this.heard.add("own: " + chat.getContents() + " of " + player.id());
		}

		@EventListener
		void plain(PlayerChats chat) {
			this.heard.add("plain: " + chat.getContents());
		}

		@EventListener
		void plainEvent(GatherEvent<PlayerChats> event) {
			Player player = event.player();
			this.heard.add("plain event: " + event.event().getContents() + " of "
					+ ((player != null) ? player.id() : "nobody"));
		}

		@GatherEventListener
		void ready(GatherReadyEvent event) {
			this.heard.add("ready");
		}

	}

}
