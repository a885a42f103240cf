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

import io.github.gatherspring.proto.Ban;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Kick;
import io.github.gatherspring.proto.PlayerSpotlights;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.Spotlight;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.world.User;

/**
 * What moderators do to others.
 */
final class ModerationRules {

	private ModerationRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.SPOTLIGHT, Spotlight.class)
			.by(Access.MODERATORS)
			.causes("playerSpotlights")
			.does("Lets everybody see and hear a player, or no more", (call, spotlight) -> {
				User target = call.presentUser("spotlightedUser", spotlight.getSpotlightedUser());
				ServerClientEvent event = ServerClientEvent.newBuilder()
					.setPlayerSpotlights(
							PlayerSpotlights.newBuilder().setSpotlighted(spotlight.getIsSpotlighted() ? 1 : 0))
					.build();
				call.world().set(target, event, call.user());
			});
		table.on(ActionCase.KICK, Kick.class)
			.by(Access.MODERATORS)
			.causes("playerExits")
			.does("Takes a player out and closes its connections with 4010", (call, kick) -> {
				User target = victim(call, "user", kick.getUser());
				call.world().kick(target.id(), 4010, "Kicked from the space");
			});
		table.on(ActionCase.BAN, Ban.class)
			.by(Access.MODERATORS)
			.causes("playerExits")
			.does("Does the same as `kick` for good: later connections are closed with 4003",
					(call, ban) -> call.world().ban(victim(call, "user", ban.getUser())));
	}

	private static User victim(ActionCall call, String field, String id) throws ActionRefused {
		User target = call.anyUser(field, id);
		if (target == call.user()) {
			throw call.wrong("'" + field + "' is the sender");
		}
		if (target.role() == Role.OWNER) {
			throw call.forbidden("'" + target.id() + "' owns the space");
		}
		return target;
	}

}
