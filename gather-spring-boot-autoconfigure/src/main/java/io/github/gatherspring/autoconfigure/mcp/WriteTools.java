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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.SetEmoteV2;
import io.github.gatherspring.space.Player;

/**
 * Tools that do something which others see.
 */
final class WriteTools {

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_MESSAGE = 1000;

	private static final int LONGEST_STATUS = 100;

	private static final int LONGEST_EMOJI = 32;

	private final SeenSpace seen;

	private final SentMessages sent;

	private final Walker walker;

	private final Follower follower;

	private final Duration timeout;

	WriteTools(SeenSpace seen, SentMessages sent, Follower follower, Duration timeout) {
		this.seen = seen;
		this.sent = sent;
		this.walker = new Walker(seen);
		this.follower = follower;
		this.timeout = timeout;
	}

	List<GatherTool> tools() {
		return List.of(
				new GatherTool("gather_say", "Say something",
						"Send a chat message that real people read: to those near you, to your map, to everyone in the"
								+ " space, or to one person in private. Say only what you were asked to say.",
						McpAllowance.SAY,
						new ToolSchema().text("text", "What to say, at most 1,000 characters")
							.text("to",
									"Who hears it: nearby (if absent), map, everyone, or the id or name of one person")
							.required("text"),
						this::say),
				new GatherTool("gather_walk_to", "Walk somewhere",
						"Walk your avatar beside a person, or to a tile of the map that you are on, around walls. Returns"
								+ " where you stand. If the way is long it returns arrived = false: call again to go on.",
						McpAllowance.MOVE,
						new ToolSchema().text("player", "Id or name of the person to walk to; or give x and y")
							.number("x", "Column of the tile to walk to")
							.number("y", "Row of the tile to walk to"),
						this::walk),
				new GatherTool("gather_follow", "Follow somebody",
						"Follow a person on the map that you are on, until you call this again with stop = true or walk"
								+ " somewhere else. Returns at once.",
						McpAllowance.MOVE,
						new ToolSchema().text("player", "Id or name of the person to follow")
							.flag("stop", "true to follow nobody any more"),
						this::follow),
				new GatherTool("gather_set_status", "Set the status",
						"Set the text and the emoji beside your name, which everyone in the space sees. Without any, both"
								+ " are cleared.",
						McpAllowance.STATUS,
						new ToolSchema().text("text", "Text of the status, at most 100 characters")
							.text("emoji", "One emoji"),
						this::status),
				new GatherTool("gather_emote", "Show an emote",
						"Show an emoji above your avatar for a moment. Without one, it is taken down.",
						McpAllowance.EMOTE, new ToolSchema().text("emoji", "One emoji, such as 👋"), this::emote));
	}

	private Object say(ToolArguments arguments) {
		String text = arguments.requiredText("text", LONGEST_MESSAGE);
		String to = arguments.text("to", LONGEST_NAME);
		this.seen.space();
		GatherClient client = this.seen.client();
		String audience = (to != null) ? to.strip().toLowerCase(Locale.ROOT) : "nearby";
		Player person = switch (audience) {
			case "nearby", "map", "everyone" -> null;
			default -> this.seen.player((to != null) ? to : "");
		};
		if (person == null && !audience.equals("everyone")) {
			this.seen.me();
		}
		this.sent.take();
		CompletableFuture<Void> said = (person != null) ? client.chatTo(person, text) : switch (audience) {
			case "map" -> client.chatToMap(text);
			case "everyone" -> client.chatToEveryone(text);
			default -> client.chatNearby(text);
		};
		new Deadline(this.timeout).await("the message is sent", said);
		return Map.of("said_to", (person != null) ? Words.name(person.name()) : audience);
	}

	private Object walk(ToolArguments arguments) {
		Deadline deadline = new Deadline(this.timeout);
		String player = arguments.text("player", LONGEST_NAME);
		Integer x = arguments.number("x");
		Integer y = arguments.number("y");
		this.follower.close();
		if (player != null && x == null && y == null) {
			return this.walker.beside(this.seen.player(player), deadline);
		}
		if (player != null || x == null || y == null) {
			throw new ToolFailure("Give either 'player', or 'x' and 'y'");
		}
		return this.walker.to(x, y, deadline);
	}

	private Object follow(ToolArguments arguments) {
		Deadline deadline = new Deadline(this.timeout);
		if (arguments.flag("stop")) {
			this.seen.space();
			this.follower.close();
			deadline.await("nobody is followed", this.seen.client().unfollow());
			return Map.of("following", "nobody");
		}
		Player player = this.seen.player(arguments.requiredText("player", LONGEST_NAME));
		Player me = this.seen.me();
		if (player.id().equals(me.id())) {
			throw new ToolFailure("That is you. Give the id or name of another person");
		}
		deadline.await("the player is followed", this.seen.client().follow(player));
		this.follower.follow(player.id());
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("following", Words.name(player.name()));
		if (!player.mapId().equals(me.mapId())) {
			result.put("note", "The person is on another map; you stay on yours");
		}
		return result;
	}

	private Object status(ToolArguments arguments) {
		String text = arguments.text("text", LONGEST_STATUS);
		String emoji = arguments.text("emoji", LONGEST_EMOJI);
		this.seen.space();
		GatherClient client = this.seen.client();
		CompletableFuture<Void> set = (text == null && emoji == null) ? client.clearStatus()
				: CompletableFuture.allOf((text != null) ? client.setTextStatus(text) : done(),
						(emoji != null) ? client.setEmojiStatus(emoji) : done());
		new Deadline(this.timeout).await("the status is set", set);
		return Map.of("set", true);
	}

	private static CompletableFuture<Void> done() {
		return CompletableFuture.completedFuture(null);
	}

	private Object emote(ToolArguments arguments) {
		String emoji = arguments.text("emoji", LONGEST_EMOJI);
		this.seen.me();
		SetEmoteV2 action = (emoji != null) ? SetEmoteV2.newBuilder().setEmote(emoji).build()
				: SetEmoteV2.getDefaultInstance();
		new Deadline(this.timeout).await("the emote is shown", this.seen.client().setEmoteV2(action));
		return Map.of("shown", emoji != null);
	}

}
