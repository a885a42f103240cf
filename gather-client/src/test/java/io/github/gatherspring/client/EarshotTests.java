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

import java.time.Instant;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.NookCoords;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceTracker;
import io.github.gatherspring.space.SpaceTrackerSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Earshot}, in a map with a nook of 19 by 2 tiles.
 */
class EarshotTests {

	private static final Instant NOW = Instant.EPOCH;

	private final SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS, (change) -> {
	});

	private int players;

	EarshotTests() {
		this.tracker.sessionStarted("me");
		apply(MapSetNooks.newBuilder()
			.setMapId("office")
			.putNooks("cinema", nook(10, 10, 19, 2))
			.putNooks("stage", nook(28, 10, 3, 2))
			.build());
		this.tracker.synchronizedWith(NOW);
	}

	private static NookDiff nook(int x, int y, int width, int height) {
		NookCoords.Builder tiles = NookCoords.newBuilder();
		for (int row = y; row < y + height; row++) {
			for (int column = x; column < x + width; column++) {
				tiles.addCoords(WirePoint.newBuilder().setX(column).setY(row));
			}
		}
		return NookDiff.newBuilder().setNookCoords(tiles).build();
	}

	private void apply(Message event) {
		this.tracker.apply(EventCatalog.numberOf(event.getClass()), event, NOW);
	}

	private void stands(String id, String map, int x, int y) {
		int encId = ++this.players;
		apply(SpaceSetsIdMapping.newBuilder().setUid(id).setEncId(encId).build());
		apply(PlayerJoins.newBuilder().setEncId(encId).build());
		apply(PlayerMoves.newBuilder().setEncId(encId).setMapId(map).setX(x).setY(y).build());
	}

	private Earshot earshot() {
		Player me = this.tracker.space().me().orElseThrow();
		return Earshot.of(me, this.tracker.space(), EverydayActions.NEARBY_TILES);
	}

	@Test
	void inANookThoseInItHearAndNobodyElse() {
		stands("me", "office", 12, 11);
		stands("friend", "office", 22, 10);
		stands("stranger-1", "office", 12, 14);
		stands("stranger-2", "office", 9, 11);
		stands("upstairs", "roof", 22, 10);
		assertThat(earshot().playerIds()).containsExactly("friend");
		assertThat(earshot().nookId()).isEqualTo("cinema");
	}

	@Test
	void outsideOfNooksThoseWithinFiveTilesHearUnlessANookIsAroundThem() {
		stands("me", "office", 9, 10);
		stands("near", "office", 4, 15);
		stands("far", "office", 3, 10);
		stands("inside", "office", 10, 10);
		assertThat(earshot().playerIds()).containsExactly("near");
		assertThat(earshot().nookId()).isNull();
	}

	@Test
	void whereNooksOverlapThoseOfEachHear() {
		stands("me", "office", 28, 10);
		stands("viewer", "office", 10, 11);
		stands("actor", "office", 30, 11);
		assertThat(earshot().playerIds()).containsExactlyInAnyOrder("viewer", "actor");
		assertThat(earshot().nookId()).isEqualTo("cinema");
	}

	@Test
	void whoseNookIsUnknownIsHeardByThoseNear() {
		stands("me", "attic", 1, 1);
		stands("near", "attic", 2, 2);
		assertThat(earshot().playerIds()).containsExactly("near");
	}

}
