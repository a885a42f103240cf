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

import com.google.protobuf.Message;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.PlayerUpdatesSession;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SetSpaceRolePermissionOverride;
import io.github.gatherspring.proto.SpeakerUpdatesSession;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.Events;

/**
 * What concerns the space as a whole.
 */
final class SpaceRules {

	private SpaceRules() {
	}

	@SuppressWarnings("deprecation") // older clients still send playerUpdatesSession
	static void addTo(RuleTable table) {
		table.on(ActionCase.SETSPACEROLEPERMISSIONOVERRIDE, SetSpaceRolePermissionOverride.class)
			.by(Access.OWNERS)
			.causes("spaceRolePermissionOverrideUpdated")
			.does("Allows a role an action or forbids it; a permission is the name of an action", (call, set) -> {
				Role role = role(call, set.getRole());
				if (role == Role.OWNER) {
					throw call.forbidden("the owner's permissions cannot be changed");
				}
				if (ClientServerAction.getDescriptor().findFieldByName(set.getPermission()) == null) {
					throw call.missing("'permission' is '" + ActionCall.shortened(set.getPermission())
							+ "', expected the name of an action");
				}
				call.world().permissions().override(role, set.getPermission(), set.getEnabled());
				call.world()
					.publish(FieldCopy.event((Message) set, EventCase.SPACEROLEPERMISSIONOVERRIDEUPDATED), null,
							Audience.EVERYONE);
			});
		table.on(ActionCase.SPEAKERUPDATESSESSION, SpeakerUpdatesSession.class)
			.by(Access.MODERATORS)
			.causes("speakerUpdatesSession")
			.does("Tells everybody the settings of a session", (call, update) -> {
				call.filled("sessionId", update.getSessionId());
				call.world().publish(Events.of(EventCase.SPEAKERUPDATESSESSION, update), null, Audience.EVERYONE);
			});
		table.on(ActionCase.PLAYERUPDATESSESSION, PlayerUpdatesSession.class)
			.causes("playerUpdatesSession")
			.does("Tells everybody the settings of a room", (call, update) -> {
				call.filled("roomId", update.getRoomId());
				call.world().publish(Events.of(EventCase.PLAYERUPDATESSESSION, update), null, Audience.EVERYONE);
			});
	}

	private static Role role(ActionCall call, String name) throws ActionRefused {
		try {
			return Role.of(name);
		}
		catch (IllegalArgumentException ex) {
			throw call.wrong(String.valueOf(ex.getMessage()));
		}
	}

}
