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

import org.springframework.util.Assert;

/**
 * How one client takes commands.
 *
 * @param prefix what a chat message begins with that is a command; not blank, without
 * white space
 * @param help whether {@code help} lists the commands
 * @param register whether the commands are registered at the server, so that the official
 * client knows them
 * @param maxReplyLength the longest chat message in characters; longer answers are split;
 * at least {@value #SHORTEST_REPLY}
 * @since 0.1.0
 */
public record CommandSettings(String prefix, boolean help, boolean register, int maxReplyLength) {

	/** The least that a longest message can be. */
	public static final int SHORTEST_REPLY = 20;

	/**
	 * The prefix {@code /}, with help, registered, messages of up to 1,000 characters.
	 */
	public static final CommandSettings DEFAULT = new CommandSettings("/", true, true, 1000);

	/**
	 * Creates settings.
	 * @param prefix what a chat message begins with that is a command; not blank, without
	 * white space
	 * @param help whether {@code help} lists the commands
	 * @param register whether the commands are registered at the server
	 * @param maxReplyLength the longest chat message in characters
	 */
	public CommandSettings {
		Assert.isTrue(!prefix.isEmpty() && prefix.chars().noneMatch(Character::isWhitespace),
				() -> "'prefix' must be at least one character and no white space, but was '" + prefix + "'");
		Assert.isTrue(maxReplyLength >= SHORTEST_REPLY,
				() -> "'maxReplyLength' must be at least " + SHORTEST_REPLY + " characters, but was " + maxReplyLength);
	}

}
