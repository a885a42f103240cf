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
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.life.SimulatedPlayer;
import io.github.gatherspring.space.Player;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for conversations over a real socket.
 */
class ConversationTests {

	private static final Duration LIMIT = CommandBench.LIMIT;

	private final CommandBench bench = new CommandBench(Bot.class);

	private SimulatedPlayer zoe;

	private String bot;

	@BeforeEach
	void start() {
		// Asks often enough that a player who left is noticed within the test.
		this.bench.client((builder) -> builder.stateSettings(new io.github.gatherspring.space.SpaceTrackerSettings(
				Duration.ofMillis(50), Duration.ofMillis(50), false, 0, 1_000_000_000L, 4_000_000)));
		this.bench.start();
		this.zoe = this.bench.joins("zoe", "Zoe");
		this.bot = this.bench.simulator.ownerId();
	}

	@AfterEach
	void stop() {
		this.bench.close();
	}

	private CompletableFuture<String> ask(String question, Duration timeout) {
		Player player = this.bench.client().space().player("zoe").orElseThrow();
		return this.bench.context.getBean(GatherConversation.class).ask(player, question, timeout);
	}

	private static void assertThatEnds(CompletableFuture<?> answer, ConversationEndedException.Reason reason) {
		assertThat(answer).failsWithin(LIMIT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOfSatisfying(ConversationEndedException.class,
					(ended) -> assertThat(ended.reason()).isEqualTo(reason));
	}

	@Test
	void theAnswerIsTheNextMessageOfThatPlayerInThatChannelThatIsNoCommand() {
		SimulatedPlayer max = this.bench.joins("max", "Max");
		CompletableFuture<String> answer = ask("Which room?", LIMIT);
		this.bench.awaitSaid("zoe: Which room?");
		this.zoe.says("in public");
		max.saysTo(this.bot, "not me");
		this.zoe.saysTo(this.bot, "/ping");
		this.zoe.saysTo(this.bot, " the blue one ");
		assertThat(answer).succeedsWithin(LIMIT).isEqualTo("the blue one");
		this.bench.awaitSaid("zoe: Which room?", "zoe: pong");
	}

	@Test
	void aCommandReadsLikeADialogue() {
		this.zoe.saysInRoom("/book");
		this.bench.awaitSaid("ROOM_CHAT: Which room?");
		this.zoe.saysInRoom("blue");
		this.bench.awaitSaid("ROOM_CHAT: Which room?", "ROOM_CHAT: When?");
		this.zoe.saysInRoom("noon");
		this.bench.awaitSaid("ROOM_CHAT: Which room?", "ROOM_CHAT: When?", "ROOM_CHAT: blue at noon");
	}

	@Test
	void twoConversationsWithOnePlayerDoNotStealEachOthersAnswers() {
		CompletableFuture<String> first = ask("First?", LIMIT);
		CompletableFuture<String> second = ask("Second?", LIMIT);
		this.bench.awaitSaid("zoe: First?");
		this.zoe.saysTo(this.bot, "one");
		this.bench.awaitSaid("zoe: First?", "zoe: Second?");
		this.zoe.saysTo(this.bot, "two");
		assertThat(first).succeedsWithin(LIMIT).isEqualTo("one");
		assertThat(second).succeedsWithin(LIMIT).isEqualTo("two");
	}

	@Test
	void aQuestionThatIsCancelledMakesRoomForTheNext() {
		CompletableFuture<String> first = ask("First?", LIMIT);
		CompletableFuture<String> second = ask("Second?", LIMIT);
		CompletableFuture<String> third = ask("Third?", LIMIT);
		this.bench.awaitSaid("zoe: First?");
		second.cancel(true);
		first.cancel(true);
		this.bench.awaitSaid("zoe: First?", "zoe: Third?");
		this.zoe.saysTo(this.bot, "three");
		assertThat(third).succeedsWithin(LIMIT).isEqualTo("three");
	}

	@Test
	void aConversationGoesOnOverAReconnect() {
		CompletableFuture<String> answer = ask("Which room?", LIMIT);
		this.bench.awaitSaid("zoe: Which room?");
		this.bench.simulator.faults().dropConnection();
		await().atMost(LIMIT).until(() -> this.bench.client().status().reconnects() > 0);
		this.bench.awaitReady();
		this.zoe.saysTo(this.bot, "blue");
		assertThat(answer).succeedsWithin(LIMIT).isEqualTo("blue");
	}

	@Test
	void whoLeavesEndsIt() {
		CompletableFuture<String> answer = ask("Which room?", LIMIT);
		this.bench.awaitSaid("zoe: Which room?");
		this.zoe.leaves();
		assertThatEnds(answer, ConversationEndedException.Reason.PLAYER_LEFT);
	}

	@Test
	void whoSaysNothingEndsIt() {
		assertThatEnds(ask("Which room?", Duration.ofMillis(30)), ConversationEndedException.Reason.NO_ANSWER);
	}

	@Test
	void aClientThatStopsEndsIt() {
		CompletableFuture<String> answer = ask("Which room?", LIMIT);
		this.bench.awaitSaid("zoe: Which room?");
		this.bench.client().stop();
		assertThatEnds(answer, ConversationEndedException.Reason.CLIENT_STOPPED);
	}

	@Test
	void aQuestionThatTheServerRefusesEndsIt() {
		this.bench.simulator.faults().refuse("chat", "chat is off");
		assertThatEnds(ask("Which room?", LIMIT), ConversationEndedException.Reason.NOT_ASKED);
	}

	@Test
	void aListenerThatWaitsForTheAnswerIsRefused() {
		CompletableFuture<Throwable> refused = new CompletableFuture<>();
		GatherClient client = this.bench.client();
		client.on(PlayerChats.class, (chat) -> {
			try {
				ask("Which room?", LIMIT).join();
			}
			catch (IllegalStateException ex) {
				refused.complete(ex);
			}
		});
		this.zoe.saysTo(this.bot, "hi");
		assertThat(refused).succeedsWithin(LIMIT)
			.extracting(Throwable::getMessage)
			.asString()
			.contains("must not wait for an event of that client");
	}

	static class Bot {

		@GatherCommand
		String ping(GatherEvent<?> event) {
			return "pong";
		}

		@GatherCommand
		String book(Conversation conversation) {
			String room = conversation.ask("Which room?").join();
			return room + " at " + conversation.ask("When?", LIMIT).join();
		}

	}

}
