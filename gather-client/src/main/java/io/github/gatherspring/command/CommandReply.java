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
 * Answer to a command that says where it is to be heard. A plain {@code String} is heard
 * where the command was given.
 *
 * @param channel where it is heard
 * @param text the answer; blank for none
 * @since 0.1.0
 */
public record CommandReply(Channel channel, String text) {

	/**
	 * Creates a reply.
	 * @param channel where it is heard
	 * @param text the answer; blank for none
	 */
	public CommandReply {
		Assert.notNull(channel, "'channel' must not be null");
		Assert.notNull(text, "'text' must not be null");
	}

	/**
	 * Answer where the command was given.
	 * @param text the answer
	 * @return the reply
	 */
	public static CommandReply here(String text) {
		return new CommandReply(Channel.HERE, text);
	}

	/**
	 * Answer the asker alone.
	 * @param text the answer
	 * @return the reply
	 */
	public static CommandReply privately(String text) {
		return new CommandReply(Channel.PRIVATE, text);
	}

	/**
	 * Answer everybody on the map that the client's own player is on.
	 * @param text the answer
	 * @return the reply
	 */
	public static CommandReply toMap(String text) {
		return new CommandReply(Channel.MAP, text);
	}

	/**
	 * Answer those near the client's own player.
	 * @param text the answer
	 * @return the reply
	 */
	public static CommandReply nearby(String text) {
		return new CommandReply(Channel.NEARBY, text);
	}

	/**
	 * Answer everybody in the space.
	 * @param text the answer
	 * @return the reply
	 */
	public static CommandReply toEveryone(String text) {
		return new CommandReply(Channel.EVERYONE, text);
	}

	/**
	 * Where an answer is heard.
	 *
	 * @since 0.1.0
	 */
	public enum Channel {

		/** Where the command was given. */
		HERE,

		/** By the asker alone. */
		PRIVATE,

		/** By everybody on the map of the client's own player. */
		MAP,

		/** By those near the client's own player. */
		NEARBY,

		/** By everybody in the space. */
		EVERYONE

	}

}
