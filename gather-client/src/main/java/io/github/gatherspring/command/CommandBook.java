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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The commands of one client, by name. Nothing in it changes.
 */
final class CommandBook {

	static final String HELP = "help";

	private final Map<String, Command> byKey = new HashMap<>();

	private final Set<String> firstWords = new LinkedHashSet<>();

	private final List<Command> sorted;

	private final boolean help;

	private final int mostWords;

	/**
	 * Creates a book.
	 * @param commands the client's commands
	 * @param help whether there is to be help, unless one of the commands is called so
	 */
	CommandBook(List<Command> commands, boolean help) {
		int most = 0;
		for (Command command : commands) {
			this.byKey.put(command.key(), command);
			most = Math.max(most, command.name().split(" ").length);
		}
		this.mostWords = most;
		this.sorted = new ArrayList<>(commands);
		this.sorted.sort(Comparator.comparing(Command::key));
		this.help = help && !commands.isEmpty() && !this.byKey.containsKey(HELP);
		Map<String, String> spelled = new HashMap<>();
		for (Command command : this.sorted) {
			spelled.putIfAbsent(Command.key(command.firstWord()), command.firstWord());
		}
		if (this.help) {
			spelled.putIfAbsent(HELP, HELP);
		}
		spelled.keySet().stream().sorted().map(spelled::get).forEach(this.firstWords::add);
	}

	boolean isEmpty() {
		return this.byKey.isEmpty();
	}

	boolean hasHelp() {
		return this.help;
	}

	List<Command> all() {
		return this.sorted;
	}

	/**
	 * The words that the server is told.
	 */
	Set<String> firstWords() {
		return this.firstWords;
	}

	boolean isOurs(String firstWord) {
		String key = Command.key(firstWord);
		return this.firstWords.stream().anyMatch((word) -> Command.key(word).equals(key));
	}

	/**
	 * Find the command that words begin with; of several the longest.
	 * @param words what was written
	 * @return the command, and how many of the words are its name; {@code null} for none
	 */
	@Nullable Found find(List<String> words) {
		for (int count = Math.min(this.mostWords, words.size()); count > 0; count--) {
			Command command = this.byKey.get(Command.key(String.join(" ", words.subList(0, count))));
			if (command != null) {
				return new Found(command, count);
			}
		}
		return null;
	}

	boolean isHelp(List<String> words) {
		return this.help && Command.key(words.get(0)).equals(HELP);
	}

	/**
	 * A command that was found.
	 *
	 * @param command the command
	 * @param words how many words its name took
	 */
	record Found(Command command, int words) {
	}

}
