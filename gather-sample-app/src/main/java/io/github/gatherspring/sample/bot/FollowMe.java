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
import io.github.gatherspring.client.Walk;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * {@code /follow}: walks after whoever asked, around walls and through portals.
 */
@Component
class FollowMe implements Command {

	private final GatherClient gather;

	private volatile @Nullable String leader;

	private volatile @Nullable Walk walk;

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
			Walk last = this.walk;
			if (last != null) {
				last.cancel();
			}
			this.gather.unfollow();
			return "I stay here.";
		}
		this.leader = asker.id();
		this.gather.follow(asker);
		return "I follow you, " + asker.name() + ".";
	}

	@GatherEventListener
	void onMove(PlayerMoves move, Player player) {
		Walk last = this.walk;
		if (player.id().equals(this.leader) && (last == null || last.done().isDone())) {
			this.walk = this.gather.walkTo(player);
		}
	}

}
