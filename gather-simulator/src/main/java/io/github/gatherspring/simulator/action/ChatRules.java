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

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ChatMessageUpdated;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerEditsChatMessage;
import io.github.gatherspring.proto.PlayerSendsCommand;
import io.github.gatherspring.proto.RegisterCommand;
import io.github.gatherspring.proto.SendCommand;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.SpaceEvents;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;

/**
 * Talking, and commands in the chat.
 */
final class ChatRules {

	private static final String GLOBAL = "GLOBAL_CHAT";

	private static final String ROOM = "ROOM_CHAT";

	private static final String LOCAL = "LOCAL_CHAT";

	private static final int MOST_COMMANDS = 1_000;

	private static final int LONGEST_COMMAND = 100;

	private static final int REMEMBERED = 10_000;

	private ChatRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.CHAT, Chat.class)
			.causes("playerChats")
			.does("Reaches the whole space (`GLOBAL_CHAT`), the map (`ROOM_CHAT`), the `localPlayerIds` (`LOCAL_CHAT`), the nook or one user, and the sender",
					(call, chat) -> chat(call, call.user(), chat));
		table.on(ActionCase.CHATMESSAGEUPDATED, ChatMessageUpdated.class)
			.causes("playerEditsChatMessage")
			.does("Tells everybody that a message was changed", (call, update) -> {
				if (!call.world().chatIds().contains(update.getId())) {
					throw call.missing("'id' is '" + ActionCall.shortened(update.getId()) + "', which no message has");
				}
				call.tell(
						ServerClientEvent.newBuilder()
							.setPlayerEditsChatMessage(PlayerEditsChatMessage.newBuilder().setId(update.getId())),
						Audience.EVERYONE);
			});
		table.on(ActionCase.REGISTERCOMMAND, RegisterCommand.class)
			.causes("spaceRegistersCommand")
			.does("Makes `/command` known to everybody; a space takes 1,000 of at most 100 characters",
					(call, register) -> {
						String command = command(call, register.getCommand());
						Set<String> commands = call.world().commands();
						if (commands.size() >= MOST_COMMANDS && !commands.contains(command)) {
							throw call.tooMany("the space has " + MOST_COMMANDS + " commands, more are not taken");
						}
						commands.add(command);
						call.world().publish(SpaceEvents.command(command), null, Audience.EVERYONE);
					});
		table.on(ActionCase.SENDCOMMAND, SendCommand.class)
			.avatar()
			.causes("playerSendsCommand")
			.does("Tells everybody, or the target alone, that the player used a command", (call, send) -> {
				call.filled("command", send.getCommand());
				Audience audience = Audience.EVERYONE;
				if (send.hasTargetId() && !send.getTargetId().isEmpty()) {
					audience = Audience.of(call.anyUser("targetId", send.getTargetId()).id(), call.user().id());
				}
				call.tellAbout(call.user(),
						ServerClientEvent.newBuilder()
							.setPlayerSendsCommand(PlayerSendsCommand.newBuilder().setCommand(send.getCommand())),
						audience);
			});
	}

	private static String command(ActionCall call, String command) throws ActionRefused {
		call.filled("command", command);
		String name = command.startsWith("/") ? command.substring(1) : command;
		if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
			throw call.wrong("'command' is '" + ActionCall.shortened(command) + "', expected one word");
		}
		if (name.length() > LONGEST_COMMAND) {
			throw call
				.wrong("'command' has " + name.length() + " characters, at most " + LONGEST_COMMAND + " are accepted");
		}
		return name;
	}

	private static void chat(ActionCall call, User sender, Chat chat) throws ActionRefused {
		call.filled("contents", chat.getContents());
		call.filled("chatRecipient", chat.getChatRecipient());
		World world = call.world();
		String mapId = chat.getMapId().isEmpty() ? sender.mapId() : call.map(chat.getMapId()).id();
		Set<String> ids;
		switch (chat.getChatRecipient()) {
			case GLOBAL -> {
				say(world, sender, chat, mapId, Audience.EVERYONE);
				return;
			}
			case ROOM -> ids = world.idsInMap(mapId);
			case LOCAL -> ids = local(call, chat);
			default -> ids = Set.of(call.anyUser("chatRecipient", chat.getChatRecipient()).id());
		}
		if (chat.hasNookId() && !chat.getNookId().isEmpty()) {
			SpaceMap map = call.map(mapId);
			if (!map.nooks().containsKey(chat.getNookId())) {
				throw call.missing("'nookId' is '" + ActionCall.shortened(chat.getNookId()) + "', which map '" + mapId
						+ "' does not have");
			}
			ids = world.idsInNook(map, chat.getNookId());
		}
		say(world, sender, chat, mapId, with(ids, sender.id()));
	}

	private static Set<String> local(ActionCall call, Chat chat) throws ActionRefused {
		for (String id : chat.getLocalPlayerIdsList()) {
			call.anyUser("localPlayerIds", id);
		}
		return new LinkedHashSet<>(chat.getLocalPlayerIdsList());
	}

	private static Audience with(Collection<String> ids, String senderId) {
		Set<String> all = new LinkedHashSet<>(ids);
		all.add(senderId);
		return Audience.of(all);
	}

	private static void say(World world, User sender, Chat chat, String mapId, Audience audience) {
		String recipient = chat.getChatRecipient();
		boolean direct = !recipient.equals(GLOBAL) && !recipient.equals(ROOM) && !recipient.equals(LOCAL);
		String id = (chat.hasId() && !chat.getId().isEmpty()) ? chat.getId() : world.newId("chat");
		PlayerChats.Builder chats = PlayerChats.newBuilder()
			.setId(id)
			.setSenderId(sender.id())
			.setSenderName(sender.name())
			.setRecipient(recipient)
			.setContents(chat.getContents())
			.setMessageType(direct ? "DM" : recipient)
			.setUnixTime(world.clock().now().toEpochMilli() / 1000.0)
			.setRoomId(mapId);
		if (chat.hasNookId()) {
			chats.setNookId(chat.getNookId());
		}
		if (world.chatIds().size() >= REMEMBERED) {
			world.chatIds().remove(world.chatIds().iterator().next());
		}
		world.chatIds().add(id);
		world.publish(ServerClientEvent.newBuilder().setPlayerChats(chats).build(), null,
				world.heardFrom(sender, audience));
	}

}
