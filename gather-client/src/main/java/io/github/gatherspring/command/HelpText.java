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
import java.util.List;
import java.util.stream.Collectors;

import io.github.gatherspring.client.GatherClient;

/**
 * Explains the commands to those who may use them.
 */
final class HelpText {

	private final CommandMessages messages;

	HelpText(CommandMessages messages) {
		this.messages = messages;
	}

	/**
	 * Return the help that somebody asked for.
	 * @param book the client's commands
	 * @param client the client
	 * @param askerId who asks
	 * @param prefix the prefix of commands
	 * @param words the words after {@code help}
	 * @return one line for each command
	 */
	String of(CommandBook book, GatherClient client, String askerId, String prefix, List<String> words) {
		List<Command> usable = book.all().stream().filter((command) -> command.isFor(client, askerId)).toList();
		if (words.isEmpty()) {
			return usable.isEmpty() ? this.messages.text("help-nothing", "There is no command for you.")
					: list(usable, prefix);
		}
		String first = words.get(0);
		List<String> asked = new java.util.ArrayList<>(words);
		asked.set(0, first.startsWith(prefix) && first.length() > prefix.length() ? first.substring(prefix.length())
				: first);
		String name = Command.key(String.join(" ", asked));
		List<Command> below = usable.stream()
			.filter((command) -> command.key().equals(name) || command.key().startsWith(name + " "))
			.toList();
		if (below.size() == 1) {
			return explain(below.get(0), prefix);
		}
		if (!below.isEmpty()) {
			return list(below, prefix);
		}
		CommandBook.Found forbidden = book.find(asked);
		return (forbidden != null)
				? this.messages.line(Refusal.MISSING_ROLE, prefix + forbidden.command().name(),
						forbidden.command().roles())
				: this.messages.line(Refusal.UNKNOWN_COMMAND_TRY_HELP, prefix + String.join(" ", asked),
						prefix + CommandBook.HELP);
	}

	private static String list(List<Command> commands, String prefix) {
		return commands.stream().map((command) -> line(command, prefix)).collect(Collectors.joining("\n"));
	}

	private static String line(Command command, String prefix) {
		String usage = command.usage(prefix);
		return command.description().isEmpty() ? usage : usage + " \u2013 " + command.description();
	}

	private String explain(Command command, String prefix) {
		StringBuilder text = new StringBuilder(line(command, prefix));
		if (!command.method().roles().isEmpty()) {
			text.append('\n')
				.append(this.messages.text("help-role", "For the role"))
				.append(": ")
				.append(command.roles());
		}
		Duration cooldown = command.method().cooldown();
		if (cooldown != null) {
			text.append('\n')
				.append(this.messages.text("help-cooldown", "Seconds between two uses"))
				.append(": ")
				.append(Math.max(1, cooldown.toSeconds()));
		}
		return text.toString();
	}

}
