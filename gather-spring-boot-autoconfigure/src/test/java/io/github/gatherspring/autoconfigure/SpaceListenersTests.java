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
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherStartupException;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherReadyEvent;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.listener.Target;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.EnterWhisper;
import io.github.gatherspring.proto.MapSetName;
import io.github.gatherspring.proto.PlayerEntersWhisperV2;
import io.github.gatherspring.proto.PlayerExits;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.PlayerWaves;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;
import io.github.gatherspring.space.SpaceChange.PlayerCameNear;
import io.github.gatherspring.space.SpaceChange.PlayerChangedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What listener methods know of the space, and when an application counts as ready, over
 * real sockets.
 */
class SpaceListenersTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String OFFICE = "office-main";

	private final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.players(0)
		.autonomous(false)
		.unlimitedRate()
		.build();

	@BeforeEach
	void startSimulator() {
		this.simulator.start();
		this.simulator.player("ann").joins("Ann").appearsAt(OFFICE, 5, 10);
		this.simulator.player("ben").joins("Ben").appearsAt(OFFICE, 8, 10);
	}

	@AfterEach
	void stopSimulator() {
		this.simulator.close();
	}

	private ApplicationContextRunner application() {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(GatherAutoConfiguration.class))
			.withPropertyValues("gather.api-key=" + this.simulator.apiKey(),
					"gather.space-id=" + this.simulator.spaceId(), "gather.api-base-url=" + this.simulator.apiBaseUrl(),
					"gather.reconnect.initial-delay=20ms", "gather.reconnect.max-delay=100ms");
	}

	private static Listeners ready(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		assertThat(context.getBean(GatherClient.class).awaitReady(LIMIT)).isTrue();
		return context.getBean(Listeners.class);
	}

	private static void awaitHeard(Listeners listeners, String words) {
		await().pollInterval(Duration.ofMillis(20))
			.atMost(LIMIT)
			.untilAsserted(() -> assertThat(listeners.heard).contains(words));
	}

	@Test
	void playersAndMapsAreWhatTheyAreSinceTheEvent() {
		application().withUserConfiguration(ListenerConfiguration.class).run((context) -> {
			Listeners listeners = ready(context);
			this.simulator.player("ann").setsTextStatus("lunch");
			awaitHeard(listeners, "Ann is now lunch on Office");
			this.simulator.player("ann").appearsAt("rooftop", 4, 4);
			awaitHeard(listeners, "Ann moved to 4,4 on Rooftop");
			awaitHeard(listeners, "Ann left office-main for Rooftop");
			assertThat(context.getBean(GatherClient.class).mapSetName("rooftop", "Terrace")).succeedsWithin(LIMIT);
			awaitHeard(listeners, "map rooftop is named Terrace");
		});
	}

	@Test
	void theTargetIsTheSecondPlayer() {
		application().withUserConfiguration(ListenerConfiguration.class).run((context) -> {
			Listeners listeners = ready(context);
			this.simulator.player("ann")
				.does(ClientServerAction.newBuilder().setEnterWhisper(EnterWhisper.newBuilder().setRecipientId("ben")));
			awaitHeard(listeners, "Ann whispers with Ben: true");
			this.simulator.player("ben").waves("ann");
			awaitHeard(listeners, "Ben waves at Ann");
		});
	}

	@Test
	void whoLeftIsKnownAsLast() {
		application().withUserConfiguration(ListenerConfiguration.class).run((context) -> {
			Listeners listeners = ready(context);
			this.simulator.player("ann").setsTextStatus("bye").leaves();
			awaitHeard(listeners, "exit of Ann, bye, on Office, still there: false");
		});
	}

	@Test
	void conditionsSeeThemByName() {
		application().withUserConfiguration(ListenerConfiguration.class).run((context) -> {
			Listeners listeners = ready(context);
			this.simulator.player("ben").setsTextStatus("secret").setsTextStatus("public");
			this.simulator.player("ann").setsTextStatus("public");
			awaitHeard(listeners, "Ann is now public on Office");
			assertThat(listeners.heard).contains("condition: Ben public")
				.doesNotContain("condition: Ben secret", "condition: Ann public");
			this.simulator.player("ann").waves("ben");
			this.simulator.player("ben").waves("ann");
			awaitHeard(listeners, "Ben waves at Ann");
			assertThat(listeners.heard).contains("condition: wave at Ben").doesNotContain("condition: wave at Ann");
		});
	}

	@Test
	void changesComeWithPlayersAndMaps() {
		application().withUserConfiguration(ListenerConfiguration.class)
			.withPropertyValues("gather.state.near-radius=2")
			.run((context) -> {
				Listeners listeners = ready(context);
				this.simulator.player("cem").joins("Cem").appearsAt(OFFICE, 20, 20);
				awaitHeard(listeners, "Cem arrived");
				this.simulator.player("cem").appearsAt(OFFICE, 9, 11);
				awaitHeard(listeners, "Cem came near Ben on Office");
			});
	}

	@Test
	void theReadyEventComesOnceForEachConnectionAndWithTheWorldComplete() {
		application().withUserConfiguration(ListenerConfiguration.class).run((context) -> {
			Listeners listeners = ready(context);
			awaitHeard(listeners, "ready with 2 players and 2 maps, again: false");
			this.simulator.faults().dropConnection();
			awaitHeard(listeners, "ready with 2 players and 2 maps, again: true");
			assertThat(listeners.heard).filteredOn((words) -> words.startsWith("ready")).hasSize(2);
		});
	}

	@Test
	void withAStartupTimeoutTheContextStartsReady() {
		application().withPropertyValues("gather.startup-timeout=20s").run((context) -> {
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.status().isReady()).isTrue();
			assertThat(client.space().players()).hasSize(2);
		});
	}

	@Test
	void whenNotReadyInTimeTheFailPolicyFailsTheStart() {
		this.simulator.faults().silentAfterReady();
		application().withPropertyValues("gather.startup-timeout=300ms", "gather.startup-failure-policy=fail")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasRootCauseInstanceOf(GatherStartupException.class)
				.rootCause()
				.hasMessageContaining("gather.startup-timeout"));
		await().atMost(LIMIT).until(() -> this.simulator.connections().isEmpty());
	}

	@Test
	void whenNotReadyInTimeTheRetryPolicyStartsAndGoesOnTrying() {
		this.simulator.faults().refuseUpgrade(503);
		application().withPropertyValues("gather.startup-timeout=300ms").run((context) -> {
			assertThat(context).hasNotFailed();
			GatherClient client = context.getBean(GatherClient.class);
			assertThat(client.status().isReady()).isFalse();
			this.simulator.faults().reset();
			assertThat(client.awaitReady(LIMIT)).isTrue();
		});
	}

	@Test
	void whenNotReadyInTimeTheContinuePolicyStartsAndStopsTheClient() {
		this.simulator.faults().silentAfterReady();
		application().withPropertyValues("gather.startup-timeout=300ms", "gather.startup-failure-policy=continue")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				GatherClient client = context.getBean(GatherClient.class);
				assertThat(client.status().state()).isEqualTo(ConnectionState.STOPPED);
				this.simulator.faults().reset();
				client.start();
				assertThat(client.awaitReady(LIMIT)).isTrue();
			});
	}

	@Test
	void thePropertiesBringTheAvatarIn() {
		AtomicBoolean inside = new AtomicBoolean();
		application()
			.withPropertyValues("gather.enter.enabled=true", "gather.enter.name=Greeter", "gather.enter.map=rooftop",
					"gather.enter.x=5", "gather.enter.y=6", "gather.enter.text-status=here")
			.run((context) -> {
				GatherClient client = context.getBean(GatherClient.class);
				assertThat(client.awaitReady(LIMIT)).isTrue();
				await().atMost(LIMIT).until(() -> client.space().me().isPresent());
				Player me = client.space().me().orElseThrow();
				assertThat(List.of(me.name(), me.mapId(), me.x(), me.y(), me.textStatus())).containsExactly("Greeter",
						"rooftop", 5, 6, "here");
				inside.set(this.simulator.space().player(this.simulator.ownerId()).isPresent());
			});
		assertThat(inside).isTrue();
		assertThat(this.simulator.space().player(this.simulator.ownerId())).isEmpty();
	}

	@Test
	void listenersMakeTheSubscriptionAndPropertiesChangeIt() {
		application().withUserConfiguration(ListenerConfiguration.class)
			.withPropertyValues("gather.state.enabled=false", "gather.subscriptions.include=playerChats",
					"gather.subscriptions.exclude=playerMoves")
			.run((context) -> {
				assertThat(context.getBean(GatherClient.class).awaitReady(LIMIT)).isTrue();
				assertThat(this.simulator.connection().subscriptions()).containsExactlyInAnyOrder("playerChats",
						"playerEntersWhisperV2", "playerExits", "playerSetsTextStatus", "playerWaves", "mapSetName",
						"info", "warn", "error");
			});
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
		void status(PlayerSetsTextStatus event, Player player, GameMap map) {
			this.heard.add(player.name() + " is now " + player.textStatus() + " on " + map.name());
		}

		@GatherEventListener
		void moves(Player player, PlayerMoves event, GameMap map) {
			this.heard.add(player.name() + " moved to " + player.x() + "," + player.y() + " on " + map.name());
		}

		@GatherEventListener
		void changedMap(PlayerChangedMap change, GameMap map) {
			this.heard.add(change.player().name() + " left " + change.fromMapId() + " for " + map.name());
		}

		@GatherEventListener
		void named(MapSetName event, GameMap map) {
			this.heard.add("map " + map.id() + " is named " + map.name());
		}

		@GatherEventListener
		void whisper(PlayerEntersWhisperV2 event, Player player, @Target Player other) {
			this.heard.add(player.name() + " whispers with " + other.name() + ": " + player.whispersWith(other));
		}

		@GatherEventListener
		void waves(PlayerWaves event, Player player, @Target Player other) {
			this.heard.add(player.name() + " waves at " + other.name());
		}

		@EventListener
		void exits(GatherEvent<PlayerExits> event) {
			Player player = event.player();
			GameMap map = event.map();
			if (player != null && map != null) {
				this.heard.add("exit of " + player.name() + ", " + player.textStatus() + ", on " + map.name()
						+ ", still there: " + event.client().space().player(player.id()).isPresent());
			}
		}

		@GatherEventListener(
				condition = "#player.name == 'Ben' && #event.textStatus != 'secret' && #map.id == 'office-main'")
		void onCondition(PlayerSetsTextStatus event, Player player) {
			this.heard.add("condition: " + player.name() + " " + event.getTextStatus());
		}

		@GatherEventListener(condition = "#target.name == 'Ben'")
		void onTarget(PlayerWaves event, @Target Player other) {
			this.heard.add("condition: wave at " + other.name());
		}

		@GatherEventListener
		void arrived(PlayerArrived arrived, Player player) {
			this.heard.add(player.name() + " arrived");
		}

		@GatherEventListener
		void near(PlayerCameNear near, Player player, @Target Player other, GameMap map) {
			this.heard.add(player.name() + " came near " + other.name() + " on " + map.name());
		}

		@GatherEventListener
		void ready(GatherReadyEvent event) {
			this.heard.add("ready with " + event.client().space().players().size() + " players and "
					+ event.client().space().maps().size() + " maps, again: " + event.isReconnect());
		}

	}

}
