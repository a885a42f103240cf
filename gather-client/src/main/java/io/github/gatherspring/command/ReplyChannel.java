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

import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.EverydayActions;
import io.github.gatherspring.command.CommandReply.Channel;
import io.github.gatherspring.proto.PlayerChats;

/**
 * Where somebody said something, and so where to answer.
 *
 * @param channel which chat; not {@link Channel#HERE}
 * @param playerId who said it
 */
record ReplyChannel(Channel channel, String playerId) {

	static ReplyChannel of(PlayerChats chat) {
		Channel channel = switch (chat.getRecipient()) {
			case EverydayActions.EVERYONE -> Channel.EVERYONE;
			case EverydayActions.MAP -> Channel.MAP;
			case EverydayActions.NEARBY -> Channel.NEARBY;
			default -> Channel.PRIVATE;
		};
		return new ReplyChannel(channel, chat.getSenderId());
	}

	static ReplyChannel privately(String playerId) {
		return new ReplyChannel(Channel.PRIVATE, playerId);
	}

	/**
	 * Return where a reply belongs.
	 * @param wanted where it wants to be heard
	 */
	ReplyChannel at(Channel wanted) {
		return (wanted == Channel.HERE) ? this : new ReplyChannel(wanted, this.playerId);
	}

	/**
	 * Return the channel in which something can be said: without an avatar there is no
	 * map to chat to, and nobody near.
	 * @param gather says it
	 */
	ReplyChannel possible(EverydayActions gather) {
		return ((this.channel == Channel.MAP || this.channel == Channel.NEARBY) && gather.space().me().isEmpty())
				? privately(this.playerId) : this;
	}

	/**
	 * Say something.
	 * @param gather says it
	 * @param text the text; of a length that the server takes
	 * @return completes with the server's answer
	 */
	CompletableFuture<Void> say(EverydayActions gather, String text) {
		return switch (possible(gather).channel) {
			case EVERYONE -> gather.chatToEveryone(text);
			case MAP -> gather.chatToMap(text);
			case NEARBY -> gather.chatNearby(text);
			case PRIVATE, HERE -> gather.chatTo(this.playerId, text);
		};
	}

}
