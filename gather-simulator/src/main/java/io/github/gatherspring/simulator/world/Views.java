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

package io.github.gatherspring.simulator.world;

import java.util.Map;

import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.api.MapView;
import io.github.gatherspring.simulator.api.PlayerView;
import io.github.gatherspring.simulator.api.SpaceView;

/**
 * Makes immutable pictures of the space.
 */
public final class Views {

	private Views() {
	}

	/**
	 * Return a picture of the space.
	 * @param world the space
	 * @return the picture
	 */
	public static SpaceView of(World world) {
		return new SpaceView(world.spaceId(), world.present().stream().map(Views::of).toList(),
				world.maps().stream().map(Views::of).toList());
	}

	private static PlayerView of(User user) {
		ServerClientEvent emoji = user.field(EventCase.PLAYERSETSEMOJISTATUS);
		ServerClientEvent status = user.field(EventCase.PLAYERSETSSTATUS);
		ServerClientEvent away = user.field(EventCase.PLAYERSETSAWAY);
		return new PlayerView(user.id(), user.name(), user.role(), user.isSimulated(), user.mapId(), user.x(), user.y(),
				user.textStatus(), (emoji != null) ? emoji.getPlayerSetsEmojiStatus().getEmojiStatus() : "",
				status != null && status.getPlayerSetsStatus().getBusy(),
				away != null && away.getPlayerSetsAway().getAway(), Map.copyOf(user.inventory()));
	}

	private static MapView of(SpaceMap map) {
		return new MapView(map.id(), map.width(), map.height(), map.updateId(), Map.copyOf(map.objects()),
				Map.copyOf(map.nooks()));
	}

}
