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

package io.github.gatherspring.autoconfigure.mcp;

import java.util.List;

import io.github.gatherspring.client.EventRegistration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.WalkingPaths;
import io.github.gatherspring.space.WalkingPaths.Tile;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the avatar beside a player, one way after each of its moves, until told to stop.
 * Does not leave the map.
 */
final class Follower implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Follower.class);

	private final GatherClient client;

	private @Nullable String leader;

	private @Nullable EventRegistration registration;

	private boolean walking;

	Follower(GatherClient client) {
		this.client = client;
	}

	void follow(String leader) {
		EventRegistration before;
		synchronized (this) {
			before = this.registration;
			this.registration = null;
			this.leader = leader;
		}
		if (before != null) {
			before.close();
		}
		EventRegistration registration = this.client.onWithContext(PlayerMoves.class, (move, context) -> {
			Player player = context.player();
			if (player != null && player.id().equals(leader)) {
				catchUp(null);
			}
		});
		synchronized (this) {
			this.registration = registration;
		}
		catchUp(null);
	}

	@Override
	public void close() {
		EventRegistration before;
		synchronized (this) {
			before = this.registration;
			this.registration = null;
			this.leader = null;
		}
		if (before != null) {
			before.close();
		}
	}

	/**
	 * Set out after the leader, unless the avatar is on its way or beside it.
	 * @param from where the avatar is, if the server has not told yet
	 */
	private void catchUp(@Nullable Tile from) {
		Way way;
		synchronized (this) {
			if (this.walking || this.leader == null) {
				return;
			}
			way = way(this.leader, from);
			this.walking = way != null;
		}
		if (way != null) {
			walk(way, 0);
		}
	}

	private @Nullable Way way(String leaderId, @Nullable Tile start) {
		GatherSpace space = this.client.space();
		Player leader = space.player(leaderId).orElse(null);
		Player me = space.me().orElse(null);
		GameMap map = (me != null) ? space.map(me.mapId()).orElse(null) : null;
		if (leader == null || me == null || map == null || !leader.mapId().equals(map.id())) {
			return null;
		}
		Tile from = (start != null) ? start : new Tile(me.x(), me.y());
		if (Math.max(Math.abs(from.x() - leader.x()), Math.abs(from.y() - leader.y())) <= 1) {
			return null;
		}
		WalkingPaths paths = WalkingPaths.from(map, from.x(), from.y());
		Tile to = paths.nearest(leader.x(), leader.y(), 1).orElse(null);
		List<MoveDirectionEnum.ENUM> steps = (to != null) ? paths.to(to.x(), to.y()).orElse(List.of()) : List.of();
		return (to == null || steps.isEmpty()) ? null : new Way(steps, to);
	}

	private void walk(Way way, int next) {
		this.client.move(way.steps().get(next), false, 0).whenComplete((done, failure) -> {
			boolean goesOn;
			synchronized (this) {
				goesOn = failure == null && this.leader != null && next + 1 < way.steps().size();
				this.walking = goesOn;
			}
			if (failure != null) {
				logger.debug("A step after the player to follow failed", failure);
			}
			else if (goesOn) {
				walk(way, next + 1);
			}
			else {
				// The leader may have gone on meanwhile.
				catchUp(way.end());
			}
		});
	}

	/**
	 * Steps and where they end.
	 */
	private record Way(List<MoveDirectionEnum.ENUM> steps, Tile end) {
	}

}
