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

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherReadyEvent;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.Player;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Answers commands in the chat, where they were asked: a private question gets a private
 * answer.
 */
@Component
class Commands {

	private final GatherClient gather;

	private final Map<String, Command> commands;

	Commands(GatherClient gather, ObjectProvider<Command> commands) {
		this.gather = gather;
		this.commands = commands.stream()
			.collect(Collectors.toMap(Command::word, Function.identity(), (one, other) -> one, TreeMap::new));
	}

	@GatherEventListener
	void announce(GatherReadyEvent ready) {
		this.commands.keySet().forEach((word) -> this.gather.registerCommand(word.substring(1)));
	}

	@GatherEventListener(condition = "#chat.contents.startsWith('/')")
	void onChat(PlayerChats chat, Player asker) {
		String[] words = chat.getContents().split("\\s+", 2);
		String argument = (words.length > 1) ? words[1].strip() : "";
		if (words[0].equals("/help")) {
			reply(chat, help());
		}
		else if (this.commands.containsKey(words[0])) {
			reply(chat, this.commands.get(words[0]).answer(asker, argument));
		}
	}

	private String help() {
		return this.commands.values().stream().map(Command::usage).collect(Collectors.joining(" · ", "I know: ", ""));
	}

	private void reply(PlayerChats question, String answer) {
		switch (question.getRecipient()) {
			case GatherClient.EVERYONE -> this.gather.chatToEveryone(answer);
			case GatherClient.MAP -> this.gather.chatToMap(answer);
			case GatherClient.NEARBY -> this.gather.chatNearby(answer);
			default -> this.gather.chatTo(question.getSenderId(), answer);
		}
	}

}
