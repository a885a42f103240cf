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

import io.github.gatherspring.space.Player;

/**
 * Something that people can ask for in the chat. Each bean of this type is a command.
 */
interface Command {

	/**
	 * Returns how the command is written.
	 * @return the command and its arguments, such as {@code /where @name}
	 */
	String usage();

	/**
	 * Answers.
	 * @param asker who asks
	 * @param argument what follows the command, without blanks at its ends
	 * @return the answer
	 */
	String answer(Player asker, String argument);

	/**
	 * Returns the word that calls the command.
	 * @return the first word of the usage
	 */
	default String word() {
		return usage().split(" ", 2)[0];
	}

}
