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
package io.github.gatherspring.listener;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import com.google.protobuf.Message;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what listeners hear of their own client's user, and of players that nobody
 * knows.
 */
class OwnEventsTests {

	private static final PlayerChats OWN = PlayerChats.newBuilder()
		.setSenderId("bot")
		.setContents("You said hi")
		.build();

	private static final PlayerChats OTHER = PlayerChats.newBuilder().setSenderId("anna").setContents("hi").build();

	@Test
	void onesOwnChatReachesOnlyMethodsThatAskForIt() {
		Chats listener = new Chats();
		try (ListenerBench bench = new ListenerBench().actingAs("bot").with(Chats.class, () -> listener).start()) {
			bench.tell(OWN);
			assertThat(listener.heard).containsExactly("asked", "plain");
			assertThat(bench.statistics("Chats.message").count(ListenerOutcome.SKIPPED)).isZero();
			listener.heard.clear();
			bench.tell(OTHER);
			assertThat(listener.heard).containsExactly("message", "event", "any event", "any message", "asked",
					"plain");
		}
	}

	@Test
	void theWrappersHoldOnesOwnChatToo() {
		Wrappers listener = new Wrappers();
		ServerClientEvent event = ServerClientEvent.newBuilder().setPlayerChats(OWN).build();
		try (ListenerBench bench = new ListenerBench().actingAs("bot").with(Wrappers.class, () -> listener).start()) {
			bench.tell(event);
			bench.tell(ServerClientBatch.newBuilder().addEvents(event).build());
			assertThat(listener.heard).containsExactly("wrapper", "batch");
		}
	}

	@Test
	void otherEventsOfOnesOwnPlayerReachEveryMethod() {
		Moves listener = new Moves();
		try (ListenerBench bench = new ListenerBench().actingAs("bot").with(Moves.class, () -> listener).start()) {
			bench.tell(PlayerMoves.getDefaultInstance(), ListenerBench.player("bot", "Bot"), null);
			assertThat(listener.heard).containsExactly("Bot");
		}
	}

	@Test
	void beforeTheServerNamedTheUserNoChatIsOnesOwn() {
		Chats listener = new Chats();
		try (ListenerBench bench = new ListenerBench().with(Chats.class, () -> listener).start()) {
			bench.tell(PlayerChats.newBuilder().setContents("from nobody").build());
			assertThat(listener.heard).contains("message");
		}
	}

	@Test
	void aConditionThatDoesNotHoldIsLookedAtBeforeAnUnknownPlayerIsCounted() {
		Asking listener = new Asking();
		try (LogCapture log = LogCapture.ofClients(Level.DEBUG);
				ListenerBench bench = new ListenerBench().with(Asking.class, () -> listener).start()) {
			bench.tell(OTHER);
			assertThat(bench.statistics("Asking.command").count(ListenerOutcome.SKIPPED)).isZero();
			assertThat(log.toString()).doesNotContain("Asking.command");
		}
	}

	@Test
	void anUnknownPlayerIsOneLineAtDebugLevelAndNoAlarm() {
		Asking listener = new Asking();
		try (LogCapture log = LogCapture.ofClients(Level.DEBUG);
				ListenerBench bench = new ListenerBench().with(Asking.class, () -> listener).start()) {
			for (int i = 0; i < 3; i++) {
				bench.tell(PlayerChats.newBuilder().setContents("/roll").build());
			}
			assertThat(listener.heard).isEmpty();
			assertThat(bench.statistics("Asking.command").count(ListenerOutcome.SKIPPED)).isEqualTo(3);
			assertThat(log.lines(Level.WARN)).isEmpty();
			assertThat(log.lines(Level.DEBUG)).filteredOn((line) -> line.contains("Asking.command"))
				.singleElement()
				.satisfies((line) -> assertThat(line).contains("not known there").doesNotContain("stateEnabled"));
		}
	}

	@Test
	void aConditionOnAPlayerWhoIsNotKnownIsNoFailure() {
		Asking listener = new Asking();
		try (ListenerBench bench = new ListenerBench().with(Asking.class, () -> listener).start()) {
			bench.tell(PlayerMoves.getDefaultInstance());
			assertThat(bench.statistics("Asking.named").count(ListenerOutcome.ERROR)).isZero();
			assertThat(bench.statistics("Asking.named").count(ListenerOutcome.SKIPPED)).isEqualTo(1);
		}
	}

	@Test
	void onesOwnChatWithoutAnAvatarNamesTheSettingThatHelps() {
		AskingForOwn listener = new AskingForOwn();
		try (LogCapture log = LogCapture.ofClients(Level.DEBUG);
				ListenerBench bench = new ListenerBench().actingAs("bot")
					.with(AskingForOwn.class, () -> listener)
					.start()) {
			bench.tell(OWN);
			assertThat(log.lines(Level.DEBUG)).filteredOn((line) -> line.contains("AskingForOwn.own"))
				.singleElement()
				.satisfies((line) -> assertThat(line).contains("own player is not in the space (enter)"));
		}
	}

	static class Heard {

		final List<String> heard = new ArrayList<>();

	}

	static class Chats extends Heard {

		@GatherEventListener
		@Order(1)
		void message(PlayerChats chat) {
			this.heard.add("message");
		}

		@GatherEventListener
		@Order(2)
		void event(GatherEvent<PlayerChats> event) {
			this.heard.add("event");
		}

		@GatherEventListener
		@Order(3)
		void any(GatherEvent<?> event) {
			this.heard.add("any event");
		}

		@GatherEventListener
		@Order(4)
		void anyMessage(Message message) {
			this.heard.add("any message");
		}

		@GatherEventListener(self = true)
		@Order(5)
		void asked(PlayerChats chat) {
			this.heard.add("asked");
		}

		@EventListener
		@Order(6)
		void plain(GatherEvent<PlayerChats> event) {
			assertThat(event.isOwnChat()).isEqualTo(event.event().getSenderId().equals("bot"));
			this.heard.add("plain");
		}

	}

	static class Wrappers extends Heard {

		@GatherEventListener
		void wrapper(ServerClientEvent event) {
			this.heard.add("wrapper");
		}

		@GatherEventListener
		void batch(ServerClientBatch batch) {
			this.heard.add("batch");
		}

	}

	static class Moves extends Heard {

		@GatherEventListener
		void move(PlayerMoves move, @Nullable Player player) {
			this.heard.add((player != null) ? player.name() : "nobody");
		}

	}

	static class Asking extends Heard {

		@GatherEventListener(condition = "#chat.contents.startsWith('/')")
		void command(PlayerChats chat, Player asker) {
			this.heard.add(asker.name());
		}

		@GatherEventListener(condition = "#walker.name == 'Anna'")
		void named(PlayerMoves move, Player walker) {
			this.heard.add(walker.name());
		}

	}

	static class AskingForOwn extends Heard {

		@GatherEventListener(self = true)
		void own(PlayerChats chat, Player player) {
			this.heard.add(player.name());
		}

	}

}
