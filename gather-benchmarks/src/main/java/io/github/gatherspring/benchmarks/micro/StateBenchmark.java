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
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.benchmarks.server.Frames;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
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
 * Events applied to the state of spaces with few and with many players: the curve should
 * be flat but for the processor's caches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StateBenchmark {

	private static final Instant NOW = Instant.EPOCH;

	private final SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS, (change) -> {
	});

	private final PlayerMoves[] moves = new PlayerMoves[1024];

	private final PlayerSetsTextStatus[] texts = new PlayerSetsTextStatus[1024];

	private int index;

	/** How many players are in the space. */
	@Param({ "10", "100", "10000" })
	public int players;

	/**
	 * Lets the players join.
	 */
	@Setup
	public void join() {
		this.tracker.sessionStarted("player-1");
		for (int i = 1; i <= this.players; i++) {
			this.tracker.apply(ServerClientEvent.SPACESETSIDMAPPING_FIELD_NUMBER,
					SpaceSetsIdMapping.newBuilder().setUid("player-" + i).setEncId(i).build(), NOW);
			this.tracker.apply(ServerClientEvent.PLAYERJOINS_FIELD_NUMBER, PlayerJoins.newBuilder().setEncId(i).build(),
					NOW);
		}
		this.tracker.synchronizedWith(NOW);
		for (int i = 0; i < this.moves.length; i++) {
			this.moves[i] = Frames.move(i, this.players).getPlayerMoves();
			this.texts[i] = PlayerSetsTextStatus.newBuilder()
				.setEncId(1 + i % this.players)
				.setTextStatus("text " + i)
				.build();
		}
	}

	/**
	 * A step.
	 */
	@Benchmark
	public void move() {
		this.tracker.apply(ServerClientEvent.PLAYERMOVES_FIELD_NUMBER, this.moves[this.index++ & 1023], NOW);
	}

	/**
	 * A change of another field.
	 */
	@Benchmark
	public void textStatus() {
		this.tracker.apply(ServerClientEvent.PLAYERSETSTEXTSTATUS_FIELD_NUMBER, this.texts[this.index++ & 1023], NOW);
	}

}
