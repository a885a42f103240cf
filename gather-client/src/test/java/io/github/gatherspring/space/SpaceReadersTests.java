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

package io.github.gatherspring.space;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.WireObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Readers beside a writer that never stops.
 */
class SpaceReadersTests {

	private static final int PLAYERS = 50;

	private static final int ROUNDS = 4_000;

	@Test
	void whatIsReadIsNeverHalfWritten() throws Exception {
		TrackedSpace tracked = TrackedSpace.synchronizedAndEmpty();
		for (int encId = 0; encId < PLAYERS; encId++) {
			tracked.joins("user" + encId, encId, "map0", 0, 0)
				.batch(PlayerSetsTextStatus.newBuilder().setEncId(encId).setTextStatus("0"));
		}
		GatherSpace space = tracked.space();
		AtomicBoolean writing = new AtomicBoolean(true);
		CountDownLatch reading = new CountDownLatch(2);
		ExecutorService readers = Executors.newFixedThreadPool(2);
		try {
			List<Future<Long>> results = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				results.add(readers.submit(() -> {
					long reads = 0;
					reading.countDown();
					do {
						read(space);
						reads++;
					}
					while (writing.get());
					return reads;
				}));
			}
			reading.await();
			write(tracked);
			writing.set(false);
			for (Future<Long> result : results) {
				assertThat(result.get()).isPositive();
			}
		}
		finally {
			readers.shutdownNow();
		}
	}

	private static void write(TrackedSpace tracked) {
		for (int round = 1; round <= ROUNDS; round++) {
			int encId = round % PLAYERS;
			String mapId = "map" + round;
			tracked.apply(TrackedSpace.moves(encId, mapId, round, round),
					PlayerSetsTextStatus.newBuilder().setEncId(encId).setTextStatus("" + round));
			WireObject object = WireObject.newBuilder().setX(round).setId("round" + round).build();
			tracked.apply(MapSetObjectsV2.newBuilder().setMapId("map").putObjects("a", object).putObjects("b", object));
			if (round % 7 == 0) {
				tracked.exits(encId)
					.joins("user" + encId, encId, mapId, round, round)
					.apply(PlayerSetsTextStatus.newBuilder().setEncId(encId).setTextStatus("" + round));
			}
			tracked.batch();
			tracked.changes.clear();
		}
	}

	/**
	 * Every value must be of one moment: place and map change in one event, and so do
	 * both objects.
	 */
	private static void read(GatherSpace space) {
		for (Player player : space.players()) {
			assertThat(player.y()).isEqualTo(player.x());
			if (player.hasPosition()) {
				assertThat(player.mapId()).isEqualTo("map" + player.x());
			}
		}
		space.map("map").ifPresent((map) -> {
			assertThat(map.objects()).hasSize(2).allSatisfy((object) -> {
				assertThat(object.x()).isEqualTo(map.objects().iterator().next().x());
				assertThat(map.objects(new ObjectId("round" + object.x()))).hasSize(2);
			});
		});
	}

}
