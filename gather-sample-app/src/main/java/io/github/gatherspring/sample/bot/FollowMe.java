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

package io.github.gatherspring.sample.bot;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * {@code /follow} and {@code /stay}: walks behind whoever asked, one step for each of
 * theirs, and through portals by teleport.
 */
@Component
class FollowMe implements Command {

	private final GatherClient gather;

	private volatile @Nullable String leader;

	FollowMe(GatherClient gather) {
		this.gather = gather;
	}

	@Override
	public String usage() {
		return "/follow (or /follow stop)";
	}

	@Override
	public String answer(Player asker, String argument) {
		if (argument.equals("stop")) {
			this.leader = null;
			this.gather.unfollow();
			return "I stay here.";
		}
		this.leader = asker.id();
		this.gather.follow(asker);
		return "I follow you, " + asker.name() + ".";
	}

	@GatherEventListener
	void onMove(PlayerMoves move, Player player) {
		if (player.id().equals(this.leader)) {
			this.gather.space().me().ifPresent((me) -> stepTowards(player, me));
		}
	}

	private void stepTowards(Player leader, Player me) {
		int dx = leader.x() - me.x();
		int dy = leader.y() - me.y();
		if (!leader.mapId().equals(me.mapId())) {
			this.gather.teleport(leader.mapId(), leader.x(), leader.y());
		}
		else if (Math.abs(dx) + Math.abs(dy) > 1) {
			this.gather.walk(direction(dx, dy), 1);
		}
	}

	private static MoveDirectionEnum.ENUM direction(int dx, int dy) {
		if (Math.abs(dx) > Math.abs(dy)) {
			return (dx > 0) ? MoveDirectionEnum.ENUM.Right : MoveDirectionEnum.ENUM.Left;
		}
		return (dy > 0) ? MoveDirectionEnum.ENUM.Down : MoveDirectionEnum.ENUM.Up;
	}

}
