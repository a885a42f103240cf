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

package io.github.gatherspring.proto.state;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.RespawnAtDesk;
import io.github.gatherspring.proto.SetAffiliation;
import io.github.gatherspring.proto.SetCurrentlyEquippedWearables;
import io.github.gatherspring.proto.SetEmojiStatus;
import io.github.gatherspring.proto.SetFocusModeEndTime;
import io.github.gatherspring.proto.SetItemString;
import io.github.gatherspring.proto.SetName;
import io.github.gatherspring.proto.SetStatus;
import io.github.gatherspring.proto.SetTextStatus;
import io.github.gatherspring.proto.Teleport;
import io.github.gatherspring.proto.Wave;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnteringActions}.
 */
class EnteringActionsTests {

	private final PlayerInitInfo.Builder info = PlayerInitInfo.newBuilder();

	@Test
	void whatActionsSetIsWhatTheAvatarEntersWith() {
		keep(ClientServerAction.newBuilder().setSetName(SetName.newBuilder().setName("Ann")));
		keep(ClientServerAction.newBuilder().setSetTextStatus(SetTextStatus.newBuilder().setTextStatus("busy bee")));
		keep(ClientServerAction.newBuilder().setSetEmojiStatus(SetEmojiStatus.newBuilder().setEmojiStatus("🐝")));
		keep(ClientServerAction.newBuilder().setSetAffiliation(SetAffiliation.newBuilder().setAffiliation("hive")));
		keep(ClientServerAction.newBuilder().setSetStatus(SetStatus.newBuilder().setStatus(true)));
		keep(ClientServerAction.newBuilder().setSetItemString(SetItemString.newBuilder().setItemString("{}")));
		keep(ClientServerAction.newBuilder()
			.setSetFocusModeEndTime(SetFocusModeEndTime.newBuilder().setFocusModeEndTime("noon")));
		keep(ClientServerAction.newBuilder()
			.setSetCurrentlyEquippedWearables(SetCurrentlyEquippedWearables.newBuilder()
				.setCurrentlyEquippedWearables(DBOutfit.newBuilder().setHat("crown"))));
		keep(ClientServerAction.newBuilder().setTeleport(Teleport.newBuilder().setMapId("attic").setX(3).setY(4)));
		assertThat(this.info.build()).isEqualTo(PlayerInitInfo.newBuilder()
			.setName("Ann")
			.setTextStatus("busy bee")
			.setEmojiStatus("🐝")
			.setAffiliation("hive")
			.setBusy(true)
			.setItemString("{}")
			.setFocusModeEndTime("noon")
			.setCurrentlyEquippedWearables(DBOutfit.newBuilder().setHat("crown"))
			.setMap("attic")
			.setX(3)
			.setY(4)
			.build());
	}

	@Test
	void whatIsSetForSomebodyElseIsNotKept() {
		ClientServerAction other = ClientServerAction.newBuilder()
			.setSetName(SetName.newBuilder().setName("Bob").setTargetId("bob"))
			.build();
		assertThat(EnteringActions.isKept(other)).isFalse();
		EnteringActions.keep(other, this.info);
		assertThat(this.info.build()).isEqualTo(PlayerInitInfo.getDefaultInstance());
	}

	@Test
	void aStepOfOnesOwnMovesTheAvatarAndThatOfAnotherDoesNot() {
		assertThat(
				EnteringActions.movesAvatar(ClientServerAction.newBuilder().setMove(Move.getDefaultInstance()).build()))
			.isTrue();
		assertThat(EnteringActions
			.movesAvatar(ClientServerAction.newBuilder().setRespawnAtDesk(RespawnAtDesk.getDefaultInstance()).build()))
			.isTrue();
		assertThat(EnteringActions
			.movesAvatar(ClientServerAction.newBuilder().setMove(Move.newBuilder().setTargetId("bob")).build()))
			.isFalse();
	}

	@Test
	void otherActionsMeanNothingForTheNextEntry() {
		ClientServerAction wave = ClientServerAction.newBuilder().setWave(Wave.newBuilder().setUser("bob")).build();
		assertThat(EnteringActions.isKept(wave)).isFalse();
		assertThat(EnteringActions.movesAvatar(wave)).isFalse();
	}

	private void keep(ClientServerAction.Builder action) {
		assertThat(EnteringActions.isKept(action.build())).isTrue();
		EnteringActions.keep(action.build(), this.info);
	}

}
