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

package io.github.gatherspring.benchmarks.micro;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.benchmarks.server.Frames;
import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceTracker;
import io.github.gatherspring.space.SpaceTrackerSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Events applied to the state of spaces with few and with many players and objects, and
 * the state read: the curves should be flat but for the processor's caches.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StateBenchmark {

	private static final Instant NOW = Instant.EPOCH;

	private static final int EVENTS = 1024;

	/**
	 * A step.
	 * @param state the space
	 */
	@Benchmark
	public void move(Players state) {
		state.tracker.apply(ServerClientEvent.PLAYERMOVES_FIELD_NUMBER, state.moves[state.next()], NOW);
	}

	/**
	 * A change of another field.
	 * @param state the space
	 */
	@Benchmark
	public void textStatus(Players state) {
		state.tracker.apply(ServerClientEvent.PLAYERSETSTEXTSTATUS_FIELD_NUMBER, state.texts[state.next()], NOW);
	}

	/**
	 * A look at one player.
	 * @param state the space
	 * @return what was seen
	 */
	@Benchmark
	public Optional<Player> readPlayer(Players state) {
		return state.tracker.space().player("player-" + (1 + state.next() % state.players));
	}

	/**
	 * A change of one field of one object.
	 * @param state the space
	 */
	@Benchmark
	public void changeObject(Objects state) {
		state.tracker.apply(ServerClientEvent.MAPSETOBJECTSV2_FIELD_NUMBER, state.changes[state.next()], NOW);
	}

	/**
	 * A change of one object and a look at the whole map.
	 * @param state the space
	 * @return what was seen
	 */
	@Benchmark
	public Optional<GameMap> changeObjectAndReadMap(Objects state) {
		changeObject(state);
		return state.tracker.space().map("office");
	}

	/**
	 * A space with players.
	 */
	@State(Scope.Thread)
	public static class Players {

		/** How many players are in the space. */
		@Param({ "10", "100", "1000", "10000" })
		public int players;

		final SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS, (change) -> {
		});

		final PlayerMoves[] moves = new PlayerMoves[EVENTS];

		final PlayerSetsTextStatus[] texts = new PlayerSetsTextStatus[EVENTS];

		private int index;

		/**
		 * Lets the players join.
		 */
		@Setup
		public void join() {
			this.tracker.sessionStarted("player-1");
			for (int i = 1; i <= this.players; i++) {
				this.tracker.apply(ServerClientEvent.SPACESETSIDMAPPING_FIELD_NUMBER,
						SpaceSetsIdMapping.newBuilder().setUid("player-" + i).setEncId(i).build(), NOW);
				this.tracker.apply(ServerClientEvent.PLAYERJOINS_FIELD_NUMBER,
						PlayerJoins.newBuilder().setEncId(i).build(), NOW);
			}
			this.tracker.synchronizedWith(NOW);
			for (int i = 0; i < EVENTS; i++) {
				this.moves[i] = Frames.move(i, this.players).getPlayerMoves();
				this.texts[i] = PlayerSetsTextStatus.newBuilder()
					.setEncId(1 + i % this.players)
					.setTextStatus("text " + i)
					.build();
			}
		}

		int next() {
			return this.index++ & EVENTS - 1;
		}

	}

	/**
	 * A space with one map and its objects.
	 */
	@State(Scope.Thread)
	public static class Objects {

		/** How many objects are on the map. */
		@Param({ "10", "1000", "10000", "100000" })
		public int objects;

		final SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS, (change) -> {
		});

		final MapSetObjectsV2[] changes = new MapSetObjectsV2[EVENTS];

		private int index;

		/**
		 * Puts the objects up.
		 */
		@Setup
		public void place() {
			this.tracker.sessionStarted("player-1");
			MapSetObjectsV2.Builder all = MapSetObjectsV2.newBuilder().setMapId("office");
			for (int i = 0; i < this.objects; i++) {
				all.putObjects("key-" + i,
						WireObject.newBuilder().setId("id-" + i).setX(i % 1000).setY(i / 1000).build());
			}
			this.tracker.apply(ServerClientEvent.MAPSETOBJECTSV2_FIELD_NUMBER, all.build(), NOW);
			this.tracker.synchronizedWith(NOW);
			// Spread over the whole map, not its first thousand.
			SplittableRandom random = new SplittableRandom(1);
			for (int i = 0; i < EVENTS; i++) {
				this.changes[i] = MapSetObjectsV2.newBuilder()
					.setMapId("office")
					.putObjects("key-" + random.nextInt(this.objects), WireObject.newBuilder().setX(i).build())
					.build();
			}
		}

		int next() {
			return this.index++ & EVENTS - 1;
		}

	}

}
