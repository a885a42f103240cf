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

import io.github.gatherspring.proto.PlayerEntersPortal;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Arriving on a tile, with what a portal there does.
 */
public final class Steps {

	private Steps() {
	}

	/**
	 * Put a player on a tile that it has walked to.
	 * @param world the space
	 * @param user whose player
	 * @param map its map
	 * @param x column
	 * @param y row
	 * @param direction where it looks
	 * @param inputId number of the move, {@code null} if no client sent it
	 */
	public static void to(World world, User user, SpaceMap map, int x, int y, SpriteDirectionEnum.ENUM direction,
			@Nullable Integer inputId) {
		boolean moved = x != user.x() || y != user.y();
		world.place(user, map, x, y, direction, inputId);
		Portal portal = moved ? map.portalAt(x, y) : null;
		if (portal == null) {
			return;
		}
		if (portal.hasTargetUrl() && !portal.getTargetUrl().isEmpty()) {
			world.publish(ServerClientEvent.newBuilder()
				.setPlayerEntersPortal(PlayerEntersPortal.newBuilder().setTargetUrl(portal.getTargetUrl()))
				.build(), null, Audience.of(user.id()));
			return;
		}
		SpaceMap target = world.map(portal.getTargetMap());
		if (target != null && target.contains(portal.getTargetX(), portal.getTargetY())) {
			world.place(user, target, portal.getTargetX(), portal.getTargetY(), direction, inputId);
		}
	}

}
