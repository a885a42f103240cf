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
import io.github.gatherspring.proto.SpaceItem;
import io.github.gatherspring.proto.SpaceRegistersCommand;
import io.github.gatherspring.proto.SpaceSetsSpaceUsers;
import io.github.gatherspring.proto.SpaceUpdatesItems;
import io.github.gatherspring.proto.WireSpaceUser;

/**
 * Events about the space as a whole.
 */
public final class SpaceEvents {

	private SpaceEvents() {
	}

	/**
	 * Return the event that lists the users with their roles.
	 * @param world the space
	 * @return the event
	 */
	public static ServerClientEvent users(World world) {
		SpaceSetsSpaceUsers.Builder users = SpaceSetsSpaceUsers.newBuilder();
		world.users()
			.forEach((user) -> users.putSpaceUsers(user.id(),
					WireSpaceUser.newBuilder().setRole(user.role().wireName()).build()));
		return ServerClientEvent.newBuilder().setSpaceSetsSpaceUsers(users).build();
	}

	/**
	 * Return the event that lists items.
	 * @param items the items by id
	 * @return the event
	 */
	public static ServerClientEvent items(Map<String, SpaceItem> items) {
		return ServerClientEvent.newBuilder()
			.setSpaceUpdatesItems(SpaceUpdatesItems.newBuilder().putAllItems(items))
			.build();
	}

	/**
	 * Return the event that announces a command.
	 * @param command name without the slash
	 * @return the event
	 */
	public static ServerClientEvent command(String command) {
		return ServerClientEvent.newBuilder()
			.setSpaceRegistersCommand(SpaceRegistersCommand.newBuilder().setCommand(command))
			.build();
	}

}
