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

import io.github.gatherspring.client.GatherClient;

/**
 * Talk with one player in one channel: a chat in private, on the map, nearby or with
 * everybody. A {@link GatherCommand} with a parameter of this type runs off the thread
 * that runs the client's listeners, so that {@code ask(...).join()} reads like a
 * dialogue. Any thread.
 *
 * @since 0.1.0
 */
public final class Conversation {

	/** How long a player has for an answer, unless it is said. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

	private final Dialogues dialogues;

	private final GatherClient client;

	private final ReplyChannel channel;

	private final int longest;

	Conversation(Dialogues dialogues, GatherClient client, ReplyChannel channel, int longest) {
		this.dialogues = dialogues;
		this.client = client;
		this.channel = channel;
		this.longest = longest;
	}

	/**
	 * Ask a question and wait a minute for the answer.
	 * @param question the question
	 * @return as for {@link #ask(String, Duration)}
	 */
	public CompletableFuture<String> ask(String question) {
		return ask(question, DEFAULT_TIMEOUT);
	}

	/**
	 * Ask a question. The answer is the next thing that the player says in the same
	 * channel and that is no command. If another question to the player waits there, this
	 * one is asked when that one has ended, and its time begins then.
	 * @param question the question; not blank
	 * @param timeout how long to wait for the answer; positive
	 * @return completes with the text of the answer, or fails with a
	 * {@link ConversationEndedException} that says why there is none. A listener of the
	 * client must not wait for it by {@code join()}, which is refused at once
	 */
	public CompletableFuture<String> ask(String question, Duration timeout) {
		return this.dialogues.ask(this.client, this.channel, question, timeout, this.longest);
	}

	/**
	 * Say something without waiting for an answer.
	 * @param text the text; nothing is said when it is blank
	 * @return completes with the server's answer
	 */
	public CompletableFuture<Void> say(String text) {
		return Replies.say(this.client, this.channel, text, this.longest);
	}

}
