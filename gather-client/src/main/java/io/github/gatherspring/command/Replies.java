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
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.ActionSequence;
import io.github.gatherspring.client.EverydayActions;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.space.GatherSpace;

/**
 * Says what a command answers, in as many messages as it takes.
 */
final class Replies {

	private Replies() {
	}

	/**
	 * Say a text.
	 * @param gather says it
	 * @param channel where
	 * @param text the text; nothing is said when it is blank
	 * @param longest the longest message in characters
	 * @return completes when all of it is said
	 */
	static CompletableFuture<Void> say(GatherClient gather, ReplyChannel channel, String text, int longest) {
		List<String> parts = split(text, longest);
		if (parts.isEmpty()) {
			return CompletableFuture.completedFuture(null);
		}
		if (parts.size() == 1) {
			return channel.say(gather, parts.get(0));
		}
		InOrder inOrder = new InOrder(gather);
		CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
		for (String part : parts) {
			last = channel.say(inOrder, part);
		}
		return last;
	}

	/**
	 * Split a text at blanks and line ends, and only words that are too long within.
	 * @param text the text
	 * @param longest the most characters of a part
	 * @return the parts, none of them blank
	 */
	static List<String> split(String text, int longest) {
		List<String> parts = new ArrayList<>();
		String rest = text.strip();
		while (rest.length() > longest) {
			int end = longest;
			while (end > 0 && !Character.isWhitespace(rest.charAt(end))) {
				end--;
			}
			if (end == 0) {
				// Half of a character beyond the basic plane would be none.
				end = Character.isHighSurrogate(rest.charAt(longest - 1)) ? longest - 1 : longest;
			}
			parts.add(rest.substring(0, end).stripTrailing());
			rest = rest.substring(end).stripLeading();
		}
		if (!rest.isEmpty()) {
			parts.add(rest);
		}
		return parts;
	}

	/**
	 * The everyday actions, each after the answer to the one before.
	 */
	private static final class InOrder implements EverydayActions {

		private final GatherClient gather;

		private final ActionSequence sequence;

		InOrder(GatherClient gather) {
			this.gather = gather;
			this.sequence = gather.inSequence();
		}

		@Override
		public GatherSpace space() {
			return this.gather.space();
		}

		@Override
		public CompletableFuture<Void> send(ClientServerAction action) {
			return this.sequence.send(action);
		}

		@Override
		public CompletableFuture<Void> refused(RuntimeException failure) {
			return this.sequence.refused(failure);
		}

	}

}
