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

package io.github.gatherspring.sample.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.space.SpaceTracker;
import io.github.gatherspring.space.SpaceTrackerSettings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of how little a browser is told.
 */
class SpacePictureTests {

	private static final int FRAMES_PER_SECOND = 10;

	private final SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS, (change) -> {
	});

	private final SpacePicture picture = new SpacePicture();

	@Test
	void nothingIsToldTwice() {
		join(20);
		assertThat(compare().players()).hasSize(20);
		SpacePicture.Changes again = compare();
		assertThat(again.players()).isEmpty();
		assertThat(again.moves()).isEmpty();
		assertThat(again.maps()).isEmpty();
	}

	@Test
	void manyStepsBetweenTwoFramesBecomeOne() {
		join(1);
		compare();
		for (int x = 1; x <= 30; x++) {
			move(1, x, 7);
		}
		assertThat(compare().moves()).containsExactly(1, 30, 7, SpriteDirectionEnum.ENUM.Right_VALUE);
	}

	@Test
	void aThousandPeopleWhoAllMoveAllTheTimeStayUnderTwoHundredKibibytesASecond() {
		join(1000);
		compare();
		long bytes = 0;
		for (int frame = 0; frame < FRAMES_PER_SECOND; frame++) {
			for (int i = 1; i <= 1000; i++) {
				move(i, 100 + frame, 200 + i % 50);
			}
			SpacePicture.Changes changes = compare();
			assertThat(changes.moves()).hasSize(4000);
			bytes += bytes(changes);
		}
		assertThat(bytes).isLessThan(200 * 1024);
	}

	private static long bytes(SpacePicture.Changes changes) {
		Frame frame = new Frame(null, null, List.of(), changes.maps(), changes.players(), changes.moves(),
				changes.gone(), List.of(), List.of(), Map.of());
		return ("data:" + JsonMapper.builder().build().writeValueAsString(frame) + "\n\n")
			.getBytes(StandardCharsets.UTF_8).length;
	}

	private SpacePicture.Changes compare() {
		return this.picture.compare(this.tracker.space(), (id) -> null);
	}

	private void join(int count) {
		this.tracker.sessionStarted("me");
		for (int i = 1; i <= count; i++) {
			apply(ServerClientEvent.SPACESETSIDMAPPING_FIELD_NUMBER,
					SpaceSetsIdMapping.newBuilder().setUid("player-" + i).setEncId(i).build());
			apply(ServerClientEvent.PLAYERJOINS_FIELD_NUMBER, PlayerJoins.newBuilder().setEncId(i).build());
			apply(ServerClientEvent.PLAYERSETSNAME_FIELD_NUMBER,
					PlayerSetsName.newBuilder().setEncId(i).setName("Player " + i).build());
			move(i, 0, 0);
		}
		this.tracker.synchronizedWith(Instant.EPOCH);
	}

	private void move(int encId, int x, int y) {
		apply(ServerClientEvent.PLAYERMOVES_FIELD_NUMBER,
				PlayerMoves.newBuilder()
					.setEncId(encId)
					.setMapId("map")
					.setX(x)
					.setY(y)
					.setDirection(SpriteDirectionEnum.ENUM.Right)
					.build());
	}

	private void apply(int number, Message event) {
		this.tracker.apply(number, event, Instant.EPOCH);
	}

}
