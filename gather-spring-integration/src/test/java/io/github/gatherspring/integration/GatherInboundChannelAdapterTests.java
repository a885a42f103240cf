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
package io.github.gatherspring.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.integration.dsl.Gather;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerShootsConfetti;
import io.github.gatherspring.proto.PlayerWaves;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.action.UnknownEventException;
import io.github.gatherspring.space.SpaceChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.PollableChannel;
import org.springframework.messaging.support.ErrorMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GatherInboundChannelAdapterTests extends AbstractIntegrationTests {

	private static Message<?> next(PollableChannel channel) {
		return Objects.requireNonNull(channel.receive(LIMIT.toMillis()), "no message within the limit");
	}

	@Test
	void anEventComesAsItsMessageWithWhatIsKnownBesides() {
		AnnotationConfigApplicationContext context = start(ChatsToQueue.class);
		long before = System.currentTimeMillis();
		this.simulator.player("guest-7").joins("Ada").says("hello").says("again");
		PollableChannel received = context.getBean("received", PollableChannel.class);
		Message<?> first = next(received);
		assertThat(first.getPayload()).isInstanceOfSatisfying(PlayerChats.class,
				(chat) -> assertThat(chat.getContents()).isEqualTo("hello"));
		assertThat(first.getHeaders()).containsEntry(GatherHeaders.CLIENT, "gather")
			.containsEntry(GatherHeaders.SPACE, this.simulator.spaceId())
			.containsEntry(GatherHeaders.EVENT, "playerChats")
			.containsEntry(GatherHeaders.PLAYER_ID, "guest-7")
			.containsEntry(GatherHeaders.PLAYER_NAME, "Ada")
			.containsEntry(GatherHeaders.MAP_ID, this.simulator.player("guest-7").mapId())
			.containsEntry(GatherHeaders.SEQUENCE, 1L)
			.doesNotContainKey(GatherHeaders.TARGET_ID);
		assertThat(first.getHeaders().get(GatherHeaders.RECEIVED_AT, Long.class)).isBetween(before,
				System.currentTimeMillis());
		assertThat(next(received).getHeaders()).containsEntry(GatherHeaders.SEQUENCE, 2L);
	}

	@Test
	void theServerIsAskedForTheNamedEventsAndOnlyWhileTheAdapterRuns() {
		AnnotationConfigApplicationContext context = start(ChatsToQueue.class);
		assertThat(this.simulator.connection().subscriptions()).contains("playerChats")
			.doesNotContain("playerWaves", "playerShootsConfetti");
		GatherInboundChannelAdapter adapter = context.getBean(GatherInboundChannelAdapter.class);
		adapter.stop();
		await().until(() -> !this.simulator.connection().subscriptions().contains("playerChats"));
		adapter.setEvents(PlayerWaves.class, PlayerShootsConfetti.class);
		adapter.start();
		await().until(() -> this.simulator.connection()
			.subscriptions()
			.containsAll(List.of("playerWaves", "playerShootsConfetti")));
		assertThat(this.simulator.connection().subscriptions()).doesNotContain("playerChats");
	}

	@Test
	void whatTheBotSaysItselfIsLeftOut() {
		AnnotationConfigApplicationContext context = start(ChatsToQueue.class);
		context.getBean(GatherClient.class).chatToEveryone("my own words").join();
		this.simulator.player("guest-1").joins().says("theirs");
		assertThat(next(context.getBean("received", PollableChannel.class)).getPayload())
			.isInstanceOfSatisfying(PlayerChats.class, (chat) -> assertThat(chat.getContents()).isEqualTo("theirs"));
	}

	@Test
	void onlyWhatTheExpressionSelectsIsSentAndNumbered() {
		AnnotationConfigApplicationContext context = start(Commands.class);
		this.simulator.player("guest-1").joins().says("!one").says("no command").says("!two");
		PollableChannel received = context.getBean("received", PollableChannel.class);
		assertThat(next(received).getHeaders()).containsEntry(GatherHeaders.SEQUENCE, 1L);
		Message<?> second = next(received);
		assertThat(((PlayerChats) second.getPayload()).getContents()).isEqualTo("!two");
		assertThat(second.getHeaders()).containsEntry(GatherHeaders.SEQUENCE, 2L);
	}

	@Test
	void whatFailsGoesToTheErrorChannelAndTheNextEventComes() {
		AnnotationConfigApplicationContext context = start(Failing.class);
		this.simulator.player("guest-1").joins().says("bad").says("good");
		Message<?> error = next(context.getBean("failed", PollableChannel.class));
		assertThat(error).isInstanceOf(ErrorMessage.class);
		assertThat(error.getPayload()).isInstanceOfSatisfying(MessagingException.class, (failure) -> {
			assertThat(failure).hasRootCauseMessage("bad is not liked here");
			Message<?> failed = Objects.requireNonNull(failure.getFailedMessage());
			assertThat(failed.getHeaders()).containsEntry(GatherHeaders.PLAYER_ID, "guest-1");
		});
		assertThat(context.getBean(Failing.class).handled.poll()).isNull();
		await().until(() -> "good".equals(context.getBean(Failing.class).handled.peek()));
	}

	@Test
	void anExpressionThatFailsGoesToTheErrorChannelToo() {
		AnnotationConfigApplicationContext context = start(WrongExpression.class);
		this.simulator.player("guest-1").joins().says("hello");
		assertThat(next(context.getBean("failed", PollableChannel.class)).getPayload()).asString()
			.contains("noSuchProperty");
	}

	@Test
	void changesOfTheSpaceAndWholeEventsAreSentEachOnce() {
		AnnotationConfigApplicationContext context = start(Changes.class);
		this.simulator.player("guest-9").joins("Grace");
		PollableChannel received = context.getBean("received", PollableChannel.class);
		List<String> arrivals = new ArrayList<>();
		List<Object> joins = new ArrayList<>();
		await().until(() -> {
			Message<?> message = received.receive(0);
			if (message != null && "guest-9".equals(message.getHeaders().get(GatherHeaders.PLAYER_ID))) {
				arrivals.add(message.getHeaders().get(GatherHeaders.EVENT, String.class));
			}
			if (message != null && "playerSetsName".equals(message.getHeaders().get(GatherHeaders.EVENT))) {
				joins.add(message.getPayload());
			}
			return arrivals.contains("playerArrived") && !joins.isEmpty();
		});
		this.simulator.player("guest-9").leaves();
		await().until(() -> {
			Message<?> message = received.receive(0);
			return message != null && "playerExits".equals(message.getHeaders().get(GatherHeaders.EVENT));
		});
		assertThat(arrivals).containsExactly("playerFirstSeen", "playerArrived");
		assertThat(joins).hasOnlyElementsOfType(ServerClientEvent.class);
	}

	@Test
	void aSynchronousChannelHoldsTheListenersUpAndARelayChannelDoesNot() throws InterruptedException {
		AnnotationConfigApplicationContext context = start(SlowBroker.class);
		SlowBroker broker = context.getBean(SlowBroker.class);
		this.simulator.player("guest-1").joins();
		for (int i = 0; i < 40; i++) {
			this.simulator.player("guest-1").says("line " + i);
		}
		// The broker is stuck with the first; the bot's own handler has heard all the
		// same.
		await().until(() -> broker.heard.size() == 40);
		RelayChannel relay = context.getBean(RelayChannel.class);
		assertThat(broker.taken).isEmpty();
		assertThat(relay.getDropped()).isEqualTo(40 - 1 - 10);
		assertThat(relay.getQueueSize()).isEqualTo(10);
		broker.stuck.countDown();
		await().until(() -> broker.taken.size() == 11);
		assertThat(broker.taken).startsWith("line 0", "line 30").endsWith("line 39");
		GatherInboundChannelAdapter direct = new GatherInboundChannelAdapter(context.getBean(GatherClient.class),
				PlayerChats.class);
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch leave = new CountDownLatch(1);
		direct.setOutputChannel((message, timeout) -> {
			entered.countDown();
			try {
				return leave.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		});
		direct.setBeanFactory(context.getBeanFactory());
		direct.afterPropertiesSet();
		direct.start();
		this.simulator.player("guest-1").says("held").says("behind");
		assertThat(entered.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(broker.heard).contains("held").doesNotContain("behind");
		leave.countDown();
		await().until(() -> broker.heard.contains("behind"));
		direct.stop();
	}

	@Test
	void anAdapterFindsItsClientByName() {
		AnnotationConfigApplicationContext context = prepare(ForLobby.class);
		context.registerBean("lobby", GatherClient.class, () -> client("lobby"));
		context.refresh();
		assertThat(context.getBean("lobby", GatherClient.class).awaitReady(LIMIT)).isTrue();
		this.simulator.player("guest-1").joins().says("hello");
		assertThat(next(context.getBean("received", PollableChannel.class)).getHeaders())
			.containsEntry(GatherHeaders.CLIENT, "lobby");
	}

	@Test
	void aNameOfNoClientIsAnErrorThatNamesThoseThereAre() {
		AnnotationConfigApplicationContext context = prepare(ForLobby.class);
		assertThatExceptionOfType(Exception.class).isThrownBy(context::refresh)
			.withStackTraceContaining("There is no client 'lobby'")
			.withStackTraceContaining("the clients are gather");
	}

	@Test
	void anAdapterWithoutEventsIsAnErrorThatSaysWhatToSet() {
		GatherInboundChannelAdapter adapter = new GatherInboundChannelAdapter(client("gather"));
		adapter.setBeanName("nothing");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(adapter::onInit)
			.withMessage("The inbound adapter 'nothing' names no events: set some, such as PlayerChats");
		assertThatExceptionOfType(UnknownEventException.class).isThrownBy(() -> adapter.setEventNames("playerChat"));
		adapter.setEventNames("playerChats", "player_waves");
		GatherInboundChannelAdapter wrong = new GatherInboundChannelAdapter(client("gather"), PlayerChats.class,
				String.class);
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(wrong::start)
			.withMessageContaining("java.lang.String");
		assertThat(wrong.isRunning()).isFalse();
	}

	@Configuration
	static class ChatsToQueue {

		@Bean
		IntegrationFlow chats(GatherClient client) {
			return IntegrationFlow.from(Gather.inboundAdapter(client).events(PlayerChats.class))
				.channel("received")
				.get();
		}

		@Bean
		QueueChannel received() {
			return new QueueChannel();
		}

	}

	@Configuration
	static class Commands {

		@Bean
		IntegrationFlow chats(GatherClient client) {
			return IntegrationFlow
				.from(Gather.inboundAdapter(client)
					.eventNames("playerChats")
					.filterExpression("payload.contents.startsWith('!') and headers['gather_playerId'] == 'guest-1'"))
				.channel("received")
				.get();
		}

		@Bean
		QueueChannel received() {
			return new QueueChannel();
		}

	}

	@Configuration
	static class Failing {

		final BlockingQueue<String> handled = new LinkedBlockingQueue<>();

		@Bean
		IntegrationFlow chats(GatherClient client) {
			return IntegrationFlow.from(Gather.inboundAdapter(client).events(PlayerChats.class).errorChannel("failed"))
				.handle(PlayerChats.class, (chat, headers) -> handle(chat))
				.get();
		}

		private @Nullable Object handle(PlayerChats chat) {
			if (chat.getContents().equals("bad")) {
				throw new IllegalStateException("bad is not liked here");
			}
			this.handled.add(chat.getContents());
			return null;
		}

		@Bean
		QueueChannel failed() {
			return new QueueChannel();
		}

	}

	@Configuration
	static class WrongExpression {

		@Bean
		IntegrationFlow chats(GatherClient client) {
			return IntegrationFlow
				.from(Gather.inboundAdapter(client)
					.events(PlayerChats.class)
					.filterExpression("payload.noSuchProperty == 1")
					.errorChannel("failed"))
				.nullChannel();
		}

		@Bean
		QueueChannel failed() {
			return new QueueChannel();
		}

	}

	@Configuration
	static class Changes {

		@Bean
		IntegrationFlow changes(GatherClient client) {
			return IntegrationFlow
				.from(Gather.inboundAdapter(client)
					.events(SpaceChange.class, SpaceChange.PlayerArrived.class, ServerClientEvent.class))
				.channel("received")
				.get();
		}

		@Bean
		QueueChannel received() {
			return new QueueChannel();
		}

	}

	@Configuration
	static class ForLobby {

		@Bean
		IntegrationFlow chats() {
			return IntegrationFlow.from(Gather.inboundAdapter("lobby").events(PlayerChats.class))
				.channel("received")
				.get();
		}

		@Bean
		QueueChannel received() {
			return new QueueChannel();
		}

	}

	@Configuration
	static class SlowBroker {

		final CountDownLatch stuck = new CountDownLatch(1);

		final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

		final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

		@Autowired
		void listen(GatherClient client) {
			client.on(PlayerChats.class, (chat) -> this.heard.add(chat.getContents()));
		}

		@Bean
		IntegrationFlow chats(GatherClient client) {
			return IntegrationFlow.from(Gather.inboundAdapter(client).events(PlayerChats.class))
				.channel(Gather.relayChannel().id("relay").capacity(10).drop(DropPolicy.OLDEST))
				.handle(PlayerChats.class, (chat, headers) -> take(chat))
				.get();
		}

		private @Nullable Object take(PlayerChats chat) {
			try {
				assertThat(this.stuck.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			this.taken.add(chat.getContents());
			return null;
		}

	}

}
