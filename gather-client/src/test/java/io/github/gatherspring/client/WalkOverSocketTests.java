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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.gatherspring.client.GatherWalkException.Reason;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.simulator.api.PlayerView;
import io.github.gatherspring.simulator.api.ReceivedAction;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.Tile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Walks in the simulator's space: an office with walls, and a rooftop behind a portal.
 */
class WalkOverSocketTests extends AbstractClientTests {

	private static final WalkSettings FAST = new WalkSettings(WalkSettings.FASTEST, false);

	private GatherClient entered(Consumer<GatherClientBuilder> customizer) {
		GatherClient client = ready((builder) -> {
			builder.walkSettings(FAST)
				.enter(Enter.newBuilder()
					.setInfo(PlayerInitInfo.newBuilder().setMap("office-main").setX(5).setY(10))
					.build());
			customizer.accept(builder);
		});
		await().atMost(LIMIT).until(() -> client.space().me().filter(Player::hasPosition).isPresent());
		return client;
	}

	private Tile avatar() {
		PlayerView me = this.simulator.space().player(this.simulator.ownerId()).orElseThrow();
		return new Tile(me.mapId(), me.x(), me.y());
	}

	private static Tile end(Walk walk) throws Exception {
		return walk.done().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	private long moves() {
		return this.simulator.received("move").size();
	}

	@Test
	void aWalkLeadsThroughAPortalAndBack() throws Exception {
		GatherClient client = entered((builder) -> {
		});
		Tile terrace = new Tile("rooftop", 14, 10);
		assertThat(end(client.walkTo("Rooftop", 14, 10))).isEqualTo(terrace);
		assertThat(avatar()).isEqualTo(terrace);
		assertThat(this.simulator.received("teleport")).isEmpty();
		assertThat(end(client.walkTo("office-main", 30, 14))).isEqualTo(new Tile("office-main", 30, 14));
		assertThat(avatar()).isEqualTo(new Tile("office-main", 30, 14));
	}

	@Test
	void theExampleOfThePageRuns() {
		GatherClient gather = entered((builder) -> {
		});
		Walk walk = gather.walkTo("office-main", 22, 2);
		walk.done().thenAccept((tile) -> gather.chatNearby("Here I am."));
		await().atMost(LIMIT).until(() -> !this.simulator.received("chat").isEmpty());
		assertThat(avatar()).isEqualTo(new Tile("office-main", 22, 2));
	}

	@Test
	void aPlayerIsWalkedTo() throws Exception {
		GatherClient client = entered((builder) -> {
		});
		this.simulator.player("guest-1").appearsAt("rooftop", 16, 3);
		await().atMost(LIMIT)
			.until(() -> client.space()
				.player("guest-1")
				.filter((player) -> player.mapId().equals("rooftop"))
				.isPresent());
		end(client.walkTo(client.space().player("guest-1").orElseThrow()));
		assertThat(avatar().mapId()).isEqualTo("rooftop");
		assertThat(Math.max(Math.abs(avatar().x() - 16), Math.abs(avatar().y() - 3))).isEqualTo(1);
	}

	@Test
	void whoIsMovedOnTheWayGetsThereAllTheSame() throws Exception {
		GatherClient client = entered((builder) -> builder.walkSettings(new WalkSettings(50, false)));
		Walk walk = client.walkTo(22, 2);
		await().atMost(LIMIT).until(() -> moves() > 3);
		client.teleport("office-main", 5, 25);
		assertThat(end(walk)).isEqualTo(new Tile("office-main", 22, 2));
		assertThat(avatar()).isEqualTo(new Tile("office-main", 22, 2));
	}

	@Test
	void aRefusedStepIsWalkedAround() throws Exception {
		GatherClient client = entered((builder) -> {
		});
		this.simulator.faults().refuse("move", "not today");
		Walk walk = client.walkTo(22, 2);
		assertThat(failureOf(walk.done())).isInstanceOfSatisfying(GatherWalkException.class,
				(failure) -> assertThat(failure.reason()).isIn(Reason.HINDERED, Reason.NO_WAY));
		assertThat(moves()).isLessThanOrEqualTo(WalkRun.MOST_FAILURES);
	}

	@Test
	void aLostConnectionEndsAWalkAndNoStepFollows() {
		GatherClient client = entered((builder) -> builder.walkSettings(new WalkSettings(50, false)));
		Walk walk = client.walkTo("rooftop", 14, 10);
		await().atMost(LIMIT).until(() -> moves() > 3);
		this.simulator.faults().dropConnection();
		assertThat(failureOf(walk.done())).isInstanceOf(GatherDisconnectedException.class);
		awaitReconnect(client, 1);
		this.simulator.clearReceived();
		client.setTextStatus("still here").join();
		assertThat(moves()).isZero();
	}

	@Test
	void aWalkThatResumesGetsThereOverManyConnectionsAndNoStepIsSentTwice() throws Exception {
		GatherClient client = entered((builder) -> builder.walkSettings(new WalkSettings(100, true)));
		Walk walk = client.walkTo("rooftop", 14, 10);
		for (int i = 1; i <= 4 && !walk.done().isDone(); i++) {
			long before = moves();
			await().atMost(LIMIT).until(() -> walk.done().isDone() || moves() > before + 5);
			this.simulator.faults().dropConnection();
			awaitReconnect(client, i);
		}
		assertThat(end(walk)).isEqualTo(new Tile("rooftop", 14, 10));
		assertThat(avatar()).isEqualTo(new Tile("rooftop", 14, 10));
		List<Integer> transactions = this.simulator.received()
			.stream()
			.map(ReceivedAction::action)
			.filter((action) -> action.getActionCase() == ActionCase.MOVE)
			.map((action) -> action.getTxnId())
			.toList();
		assertThat(transactions).doesNotHaveDuplicates().hasSizeGreaterThan(20);
	}

	/**
	 * A failure names the seed; {@code -Dgather.test.seed=…} repeats it.
	 */
	@Test
	void tenThousandStepsOfRandomWalksAreAsShortAsAModelSays() throws Exception {
		long seed = Long.getLong("gather.test.seed", System.nanoTime());
		SplittableRandom random = new SplittableRandom(seed);
		GatherClient client = entered((builder) -> builder.walkSettings(new WalkSettings(WalkSettings.FASTEST, true)));
		List<Tile> tiles = new ArrayList<>();
		for (GameMap map : client.space().maps()) {
			for (int tile = 0; tile < map.width() * map.height(); tile++) {
				tiles.add(new Tile(map.id(), tile % map.width(), tile / map.width()));
			}
		}
		long steps = 0;
		for (int round = 0; steps < 10_000; round++) {
			Tile from = avatar();
			Tile to = tiles.get(random.nextInt(tiles.size()));
			Integer expected = model(client, from).get(to);
			this.simulator.clearReceived();
			if (round % 20 == 19) {
				this.simulator.faults().dropConnection();
				awaitReconnect(client, round / 20 + 1);
				this.simulator.clearReceived();
			}
			Walk walk = client.walkTo(to.mapId(), to.x(), to.y());
			if (expected == null) {
				assertThat(failureOf(walk.done())).as("seed %d, round %d, %s to %s", seed, round, from, to)
					.isInstanceOfSatisfying(GatherWalkException.class,
							(failure) -> assertThat(failure.reason()).isEqualTo(Reason.NO_WAY));
				continue;
			}
			Tile end = end(walk);
			assertThat(moves()).as("seed %d, round %d, %s to %s", seed, round, from, to)
				.isEqualTo(expected.longValue());
			assertThat(end).as("seed %d, round %d, %s to %s", seed, round, from, to).isEqualTo(landing(client, to));
			assertThat(avatar()).isEqualTo(end);
			steps += expected;
		}
	}

	private static Tile landing(GatherClient client, Tile tile) {
		for (Portal portal : client.space().map(tile.mapId()).orElseThrow().portals()) {
			if (portal.getX() == tile.x() && portal.getY() == tile.y()) {
				return new Tile(portal.getTargetMap(), portal.getTargetX(), portal.getTargetY());
			}
		}
		return tile;
	}

	/**
	 * How many steps lead to each tile.
	 */
	private static Map<Tile, Integer> model(GatherClient client, Tile start) {
		Map<Tile, Integer> distances = new HashMap<>(Map.of(start, 0));
		Map<Tile, Integer> onto = new HashMap<>();
		Deque<Tile> open = new ArrayDeque<>(List.of(start));
		while (!open.isEmpty()) {
			Tile tile = open.remove();
			GameMap map = client.space().map(tile.mapId()).orElseThrow();
			int[][] moves = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
			for (int[] move : moves) {
				int x = tile.x() + move[0];
				int y = tile.y() + move[1];
				if (!map.isImpassable(x, y)) {
					Tile next = new Tile(map.id(), x, y);
					onto.putIfAbsent(next, Objects.requireNonNull(distances.get(tile)) + 1);
					Tile lands = landing(client, next);
					if (distances.putIfAbsent(lands, Objects.requireNonNull(distances.get(tile)) + 1) == null) {
						open.add(lands);
					}
				}
			}
		}
		distances.forEach((tile, steps) -> onto.merge(tile, steps, Math::min));
		return onto;
	}

}
