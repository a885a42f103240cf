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

package io.github.gatherspring.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.Player;

import org.springframework.util.Assert;

/**
 * Begins conversations with players. Any thread.
 *
 * @since 0.1.0
 */
public class GatherConversation {

	private final GatherCommands commands;

	private final Supplier<GatherClient> client;

	/**
	 * Creates it.
	 * @param commands keeps the questions, and knows which messages are commands
	 * @param client gives the client for {@link #ask(Player, String, Duration)}
	 */
	public GatherConversation(GatherCommands commands, Supplier<GatherClient> client) {
		Assert.notNull(commands, "'commands' must not be null");
		Assert.notNull(client, "'client' must not be null");
		this.commands = commands;
		this.client = client;
	}

	/**
	 * Ask a player a question in private, by the application's client; where there are
	 * several use {@link #with(GatherClient, Player)}.
	 * @param player the player
	 * @param question the question; not blank
	 * @param timeout how long to wait for the answer; positive
	 * @return as for {@link Conversation#ask(String, Duration)}
	 */
	public CompletableFuture<String> ask(Player player, String question, Duration timeout) {
		return with(this.client.get(), player).ask(question, timeout);
	}

	/**
	 * Talk with a player in private.
	 * @param gather the client that talks
	 * @param player the player
	 * @return the conversation
	 */
	public Conversation with(GatherClient gather, Player player) {
		Assert.notNull(player, "'player' must not be null");
		return this.commands.conversation(gather, ReplyChannel.privately(player.id()));
	}

	/**
	 * Talk with whoever sent a message, where it was sent.
	 * @param message the message
	 * @return the conversation
	 */
	public Conversation with(GatherEvent<PlayerChats> message) {
		return this.commands.conversation(message.client(), ReplyChannel.of(message.event()));
	}

}
