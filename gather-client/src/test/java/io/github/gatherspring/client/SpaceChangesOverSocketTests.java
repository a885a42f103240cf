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
package io.github.gatherspring.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.gatherspring.connection.ManualTime;
import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerExits;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import io.github.gatherspring.space.DepartureReason;
import io.github.gatherspring.space.ObjectKey;
import io.github.gatherspring.space.SpaceChange;
import io.github.gatherspring.space.SpaceChange.ObjectVanished;
import io.github.gatherspring.space.SpaceChange.PlayerAlreadyHere;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;
import io.github.gatherspring.space.SpaceChange.PlayerCameNear;
import io.github.gatherspring.space.SpaceChange.PlayerChangedMap;
import io.github.gatherspring.space.SpaceChange.PlayerEnteredNook;
import io.github.gatherspring.space.SpaceChange.PlayerFirstSeen;
import io.github.gatherspring.space.SpaceChange.PlayerLeft;
import io.github.gatherspring.space.SpaceChange.PlayerLeftNook;
import io.github.gatherspring.space.SpaceChange.PlayerVanished;
import io.github.gatherspring.space.SpaceChange.PlayerWentAway;
import io.github.gatherspring.space.SpaceChange.SpaceSynchronized;
import io.github.gatherspring.space.SpaceTrackerSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a client tells besides the protocol's events, over real connections that are lost
 * and come back.
 */
class SpaceChangesOverSocketTests extends AbstractClientTests {

	private static final String OFFICE = "office-main";

	private static final SpaceTrackerSettings QUICK_GRACE = SpaceTrackerSettings.DEFAULTS
		.withDepartureGrace(Duration.ofMillis(200))
		.withDeployPatience(Duration.ofMillis(500));

	private static final SpaceTrackerSettings LONG_GRACE = QUICK_GRACE.withDepartureGrace(Duration.ofMinutes(10));

	/** What was told, in words, in order. */
	private final List<String> told = new CopyOnWriteArrayList<>();

	@Override
	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return simulator.players(0);
	}

	private GatherClient listening(SpaceTrackerSettings settings) {
		this.simulator.player("ann").joins("Ann").appearsAt(OFFICE, 5, 10);
		this.simulator.player("ben").joins("Ben").appearsAt(OFFICE, 20, 20);
		GatherClient client = client((builder) -> builder.stateSettings(settings));
		client.on(SpaceChange.class, (change) -> this.told.add(words(change)));
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		return client;
	}

	private static String words(SpaceChange change) {
		String kind = change.getClass().getSimpleName();
		if (change instanceof PlayerLeft left) {
			return kind + " " + left.player().name() + " " + left.reason();
		}
		if (change instanceof PlayerCameNear near) {
			return kind + " " + near.player().name() + " " + near.other().name();
		}
		if (change instanceof PlayerWentAway away) {
			return kind + " " + away.player().name() + " " + away.other().name();
		}
		if (change instanceof PlayerEnteredNook entered) {
			return kind + " " + entered.player().name() + " " + entered.nook().id();
		}
		if (change instanceof PlayerLeftNook left) {
			return kind + " " + left.player().name() + " " + left.nook().id();
		}
		if (change instanceof PlayerChangedMap changed) {
			return kind + " " + changed.player().name() + " " + changed.fromMapId() + " " + changed.player().mapId();
		}
		if (change instanceof ObjectVanished vanished) {
			return kind + " " + vanished.object().key().value();
		}
		if (change instanceof SpaceSynchronized synchronization) {
			return kind + " " + synchronization.first();
		}
		return kind + " " + ((SpaceChange.OfPlayer) change).player().name();
	}

	private void awaitTold(String words) {
		await().pollInterval(Duration.ofMillis(20)).atMost(LIMIT).until(() -> this.told.contains(words));
	}

	private List<String> told(Class<?>... kinds) {
		List<String> names = new ArrayList<>();
		for (Class<?> kind : kinds) {
			names.add(kind.getSimpleName());
		}
		return this.told.stream().filter((words) -> names.contains(words.substring(0, words.indexOf(' ')))).toList();
	}

	/**
	 * Loses the connection, lets something happen, and waits for the next one.
	 */
	private void meanwhile(GatherClient client, Runnable happening) {
		int before = (int) client.status().reconnects();
		this.simulator.faults().refuseUpgrade(503);
		this.simulator.faults().dropConnection();
		await().atMost(LIMIT).until(() -> !client.status().isReady());
		happening.run();
		this.simulator.faults().reset();
		awaitReconnect(client, before + 1);
	}

	@Test
	void whoIsThereAtTheFirstSynchronizationIsToldBeforeItAndWithAllFields() {
		List<String> maps = new CopyOnWriteArrayList<>();
		this.simulator.player("ann").joins("Ann").setsTextStatus("hi");
		GatherClient client = client();
		client.on(SpaceChange.class, (change) -> this.told.add(words(change)));
		client.on(PlayerAlreadyHere.class,
				(here) -> maps.add(here.player().mapId() + " " + here.player().textStatus()));
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		awaitTold("SpaceSynchronized true");
		assertThat(this.told).containsExactly("PlayerFirstSeen Ann", "PlayerAlreadyHere Ann", "SpaceSynchronized true");
		assertThat(maps).containsExactly(this.simulator.player("ann").mapId() + " hi");
	}

	@Test
	void whoComesIsToldAlsoIfNothingElseHappens() {
		listening(QUICK_GRACE);
		this.simulator.player("cem").joins("Cem");
		awaitTold("PlayerArrived Cem");
		assertThat(told(PlayerFirstSeen.class, PlayerArrived.class)).endsWith("PlayerFirstSeen Cem",
				"PlayerArrived Cem");
	}

	@Test
	void arrivalsComeBeforeTheNewcomersOwnFirstEvent() {
		GatherClient client = listening(QUICK_GRACE);
		client.onWithContext(PlayerChats.class, (chat, context) -> this.told.add("chat " + chat.getSenderName()));
		await().atMost(LIMIT).until(() -> this.simulator.connection().subscriptions().contains("playerChats"));
		// All in one batch.
		int encId = 9999;
		this.simulator.connection()
			.send(ServerClientEvent.newBuilder()
				.setSpaceSetsIdMapping(SpaceSetsIdMapping.newBuilder().setUid("dora").setEncId(encId))
				.build(),
					ServerClientEvent.newBuilder().setPlayerJoins(PlayerJoins.newBuilder().setEncId(encId)).build(),
					ServerClientEvent.newBuilder()
						.setPlayerSetsName(PlayerSetsName.newBuilder().setEncId(encId).setName("Dora"))
						.build(),
					ServerClientEvent.newBuilder()
						.setPlayerChats(PlayerChats.newBuilder().setSenderId("dora").setSenderName("Dora"))
						.build());
		awaitTold("chat Dora");
		assertThat(this.told).endsWith("PlayerFirstSeen Dora", "PlayerArrived Dora", "chat Dora");
	}

	private void joins(String uid, int encId) {
		this.simulator.connection()
			.send(ServerClientEvent.newBuilder()
				.setSpaceSetsIdMapping(SpaceSetsIdMapping.newBuilder().setUid(uid).setEncId(encId))
				.build(),
					ServerClientEvent.newBuilder().setPlayerJoins(PlayerJoins.newBuilder().setEncId(encId)).build());
	}

	private void isCalled(String name, int encId) {
		this.simulator.connection()
			.send(ServerClientEvent.newBuilder()
				.setPlayerSetsName(PlayerSetsName.newBuilder().setEncId(encId).setName(name))
				.build());
	}

	private void isAt(int x, int y, int encId) {
		this.simulator.connection()
			.send(ServerClientEvent.newBuilder()
				.setPlayerMoves(PlayerMoves.newBuilder().setEncId(encId).setMapId(OFFICE).setX(x).setY(y))
				.build());
	}

	private GatherClient listeningIn(ManualTime time) {
		GatherClient client = client((builder) -> builder.threads(time.threads())
			.stateSettings(QUICK_GRACE.withDepartureGrace(Duration.ofSeconds(10))));
		client.on(SpaceChange.class, (change) -> this.told.add(words(change)));
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		awaitTold("SpaceSynchronized true");
		this.told.clear();
		return client;
	}

	@Test
	void anArrivalWaitsForWhatLaterFramesTellOfThePlayer() {
		GatherClient client = listeningIn(new ManualTime());
		List<String> placed = new CopyOnWriteArrayList<>();
		client.on(PlayerArrived.class, (arrived) -> placed
			.add(arrived.player().mapId() + " " + arrived.player().x() + "," + arrived.player().y()));
		joins("dora", 9999);
		joins("egon", 9998);
		isCalled("Dora", 9999);
		isAt(7, 7, 9998);
		isAt(3, 4, 9999);
		isCalled("Egon", 9998);
		awaitTold("PlayerArrived Egon");
		assertThat(this.told).containsExactly("PlayerFirstSeen Dora", "PlayerArrived Dora", "PlayerFirstSeen Egon",
				"PlayerArrived Egon");
		assertThat(placed).containsExactly("office-main 3,4", "office-main 7,7");
	}

	@Test
	void anArrivalOfWhichNothingElseComesIsToldAfterASecond() {
		ManualTime time = new ManualTime();
		GatherClient client = listeningIn(time);
		joins("dora", 9999);
		await().atMost(LIMIT).until(() -> client.space().player("dora").isPresent());
		time.advance(Duration.ofMillis(990));
		isCalled("Dora", 9999);
		await().atMost(LIMIT).until(() -> client.space().playersNamed("Dora").size() == 1);
		assertThat(this.told).isEmpty();
		time.advance(Duration.ofMillis(11));
		awaitTold("PlayerArrived Dora");
		isAt(3, 4, 9999);
		joins("dora", 9999);
		isCalled("Dora again", 9999);
		await().atMost(LIMIT).until(() -> client.space().playersNamed("Dora again").size() == 1);
		assertThat(this.told).containsExactly("PlayerFirstSeen Dora", "PlayerArrived Dora");
	}

	@Test
	void whoLeavesBeforeItIsDescribedHasArrivedAndLeft() {
		ManualTime time = new ManualTime();
		listeningIn(time);
		joins("dora", 9999);
		isCalled("Dora", 9999);
		this.simulator.connection()
			.send(ServerClientEvent.newBuilder().setPlayerExits(PlayerExits.newBuilder().setEncId(9999)).build());
		awaitTold("PlayerArrived Dora");
		await().atMost(LIMIT).until(() -> {
			time.advance(Duration.ofSeconds(1));
			return this.told.size() == 3;
		});
		assertThat(this.told).containsExactly("PlayerFirstSeen Dora", "PlayerArrived Dora", "PlayerLeft Dora EXITED");
	}

	@Test
	void anArrivalDuringWhichTheConnectionIsLostIsToldOnce() {
		ManualTime time = new ManualTime();
		GatherClient client = listeningIn(time);
		joins("cem", 9999);
		joins("dora", 9998);
		await().atMost(LIMIT).until(() -> client.space().player("dora").isPresent());
		this.simulator.faults().dropConnection();
		await().atMost(LIMIT).until(() -> !client.status().isReady());
		// The simulator does not know dora, so that she is not there after the reconnect.
		this.simulator.player("cem").joins("Cem");
		await().atMost(LIMIT).until(() -> {
			time.advance(Duration.ofMillis(1));
			return client.status().reconnects() == 1 && client.status().isReady();
		});
		awaitTold("SpaceSynchronized false");
		assertThat(this.told).filteredOn((words) -> words.startsWith("PlayerArrived"))
			.containsExactly("PlayerArrived Cem");
		assertThat(this.told).filteredOn((words) -> words.startsWith("PlayerVanished")).hasSize(1);
		assertThat(this.told).noneMatch((words) -> words.startsWith("PlayerLeft"));
	}

	@Test
	void whatAnEventChangesIsToldBeforeIt() {
		GatherClient client = listening(QUICK_GRACE);
		client.onWithContext(PlayerMoves.class, (moves, context) -> this.told.add("moves"));
		await().atMost(LIMIT).until(() -> this.simulator.connection().subscriptions().contains("playerMoves"));
		this.told.clear();
		this.simulator.player("ann").appearsAt("rooftop", 4, 4);
		awaitTold("moves");
		assertThat(this.told).containsExactly("PlayerChangedMap Ann office-main rooftop", "moves");
	}

	@Test
	void whoLeavesIsToldOnceTheGraceIsOver() {
		listening(QUICK_GRACE);
		this.simulator.player("ann").leaves();
		awaitTold("PlayerLeft Ann EXITED");
		this.simulator.player("ann").joins("Ann");
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(told(PlayerArrived.class)).containsExactly("PlayerArrived Ann"));
		assertThat(told(PlayerFirstSeen.class)).containsExactlyInAnyOrder("PlayerFirstSeen Ann", "PlayerFirstSeen Ben");
	}

	@Test
	void whoComesBackWithinTheGraceHasNeverLeft() {
		GatherClient client = listening(LONG_GRACE);
		List<PlayerExits> exits = new CopyOnWriteArrayList<>();
		client.on(PlayerExits.class, exits::add);
		await().atMost(LIMIT).until(() -> this.simulator.connection().subscriptions().contains("playerExits"));
		this.told.clear();
		this.simulator.player("ann").leaves().joins("Ann");
		this.simulator.player("cem").joins("Cem");
		awaitTold("PlayerArrived Cem");
		assertThat(exits).hasSize(1);
		assertThat(told(PlayerLeft.class, PlayerArrived.class)).containsExactly("PlayerArrived Cem");
	}

	@Test
	void overAReconnectEachArrivalAndDepartureIsToldOnce() {
		GatherClient client = listening(QUICK_GRACE);
		List<String> exits = new CopyOnWriteArrayList<>();
		client.onWithContext(PlayerExits.class, (event, context) -> {
			assertThat(context.player()).isNotNull();
			exits.add((context.player() != null) ? context.player().name() : "nobody");
		});
		this.told.clear();
		meanwhile(client, () -> {
			this.simulator.player("ann").leaves();
			this.simulator.player("cem").joins("Cem");
		});
		awaitTold("PlayerLeft Ann GONE_WHILE_DISCONNECTED");
		meanwhile(client, () -> {
		});
		this.simulator.player("dora").joins("Dora");
		awaitTold("PlayerArrived Dora");
		assertThat(this.told).containsExactlyInAnyOrder("PlayerVanished Ann", "PlayerLeft Ann GONE_WHILE_DISCONNECTED",
				"PlayerFirstSeen Cem", "PlayerArrived Cem", "SpaceSynchronized false", "SpaceSynchronized false",
				"PlayerFirstSeen Dora", "PlayerArrived Dora");
		// The event that the server could not deliver.
		assertThat(exits).containsExactly("Ann");
	}

	@Test
	void whoLeftAndCameBackDuringAnOutageDidNeither() {
		GatherClient client = listening(QUICK_GRACE);
		this.told.clear();
		meanwhile(client, () -> this.simulator.player("ann").leaves().joins("Ann"));
		awaitTold("SpaceSynchronized false");
		this.simulator.player("cem").joins("Cem");
		awaitTold("PlayerArrived Cem");
		assertThat(told(PlayerLeft.class, PlayerVanished.class, PlayerArrived.class))
			.containsExactly("PlayerArrived Cem");
	}

	@Test
	void afterADeployPlayersHaveTimeToComeBack() {
		GatherClient client = listening(QUICK_GRACE.withDeployPatience(Duration.ofMinutes(5)));
		this.told.clear();
		this.simulator.player("ann").leaves();
		awaitTold("PlayerLeft Ann EXITED");
		this.simulator.faults().refuseUpgrade(503);
		this.simulator.faults().close(1001, "deploy");
		await().atMost(LIMIT).until(() -> !client.status().isReady());
		this.simulator.player("ben").leaves();
		this.simulator.faults().reset();
		awaitReconnect(client, 1);
		awaitTold("SpaceSynchronized false");
		assertThat(client.space().player("ben")).isPresent();
		this.simulator.player("ben").joins("Ben");
		this.simulator.player("cem").joins("Cem");
		awaitTold("PlayerArrived Cem");
		assertThat(told(PlayerLeft.class, PlayerVanished.class, PlayerArrived.class))
			.containsExactly("PlayerLeft Ann EXITED", "PlayerArrived Cem");
	}

	@Test
	void whoDoesNotComeBackAfterADeployIsGoneInTheEnd() {
		GatherClient client = listening(QUICK_GRACE);
		this.simulator.faults().refuseUpgrade(503);
		this.simulator.faults().close(1001, "deploy");
		await().atMost(LIMIT).until(() -> !client.status().isReady());
		this.simulator.player("ben").leaves();
		this.simulator.faults().reset();
		// Nothing else happens: the client keeps the time by itself.
		awaitTold("PlayerLeft Ben " + DepartureReason.GONE_WHILE_DISCONNECTED);
		assertThat(told(PlayerVanished.class)).containsExactly("PlayerVanished Ben");
		assertThat(client.space().player("ben")).isEmpty();
	}

	@Test
	void objectsDeletedMeanwhileAreTold() {
		GatherClient client = listening(QUICK_GRACE);
		List<String> deleted = new CopyOnWriteArrayList<>();
		client.on(MapDeleteObjectByKey.class, (event) -> deleted.add(event.getMapId() + " " + event.getKey()));
		GatherClient editor = ready((builder) -> builder.reconnect(RARE));
		this.told.clear();
		this.simulator.faults().refuseUpgrade(503);
		this.simulator.connections().get(0).drop();
		await().atMost(LIMIT).until(() -> !client.status().isReady());
		assertThat(editor.mapDeleteObjectByKey(OFFICE, "7")).succeedsWithin(LIMIT);
		this.simulator.faults().reset();
		awaitReconnect(client, 1);
		awaitTold("SpaceSynchronized false");
		assertThat(told(ObjectVanished.class)).containsExactly("ObjectVanished 7");
		assertThat(deleted).containsExactly("office-main 7");
		assertThat(client.space().map(OFFICE)).hasValueSatisfying((map) -> {
			assertThat(map.object(new ObjectKey("7"))).isEmpty();
			assertThat(map.objects()).hasSize(14);
		});
	}

	@Test
	void comingNearAndGoingAwayIsToldWithinTheRadius() {
		listening(QUICK_GRACE.withNearRadius(2));
		this.told.clear();
		this.simulator.player("ben").appearsAt(OFFICE, 8, 10);
		this.simulator.player("ben").appearsAt(OFFICE, 7, 12);
		awaitTold("PlayerCameNear Ben Ann");
		this.simulator.player("ben").appearsAt(OFFICE, 6, 11);
		this.simulator.player("ann").appearsAt(OFFICE, 15, 10);
		awaitTold("PlayerWentAway Ann Ben");
		this.simulator.player("ann").appearsAt(OFFICE, 6, 10);
		awaitTold("PlayerCameNear Ann Ben");
		this.simulator.player("ben").leaves();
		awaitTold("PlayerWentAway Ben Ann");
		assertThat(told(PlayerCameNear.class, PlayerWentAway.class)).hasSize(4);
	}

	@Test
	void withoutARadiusNobodyComesNear() {
		listening(QUICK_GRACE);
		this.told.clear();
		this.simulator.player("ben").appearsAt(OFFICE, 5, 10).appearsAt("rooftop", 4, 4);
		awaitTold("PlayerChangedMap Ben office-main rooftop");
		assertThat(this.told).hasSize(1);
	}

	@Test
	void nooksAreEnteredAndLeft() {
		GatherClient client = listening(QUICK_GRACE);
		this.told.clear();
		this.simulator.player("ann").appearsAt(OFFICE, 4, 22);
		awaitTold("PlayerEnteredNook Ann meeting-room");
		this.simulator.player("ann").walksTo(6, 24).walksTo(12, 24);
		awaitTold("PlayerLeftNook Ann meeting-room");
		this.simulator.player("ann").appearsAt(OFFICE, 4, 22);
		await().atMost(LIMIT).until(() -> told(PlayerEnteredNook.class).size() == 2);
		// Over a reconnect one stays where one is.
		meanwhile(client, () -> {
		});
		this.simulator.player("ann").leaves();
		await().atMost(LIMIT).until(() -> told(PlayerLeftNook.class).size() == 2);
		assertThat(told(PlayerEnteredNook.class)).hasSize(2);
	}

	@Test
	void aHandlerOfStatusesSeesWhoArrivedJustBefore() {
		GatherClient client = listening(QUICK_GRACE);
		client.onWithContext(PlayerSetsTextStatus.class, (event, context) -> this.told
			.add("status of " + ((context.player() != null) ? context.player().name() : "nobody")));
		await().atMost(LIMIT).until(() -> this.simulator.connection().subscriptions().contains("playerSetsTextStatus"));
		this.simulator.player("cem").joins("Cem").setsTextStatus("new here");
		awaitTold("status of Cem");
		awaitTold("PlayerArrived Cem");
		assertThat(told(PlayerArrived.class)).containsExactly("PlayerArrived Cem");
	}

}
