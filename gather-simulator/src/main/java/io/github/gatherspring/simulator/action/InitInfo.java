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

package io.github.gatherspring.simulator.action;

import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.PlayerSetsAffiliation;
import io.github.gatherspring.proto.PlayerSetsCurrentlyEquippedWearables;
import io.github.gatherspring.proto.PlayerSetsEmojiStatus;
import io.github.gatherspring.proto.PlayerSetsFocusModeEndTime;
import io.github.gatherspring.proto.PlayerSetsIsNpc;
import io.github.gatherspring.proto.PlayerSetsItemString;
import io.github.gatherspring.proto.PlayerSetsName;
import io.github.gatherspring.proto.PlayerSetsStatus;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;

/**
 * The first values that {@code enter} brings along.
 */
final class InitInfo {

	private InitInfo() {
	}

	static void apply(World world, User user, PlayerInitInfo info) {
		if (info.hasName()) {
			world.set(user, event().setPlayerSetsName(PlayerSetsName.newBuilder().setName(info.getName())).build());
		}
		if (info.hasAffiliation()) {
			world.set(user,
					event()
						.setPlayerSetsAffiliation(
								PlayerSetsAffiliation.newBuilder().setAffiliation(info.getAffiliation()))
						.build());
		}
		if (info.hasBusy()) {
			world.set(user, event().setPlayerSetsStatus(PlayerSetsStatus.newBuilder().setBusy(info.getBusy())).build());
		}
		if (info.hasTextStatus()) {
			world.set(user,
					event()
						.setPlayerSetsTextStatus(PlayerSetsTextStatus.newBuilder().setTextStatus(info.getTextStatus()))
						.build());
		}
		if (info.hasEmojiStatus()) {
			world.set(user,
					event()
						.setPlayerSetsEmojiStatus(
								PlayerSetsEmojiStatus.newBuilder().setEmojiStatus(info.getEmojiStatus()))
						.build());
		}
		if (info.hasCurrentlyEquippedWearables()) {
			world.set(user,
					event()
						.setPlayerSetsCurrentlyEquippedWearables(PlayerSetsCurrentlyEquippedWearables.newBuilder()
							.setCurrentlyEquippedWearables(info.getCurrentlyEquippedWearables()))
						.build());
		}
		if (info.hasFocusModeEndTime()) {
			world.set(user,
					event()
						.setPlayerSetsFocusModeEndTime(
								PlayerSetsFocusModeEndTime.newBuilder().setFocusModeEndTime(info.getFocusModeEndTime()))
						.build());
		}
		if (info.hasItemString()) {
			world.set(user,
					event()
						.setPlayerSetsItemString(PlayerSetsItemString.newBuilder().setItemString(info.getItemString()))
						.build());
		}
		if (info.hasIsNpc()) {
			world.set(user, event().setPlayerSetsIsNpc(PlayerSetsIsNpc.newBuilder().setIsNpc(info.getIsNpc())).build());
		}
	}

	private static ServerClientEvent.Builder event() {
		return ServerClientEvent.newBuilder();
	}

}
