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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

import io.github.gatherspring.client.EventFuture;
import io.github.gatherspring.client.EventRegistration;
import io.github.gatherspring.client.EventTimeoutException;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherDisconnectedException;
import io.github.gatherspring.client.ReceivedEvent;
import io.github.gatherspring.command.ConversationEndedException.Reason;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.SpaceChange;

import org.springframework.util.Assert;

/**
 * Questions that wait for an answer. One after the other for each player and channel: the
 * next is asked when the one before has ended, so that an answer always belongs to the
 * question that was read last. Any thread.
 */
final class Dialogues {

	/** The most questions that wait for one player in one channel. */
	static final int MOST = 100;

	private final BiPredicate<GatherClient, String> commands;

	private final Map<Key, Question> last = new ConcurrentHashMap<>();

	/**
	 * Creates it with no questions.
	 * @param commands says whether a text is a command, which is never an answer
	 */
	Dialogues(BiPredicate<GatherClient, String> commands) {
		this.commands = commands;
	}

	CompletableFuture<String> ask(GatherClient client, ReplyChannel channel, String question, Duration timeout,
			int longest) {
		Assert.hasText(question, "'question' must not be empty");
		Assert.isTrue(timeout != null && !timeout.isNegative() && !timeout.isZero(),
				() -> "'timeout' must be positive, but was " + timeout);
		Question next = new Question(client, channel.possible(client), question, timeout, longest);
		Key key = new Key(client, next.channel);
		Question before = this.last.put(key, next);
		next.turn.whenComplete((done, failure) -> this.last.remove(key, next));
		next.follow(before);
		return next.result;
	}

	int count() {
		return this.last.size();
	}

	private record Key(GatherClient client, ReplyChannel channel) {
	}

	private final class Question {

		private final GatherClient client;

		private final ReplyChannel channel;

		private final String text;

		private final Duration timeout;

		private final int longest;

		private final EventFuture<String> result;

		/** Ends with the result, but not before the turn of the question before. */
		private final CompletableFuture<Void> turn = new CompletableFuture<>();

		private AtomicInteger waiting = new AtomicInteger();

		Question(GatherClient client, ReplyChannel channel, String text, Duration timeout, int longest) {
			this.client = client;
			this.channel = channel;
			this.text = text;
			this.timeout = timeout;
			this.longest = longest;
			this.result = new EventFuture<>(client);
		}

		void follow(@org.jspecify.annotations.Nullable Question before) {
			CompletableFuture<Void> earlier = CompletableFuture.completedFuture(null);
			if (before != null && !before.turn.isDone()) {
				this.waiting = before.waiting;
				earlier = before.turn;
			}
			AtomicInteger all = this.waiting;
			if (all.incrementAndGet() > MOST) {
				this.result.completeExceptionally(new ConversationEndedException(Reason.NOT_ASKED,
						"More than " + MOST + " questions wait for the player '" + this.channel.playerId() + "'"));
			}
			earlier.whenComplete((done, failure) -> {
				begin();
				this.result.whenComplete((answer, end) -> {
					all.decrementAndGet();
					this.turn.complete(null);
				});
			});
		}

		private void begin() {
			if (this.result.isDone()) {
				return;
			}
			if (this.client.space().isSynchronized() && this.client.space().player(this.channel.playerId()).isEmpty()) {
				end(Reason.PLAYER_LEFT, "is not in the space", null);
				return;
			}
			EventRegistration departures = this.client.on(SpaceChange.PlayerLeft.class, (left) -> {
				if (left.player().id().equals(this.channel.playerId())) {
					end(Reason.PLAYER_LEFT, "left the space before answering", null);
				}
			});
			CompletableFuture<ReceivedEvent<PlayerChats>> answer = this.client.await(PlayerChats.class,
					(event) -> isAnswer(event.event()), this.timeout);
			this.result.whenComplete((text, failure) -> {
				departures.close();
				answer.cancel(false);
			});
			answer.whenComplete((event, failure) -> {
				if (event != null) {
					this.result.complete(event.event().getContents().strip());
				}
				else {
					notAnswered(failure);
				}
			});
			// Asked only now, or a quick answer would be missed.
			Replies.say(this.client, this.channel, this.text, this.longest).whenComplete((done, failure) -> {
				if (failure != null) {
					end(Reason.NOT_ASKED, "could not be asked", failure);
				}
			});
		}

		private boolean isAnswer(PlayerChats chat) {
			return !chat.getContents().isBlank() && ReplyChannel.of(chat).equals(this.channel)
					&& !Dialogues.this.commands.test(this.client, chat.getContents());
		}

		private void notAnswered(Throwable failure) {
			Throwable cause = (failure instanceof CompletionException && failure.getCause() != null)
					? failure.getCause() : failure;
			if (cause instanceof EventTimeoutException) {
				end(Reason.NO_ANSWER, "did not answer within " + this.timeout.toMillis() + " ms", null);
			}
			else if (cause instanceof GatherDisconnectedException) {
				end(Reason.CLIENT_STOPPED, "cannot answer: the client stopped", cause);
			}
			else {
				this.result.completeExceptionally(cause);
			}
		}

		private void end(Reason reason, String what, @org.jspecify.annotations.Nullable Throwable cause) {
			this.result.completeExceptionally(new ConversationEndedException(reason,
					"The player '" + this.channel.playerId() + "' " + what, cause));
		}

	}

}
