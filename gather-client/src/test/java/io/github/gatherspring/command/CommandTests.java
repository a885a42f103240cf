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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.http.SpaceRole;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.simulator.life.SimulatedPlayer;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.MessageSource;
import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for commands over a real socket.
 */
class CommandTests {

	private CommandBench bench = new CommandBench(Bot.class);

	@AfterEach
	void stop() {
		this.bench.close();
	}

	private SimulatedPlayer start() {
		this.bench.start();
		return this.bench.joins("zoe", "Zoe");
	}

	@Test
	void anAnswerIsHeardWhereItWasAsked() {
		SimulatedPlayer zoe = start();
		zoe.says("/hello");
		zoe.saysInRoom("/hello");
		zoe.saysTo("LOCAL_CHAT", "/hello");
		zoe.saysTo(this.bench.simulator.ownerId(), "/hello");
		CommandBench.sends(this.bench.joins("max", "Max"), "hello");
		this.bench.awaitSaid("GLOBAL_CHAT: Hello Zoe", "ROOM_CHAT: Hello Zoe", "LOCAL_CHAT: Hello Zoe",
				"zoe: Hello Zoe", "max: Hello Max");
		assertThat(this.bench.observed).hasSize(5).containsOnly("hello SUCCESS");
	}

	@Test
	void oneUseThatComesBothWaysIsAnsweredOnce() {
		SimulatedPlayer zoe = start();
		zoe.says("/echo one");
		CommandBench.sends(zoe, "/echo one");
		zoe.says("/echo two");
		CommandBench.sends(zoe, "echo");
		zoe.says("/echo end");
		this.bench.awaitSaid("GLOBAL_CHAT: [one]", "GLOBAL_CHAT: [two]", "GLOBAL_CHAT: [end]");
	}

	@Test
	void argumentsBecomeWhatTheMethodAsksFor() {
		SimulatedPlayer zoe = start();
		zoe.says("/all 3 PT5S GREEN \"a b\" c").says("/ALL 4 PT5S GREEN");
		this.bench.awaitSaid("GLOBAL_CHAT: 3 PT5S GREEN [a b, c] Zoe gather true \"a b\" c",
				"GLOBAL_CHAT: 4 PT5S GREEN [] Zoe gather true");
	}

	@Test
	void argumentsMayBeLeftOut() {
		SimulatedPlayer zoe = start();
		zoe.says("/optional").says("/optional 2").says("/optional 2 x").says("/optional 2 x y");
		this.bench.awaitSaid("GLOBAL_CHAT: 6 none null", "GLOBAL_CHAT: 2 none null", "GLOBAL_CHAT: 2 x null",
				"GLOBAL_CHAT: 2 x y");
	}

	@Test
	void playersAndMapsAreFoundByNameOrId() {
		SimulatedPlayer zoe = start();
		this.bench.joins("ada-1", "Ada Lovelace");
		this.bench.joins("max-1", "Max");
		this.bench.joins("max-2", "Max");
		zoe.says("/whois Ada Lovelace")
			.says("/whois @ada lovelace")
			.says("/whois \"Ada Lovelace\"")
			.says("/whois max-2");
		zoe.says("/whois Max").says("/whois Nobody Else").says("/map office-main").says("/map Nowhere");
		String maps = this.bench.client()
			.space()
			.maps()
			.stream()
			.map(GameMap::name)
			.sorted()
			.collect(Collectors.joining(", "));
		this.bench.awaitSaid("GLOBAL_CHAT: ada-1", "GLOBAL_CHAT: ada-1", "GLOBAL_CHAT: ada-1", "GLOBAL_CHAT: max-2",
				"GLOBAL_CHAT: Several people are called Max: Max (max-1), Max (max-2). Give me the id.",
				"GLOBAL_CHAT: Nobody here is called Nobody Else.", "GLOBAL_CHAT: office-main",
				"GLOBAL_CHAT: There is no map Nowhere. There are " + maps + ".");
		assertThat(this.bench.observed).contains("whois BAD_ARGUMENTS", "map BAD_ARGUMENTS");
	}

	@Test
	void aMapIsFoundByItsNameInAnyCase() {
		SimulatedPlayer zoe = start();
		GameMap map = this.bench.client().space().map("office-main").orElseThrow();
		zoe.says("/map " + map.name()).says("/map " + map.name().toUpperCase(Locale.ROOT));
		this.bench.awaitSaid("GLOBAL_CHAT: office-main", "GLOBAL_CHAT: office-main");
	}

	@Test
	void whatIsMissingUnreadableOrTooMuchIsToldWithTheUsage() {
		SimulatedPlayer zoe = start();
		zoe.says("/all").says("/all three").says("/all 3 PT5S blue").says("/optional 2 x y z").says("/hello you");
		String usage = "/all <count> <how-long> <red|green> [words...]";
		this.bench.awaitSaid("GLOBAL_CHAT: Please give me the count: " + usage,
				"GLOBAL_CHAT: I cannot read “three” as count: " + usage,
				"GLOBAL_CHAT: I cannot read “blue” as color: " + usage,
				"GLOBAL_CHAT: I do not know what to do with “z”: /optional [count=6] [word] [other]",
				"GLOBAL_CHAT: I do not know what to do with “you”: /hello");
		assertThat(this.bench.failures).isEmpty();
	}

	@Test
	void subCommandsAreFoundByTheirLongestName() {
		SimulatedPlayer zoe = start();
		zoe.says("/door open now").says("/door").says("/door slam").says("/DOOR Open x");
		CommandBench.sends(this.bench.joins("max", "Max"), "door knock");
		this.bench.awaitSaid("GLOBAL_CHAT: open now", "GLOBAL_CHAT: I do not know /door. Try /help door.",
				"GLOBAL_CHAT: I do not know /door slam. Try /help door.", "GLOBAL_CHAT: open x",
				"max: I do not know /door knock. Try /help door.");
	}

	@Test
	void onlyWhatTheServerBringsIsRefusedAsUnknown() {
		SimulatedPlayer zoe = start();
		zoe.says("/dance").says("/ hello").says("/").says("hello").says("// comment");
		this.bench.client().registerCommand("weather").join();
		await().until(() -> this.bench.client().space().commands().contains("weather"));
		CommandBench.sends(zoe, "weather");
		CommandBench.sends(zoe, "dance");
		zoe.says("/hello");
		this.bench.awaitSaid("zoe: I do not know /dance. Try /help.", "GLOBAL_CHAT: Hello Zoe");
	}

	@Test
	void onesOwnEchoIsNoCommand() {
		SimulatedPlayer zoe = start();
		this.bench.client().chatToEveryone("/hello").join();
		this.bench.client().sendCommand("hello").join();
		zoe.says("/echo end");
		this.bench.awaitSaid("GLOBAL_CHAT: /hello", "GLOBAL_CHAT: [end]");
	}

	@Test
	void repliesSayWhereTheyAreToBeHeard() {
		SimulatedPlayer zoe = start();
		for (String channel : List.of("here", "private", "map", "nearby", "everyone")) {
			zoe.says("/reply " + channel);
		}
		this.bench.awaitSaid("GLOBAL_CHAT: HERE", "zoe: PRIVATE", "ROOM_CHAT: MAP", "LOCAL_CHAT: NEARBY",
				"GLOBAL_CHAT: EVERYONE");
	}

	@Test
	void nothingAndNobodyIsNoAnswer() {
		SimulatedPlayer zoe = start();
		zoe.says("/nothing null").says("/nothing empty").says("/nothing blank").says("/silent").says("/echo end");
		this.bench.awaitSaid("GLOBAL_CHAT: [end]");
		assertThat(this.bench.observed).containsExactly("nothing SUCCESS", "nothing SUCCESS", "nothing SUCCESS",
				"silent SUCCESS", "echo SUCCESS");
	}

	@Test
	void aStageIsAnsweredWhenItCompletesAndHoldsNobodyUp() {
		SimulatedPlayer zoe = start();
		Bot bot = this.bench.context.getBean(Bot.class);
		zoe.says("/later").says("/hello");
		this.bench.awaitSaid("GLOBAL_CHAT: Hello Zoe");
		assertThat(this.bench.observed).containsExactly("hello SUCCESS");
		bot.later.complete(Optional.of("at last"));
		this.bench.awaitSaid("GLOBAL_CHAT: Hello Zoe", "GLOBAL_CHAT: at last");
		await().until(() -> this.bench.observed.contains("later SUCCESS"));
	}

	@Test
	void aSlowCommandThatIsAsynchronousHoldsNobodyUp() {
		SimulatedPlayer zoe = start();
		zoe.says("/slow").says("/hello");
		this.bench.awaitSaid("GLOBAL_CHAT: Hello Zoe");
		this.bench.context.getBean(Bot.class).later.complete(Optional.of("ready"));
		this.bench.awaitSaid("GLOBAL_CHAT: Hello Zoe", "GLOBAL_CHAT: ready command-");
	}

	@Test
	void withoutAFreeThreadTheAskerIsTold() {
		this.bench.executor((task) -> {
			throw new RejectedExecutionException("full");
		});
		start().says("/slow");
		this.bench.awaitSaid("GLOBAL_CHAT: I have too much to do right now. Try /slow again later.");
		assertThat(this.bench.observed).containsExactly("slow BUSY");
	}

	@Test
	void aFailureGoesToTheHandlerOfListenersAndItsMessageNotToTheAsker() {
		SimulatedPlayer zoe = start();
		zoe.says("/fail secret").says("/fail-later secret").says("/hello");
		await().untilAsserted(
				() -> assertThat(this.bench.said()).containsExactlyInAnyOrder("GLOBAL_CHAT: Sorry, /fail did not work.",
						"GLOBAL_CHAT: Sorry, /fail-later did not work.", "GLOBAL_CHAT: Hello Zoe"));
		await().untilAsserted(() -> assertThat(this.bench.failures).containsExactlyInAnyOrder("Bot.fail: secret",
				"Bot.failLater: secret"));
		assertThat(this.bench.observed).contains("fail ERROR", "fail-later ERROR");
	}

	@Test
	void onlyThoseWithTheRoleMayUseACommand() {
		SimulatedPlayer zoe = start();
		zoe.says("/build");
		this.bench.awaitSaid("GLOBAL_CHAT: /build is for the role builder.");
		this.bench.simulator.clearReceived();
		try (GatherClient builder = GatherClient.builder()
			.apiKey("builder-key")
			.spaceId(this.bench.simulator.spaceId())
			.apiBaseUrl(URI.create(this.bench.simulator.apiBaseUrl()))
			.build()) {
			builder.start();
			assertThat(builder.awaitReady(CommandBench.LIMIT)).isTrue();
			builder.chatToEveryone("/build").join();
			await().atMost(CommandBench.LIMIT)
				.untilAsserted(() -> assertThat(this.bench.said()).contains("GLOBAL_CHAT: built"));
		}
		assertThat(this.bench.observed).containsExactly("build FORBIDDEN", "build SUCCESS");
	}

	@Test
	void everyAskerHasToWaitForTheNextUse() {
		SimulatedPlayer zoe = start();
		SimulatedPlayer max = this.bench.joins("max", "Max");
		zoe.says("/rare");
		zoe.says("/rare");
		max.says("/rare");
		this.bench.awaitSaid("GLOBAL_CHAT: for Zoe", "GLOBAL_CHAT: Please wait 5 s before the next /rare.",
				"GLOBAL_CHAT: for Max");
		this.bench.nanos.addAndGet(Duration.ofMillis(4_400).toNanos());
		zoe.says("/rare");
		await().until(() -> this.bench.said().size() == 4);
		assertThat(this.bench.said().get(3)).endsWith("wait 1 s before the next /rare.");
		this.bench.nanos.addAndGet(Duration.ofMillis(600).toNanos());
		zoe.says("/rare");
		await().until(() -> this.bench.said().size() == 5);
		assertThat(this.bench.said().get(4)).endsWith("for Zoe");
	}

	@Test
	void helpListsWhatTheAskerMayUse() {
		SimulatedPlayer zoe = start();
		zoe.says("/help");
		await().until(() -> this.bench.said().size() == 1);
		assertThat(this.bench.said().get(0)).startsWith("GLOBAL_CHAT: /all <count> <how-long> <red|green> [words...]\n")
			.contains("\n/hello – Says hello\n", "\n/door open <word>\n")
			.doesNotContain("/build");
		zoe.says("/help hello").says("/help /door").says("/help rare").says("/help build").says("/help dance");
		await().until(() -> this.bench.said().size() == 6);
		assertThat(this.bench.said().subList(1, 6)).containsExactly("GLOBAL_CHAT: /hello – Says hello",
				"GLOBAL_CHAT: /door close\n/door open <word>", "GLOBAL_CHAT: /rare\nSeconds between two uses: 5",
				"GLOBAL_CHAT: /build is for the role builder.", "GLOBAL_CHAT: I do not know /dance. Try /help.");
	}

	@Test
	void withoutHelpTheWordIsNotOurs() {
		this.bench.settings(new CommandSettings("!", false, true, 1000));
		SimulatedPlayer zoe = start();
		zoe.says("!help").says("/hello").says("!hello").says("!door");
		this.bench.awaitSaid("GLOBAL_CHAT: Hello Zoe", "GLOBAL_CHAT: I do not know !door.");
		assertThat(registered()).doesNotContain("help");
	}

	@Test
	void longAnswersAreSplitAndStayInOrder() {
		this.bench.settings(new CommandSettings("/", true, true, 20));
		start().says("/echo one two three four five six seven eight nine");
		this.bench.awaitSaid("GLOBAL_CHAT: [one, two, three,", "GLOBAL_CHAT: four, five, six,",
				"GLOBAL_CHAT: seven, eight, nine]");
	}

	@Test
	void theServerIsToldOfTheCommandsOnceForEachConnection() {
		SimulatedPlayer zoe = start();
		await().until(() -> registered().size() >= 16);
		List<String> once = registered();
		assertThat(once).doesNotHaveDuplicates().contains("hello", "door", "help").doesNotContain("door open");
		this.bench.simulator.clearReceived();
		this.bench.simulator.faults().dropConnection();
		await().atMost(CommandBench.LIMIT).until(() -> this.bench.client().status().reconnects() > 0);
		this.bench.awaitReady();
		await().until(() -> registered().size() == once.size());
		zoe.says("/hello");
		this.bench.awaitSaid("GLOBAL_CHAT: Hello Zoe");
		assertThat(registered()).containsExactlyInAnyOrderElementsOf(once);
	}

	private List<String> registered() {
		return this.bench.simulator.received("registerCommand")
			.stream()
			.map((action) -> action.action().getRegisterCommand().getCommand())
			.toList();
	}

	@Test
	void whereTheServerRefusesToRegisterTheCommandsWorkInTheChat() {
		this.bench.simulator.start();
		this.bench.simulator.faults().refuse("registerCommand", "no rights");
		start().says("/hello");
		this.bench.awaitSaid("GLOBAL_CHAT: Hello Zoe");
	}

	@Test
	void aClientWithoutCommandsAsksForNothing() {
		this.bench = new CommandBench();
		this.bench.start();
		assertThat(this.bench.simulator.connection().subscriptions()).doesNotContain("playerChats",
				"playerSendsCommand");
		assertThat(registered()).isEmpty();
	}

	@Test
	void theApplicationSaysItInItsOwnWords() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("gather.commands.missing-argument", Locale.getDefault(), "{0} fehlt ({1})");
		this.bench.context.registerBean("messageSource", MessageSource.class, () -> messages);
		start().says("/whois");
		this.bench.awaitSaid("GLOBAL_CHAT: player fehlt (/whois <player>)");
	}

	enum Color {

		RED, GREEN

	}

	static class Bot {

		final CompletableFuture<Optional<String>> later = new CompletableFuture<>();

		@GatherCommand(description = "Says hello")
		String hello(Player asker) {
			return "Hello " + asker.name();
		}

		@GatherCommand
		String echo(List<String> words) {
			return words.toString();
		}

		@GatherCommand
		String all(int count, Player asker, Duration howLong, GatherClient client, Color color, List<String> words,
				GatherSpace space, GatherEvent<?> event, @Nullable GatherEvent<PlayerChats> chat, String rawText) {
			assertThat(event).isSameAs(chat);
			String rest = words.isEmpty() ? "" : " " + rawText.substring(rawText.indexOf('"'));
			return count + " " + howLong + " " + color + " " + words + " " + asker.name() + " " + client.name() + " "
					+ (space == client.space()) + rest;
		}

		@GatherCommand
		String optional(@DefaultValue("6") int count, Optional<String> word, @Nullable String other) {
			return count + " " + word.orElse("none") + " " + other;
		}

		@GatherCommand
		String whois(Player player) {
			return player.id();
		}

		@GatherCommand
		String map(GameMap map) {
			return map.id();
		}

		@GatherCommand(name = "door open")
		String open(String word) {
			return "open " + word;
		}

		@GatherCommand(name = "door close")
		void close() {
		}

		@GatherCommand
		CommandReply reply(String where) {
			CommandReply.Channel channel = CommandReply.Channel.valueOf(where.toUpperCase(Locale.ROOT));
			return switch (channel) {
				case HERE -> CommandReply.here(channel.name());
				case PRIVATE -> CommandReply.privately(channel.name());
				case MAP -> CommandReply.toMap(channel.name());
				case NEARBY -> CommandReply.nearby(channel.name());
				case EVERYONE -> CommandReply.toEveryone(channel.name());
			};
		}

		@GatherCommand
		@Nullable Object nothing(String kind) {
			return switch (kind) {
				case "empty" -> Optional.empty();
				case "blank" -> "  ";
				default -> null;
			};
		}

		@GatherCommand
		void silent() {
		}

		@GatherCommand
		CompletableFuture<Optional<String>> later() {
			return this.later;
		}

		@GatherCommand(async = true)
		String slow() throws Exception {
			String thread = Thread.currentThread().getName().replaceAll("\\d", "");
			return this.later.get(20, TimeUnit.SECONDS).orElseThrow() + " " + thread;
		}

		@GatherCommand
		String fail(String why) {
			throw new IllegalStateException(why);
		}

		@GatherCommand("fail-later")
		CompletableFuture<String> failLater(String why) {
			return CompletableFuture.supplyAsync(() -> fail(why));
		}

		@GatherCommand(roles = SpaceRole.DEFAULT_BUILDER)
		String build() {
			return "built";
		}

		@GatherCommand(cooldown = "5s")
		String rare(Player asker) {
			return "for " + asker.name();
		}

	}

}
