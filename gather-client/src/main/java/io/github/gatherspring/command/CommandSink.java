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

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

import com.google.protobuf.Message;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherDisconnectedException;
import io.github.gatherspring.client.GatherEventSink;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerSendsCommand;
import io.github.gatherspring.proto.SpaceRegistersCommand;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commands in what one client receives, and registers them at the server each
 * time that the client is ready.
 */
final class CommandSink implements GatherEventSink {

	private static final Log logger = LogFactory.getLog(GatherCommand.class);

	private static final Set<Class<?>> INTERESTS = Set.of(PlayerChats.class, PlayerSendsCommand.class,
			SpaceRegistersCommand.class);

	private final CommandSettings settings;

	private final BiFunction<CommandSink, GatherClient, CommandBook> books;

	private final CommandRunner runner;

	private final CommandMessages messages;

	private final HelpText help;

	private final Dialogues dialogues;

	private final Cooldowns cooldowns;

	private final DoubleUses doubles = new DoubleUses();

	private volatile @Nullable CommandBook book;

	private volatile String running = "";

	private volatile boolean refusalLogged;

	CommandSink(CommandSettings settings, BiFunction<CommandSink, GatherClient, CommandBook> books,
			CommandRunner runner, CommandMessages messages, HelpText help, Dialogues dialogues, Cooldowns cooldowns) {
		this.settings = settings;
		this.books = books;
		this.runner = runner;
		this.messages = messages;
		this.help = help;
		this.dialogues = dialogues;
		this.cooldowns = cooldowns;
	}

	private CommandBook book(GatherClient client) {
		CommandBook known = this.book;
		if (known == null) {
			known = this.books.apply(this, client);
			this.book = known;
		}
		return known;
	}

	@Override
	public Set<Class<?>> interests(GatherClient client) {
		return book(client).isEmpty() ? Set.of() : INTERESTS;
	}

	@Override
	public void event(GatherClient client, Message event, @Nullable Player player, @Nullable Player target,
			@Nullable GameMap map, long receivedAt) {
		if (event instanceof PlayerChats chat) {
			if (chat.getContents().startsWith(this.settings.prefix()) && !chat.getSenderId().equals(client.userId())) {
				String text = chat.getContents().substring(this.settings.prefix().length());
				use(new GatherEvent<>(client, event, player, target, map, receivedAt), text, ReplyChannel.of(chat),
						receivedAt);
			}
		}
		else if (event instanceof PlayerSendsCommand command && player != null
				&& !player.id().equals(client.userId())) {
			use(new GatherEvent<>(client, event, player, target, map, receivedAt), withoutPrefix(command.getCommand()),
					ReplyChannel.privately(player.id()), receivedAt);
		}
	}

	private String withoutPrefix(String command) {
		for (String prefix : List.of(this.settings.prefix(), "/")) {
			if (command.startsWith(prefix)) {
				return command.substring(prefix.length());
			}
		}
		return command;
	}

	private void use(GatherEvent<?> event, String text, ReplyChannel channel, long receivedAt) {
		GatherClient client = event.client();
		CommandBook known = book(client);
		CommandLine line = CommandLine.of(text);
		List<String> words = line.texts();
		if (words.isEmpty() || Character.isWhitespace(text.charAt(0)) || known.isEmpty()) {
			return;
		}
		boolean byChat = event.event() instanceof PlayerChats;
		CommandBook.Found found = known.find(words);
		boolean help = found == null && known.isHelp(words);
		boolean unknown = found == null && !help && isForUs(known, client, words.get(0), byChat);
		if ((found == null && !help && !unknown)
				|| this.doubles.isSecond(channel.playerId(), words, byChat, receivedAt)) {
			return;
		}
		if (found != null) {
			run(event, line, channel, found);
		}
		else if (help) {
			say(client, channel, this.help.of(known, client, channel.playerId(), this.settings.prefix(),
					words.subList(1, words.size())));
		}
		else {
			say(client, channel, unknown(known, words));
		}
	}

	/**
	 * Whether an unknown command is for this client to refuse. A chat message that begins
	 * with the prefix may be meant for anybody; so may be a command that somebody else
	 * has registered.
	 */
	private static boolean isForUs(CommandBook book, GatherClient client, String firstWord, boolean byChat) {
		if (book.isOurs(firstWord)) {
			return true;
		}
		return !byChat && client.space().commands().stream().noneMatch((other) -> other.equalsIgnoreCase(firstWord));
	}

	private String unknown(CommandBook known, List<String> words) {
		String shown = this.settings.prefix() + words.get(0);
		boolean part = known.isOurs(words.get(0));
		if (part && words.size() > 1) {
			shown += " " + words.get(1);
		}
		return known.hasHelp()
				? this.messages.line(Refusal.UNKNOWN_COMMAND_TRY_HELP, shown,
						this.settings.prefix() + CommandBook.HELP + (part ? " " + words.get(0) : ""))
				: this.messages.line(Refusal.UNKNOWN_COMMAND, shown);
	}

	private void run(GatherEvent<?> event, CommandLine line, ReplyChannel channel, CommandBook.Found found) {
		Conversation conversation = new Conversation(this.dialogues, event.client(), channel,
				this.settings.maxReplyLength());
		List<String> words = line.texts();
		CommandCall call = new CommandCall(found.command(), event, channel.playerId(), event.player(),
				words.subList(found.words(), words.size()), line.after(found.words()), channel, this.settings,
				conversation);
		this.running = found.command().toString();
		try {
			this.runner.run(call, this.cooldowns);
		}
		finally {
			this.running = "";
		}
	}

	private void say(GatherClient client, ReplyChannel channel, String text) {
		Replies.say(client, channel, text, this.settings.maxReplyLength());
	}

	/**
	 * Whether a text is one of the commands.
	 */
	boolean isCommand(String text) {
		CommandBook known = this.book;
		if (known == null || !text.startsWith(this.settings.prefix())) {
			return false;
		}
		List<String> words = CommandLine.of(text.substring(this.settings.prefix().length())).texts();
		return !words.isEmpty() && known.isOurs(words.get(0));
	}

	@Override
	public void change(GatherClient client, SpaceChange change, long receivedAt) {
	}

	@Override
	public void status(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		if (this.settings.register() && after.isReady() && !before.isReady()) {
			for (String word : book(client).firstWords()) {
				client.registerCommand(word).whenComplete((done, failure) -> {
					if (failure != null) {
						notRegistered(client, word, failure);
					}
				});
			}
		}
	}

	private void notRegistered(GatherClient client, String word, Throwable failure) {
		if (failure instanceof GatherDisconnectedException || this.refusalLogged) {
			logger.debug("[" + client.name() + "] The command " + word + " was not registered", failure);
			return;
		}
		this.refusalLogged = true;
		logger.warn("[" + client.name() + "] The command " + word
				+ " could not be registered at the server; it works as a chat message all the same. Further failures"
				+ " are logged at debug level: " + failure.getMessage());
	}

	@Override
	public String running() {
		return this.running;
	}

	CommandSettings settings() {
		return this.settings;
	}

}
