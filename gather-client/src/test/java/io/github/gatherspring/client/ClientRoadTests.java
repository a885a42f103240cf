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

package io.github.gatherspring.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.PlayerSetsTextStatus;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The road from the start of a client to events and answers and back to its stop.
 */
class ClientRoadTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final GatherSimulator simulator = GatherSimulator.builder().port(0).players(5).autonomous(false).build();

	@SuppressWarnings("NullAway.Init")
	private GatherClient client;

	@BeforeEach
	void start() {
		this.simulator.start();
		this.client = builder().build();
	}

	@AfterEach
	void stop() {
		this.client.stop();
		this.simulator.close();
	}

	private GatherClientBuilder builder() {
		return GatherClient.builder()
			.apiKey(this.simulator.apiKey())
			.spaceId(this.simulator.spaceId())
			.apiBaseUrl(URI.create(this.simulator.apiBaseUrl()));
	}

	@Test
	void whenStartedItGetsReadyAsTheKeysUserAndKnowsWhoIsThere() {
		this.client.start();
		assertThat(this.client.awaitReady(LIMIT)).isTrue();
		assertThat(this.client.userId()).isEqualTo(this.simulator.ownerId());
		assertThat(this.client.isConnected()).isTrue();
		assertThat(this.client.space().players()).hasSize(5);
		assertThat(this.client.space().maps()).hasSize(2);
	}

	@Test
	void anActionCompletesWithTheServersAnswerAndComesBackAsAnEvent() throws Exception {
		List<String> statuses = new CopyOnWriteArrayList<>();
		this.client.onWithContext(PlayerSetsTextStatus.class, (event, context) -> statuses
			.add(Objects.requireNonNull(context.player()).name() + ": " + event.getTextStatus()));
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.client.enter().get(5, TimeUnit.SECONDS);
		this.client.setName("Bot").get(5, TimeUnit.SECONDS);
		this.client.setTextStatus("on duty").get(5, TimeUnit.SECONDS);
		await().atMost(LIMIT).untilAsserted(() -> assertThat(statuses).containsExactly("Bot: on duty"));
		assertThat(this.simulator.received("setTextStatus")).hasSize(1);
	}

	@Test
	void aRefusedActionFailsWithItsNameAndTheServersReason() {
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.simulator.faults().refuse("setTextStatus", "not today");
		assertThat(this.client.setTextStatus("x")).failsWithin(LIMIT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(GatherActionException.class)
			.withMessageContaining("'setTextStatus'")
			.withMessageContaining("not today");
	}

	@Test
	void actionsByNameReachTheServer() throws Exception {
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.client.send("set_text_status", Map.of("text_status", "by name")).get(5, TimeUnit.SECONDS);
		this.client.send("set_text_status", "by position").get(5, TimeUnit.SECONDS);
		assertThat(this.simulator.received("setTextStatus"))
			.extracting((received) -> received.action().getSetTextStatus().getTextStatus())
			.containsExactly("by name", "by position");
	}

	@Test
	void actionsSentBeforeTheConnectionWaitAndGoOutInOrder() {
		var first = this.client.setTextStatus("1");
		var second = this.client.setTextStatus("2");
		this.client.start();
		assertThat(first).succeedsWithin(LIMIT);
		assertThat(second).succeedsWithin(LIMIT);
		assertThat(this.simulator.received("setTextStatus"))
			.extracting((received) -> received.action().getSetTextStatus().getTextStatus())
			.containsExactly("1", "2");
	}

	@Test
	void whatTheClientSaysItselfReachesNoHandlerOfChats() {
		List<String> heard = new CopyOnWriteArrayList<>();
		List<String> raw = new CopyOnWriteArrayList<>();
		this.client.on(PlayerChats.class, (chat) -> {
			heard.add(chat.getContents());
			this.client.chatToEveryone("You said " + chat.getContents());
		});
		this.client.on(ServerClientEvent.class, (event) -> {
			if (event.hasPlayerChats()) {
				raw.add(event.getPlayerChats().getContents());
			}
		});
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.simulator.player("guest-1").joins().says("hello").says("bye");
		await().atMost(LIMIT).until(() -> raw.containsAll(List.of("You said hello", "You said bye")));
		assertThat(heard).containsExactly("hello", "bye");
		assertThat(raw).hasSize(4);
	}

	@Test
	void aHandlerAddedLaterSubscribesWithoutAReconnect() {
		this.client.stop();
		this.client = builder().stateEnabled(false).build();
		this.client.start();
		this.client.awaitReady(LIMIT);
		assertThat(this.client.subscriptions()).containsExactlyInAnyOrder("info", "warn", "error");
		List<PlayerChats> chats = new CopyOnWriteArrayList<>();
		EventRegistration registration = this.client.on(PlayerChats.class, chats::add);
		await().atMost(LIMIT).until(() -> this.simulator.connection().subscriptions().contains("playerChats"));
		this.simulator.player("guest-1").joins().says("hello");
		await().atMost(LIMIT).until(() -> chats.size() == 1);
		registration.close();
		await().atMost(LIMIT).until(() -> !this.simulator.connection().subscriptions().contains("playerChats"));
		assertThat(this.client.status().reconnects()).isZero();
	}

	@Test
	void wholeBatchesReachHandlersWhoAskForThem() {
		List<ServerClientBatch> batches = new CopyOnWriteArrayList<>();
		this.client.on(ServerClientBatch.class, batches::add);
		this.client.start();
		this.client.awaitReady(LIMIT);
		assertThat(batches).anyMatch((batch) -> batch.getEventsList().stream().anyMatch((event) -> event.hasReady()));
	}

	@Test
	void aLostConnectionComesBackAndActionsMeanwhileAreKept() {
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.simulator.faults().dropConnection();
		await().atMost(LIMIT).until(() -> this.client.status().reconnects() == 1);
		assertThat(this.client.awaitReady(LIMIT)).isTrue();
		assertThat(this.client.setTextStatus("again")).succeedsWithin(LIMIT);
		assertThat(this.client.space().players()).hasSize(5);
	}

	@Test
	void aWrongKeyIsNotTriedAgain() {
		this.client.stop();
		this.client = builder().serverUrl(URI.create(this.simulator.serverUrl())).apiKey("wrong-key").build();
		this.client.start();
		assertThatExceptionOfType(GatherDisconnectedException.class).isThrownBy(() -> this.client.awaitReady(LIMIT))
			.withMessageContaining("4003")
			.withMessageContaining("check the key")
			.withMessageNotContaining("wrong-key");
		assertThat(this.client.status().state()).isEqualTo(ConnectionState.FAILED);
	}

	@Test
	void aSequenceStopsAtItsFirstFailureAndNamesIt() {
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.simulator.faults().refuse("setName", "taken");
		ActionSequence sequence = this.client.inSequence();
		var first = sequence.setTextStatus("a");
		var second = sequence.setName("b");
		var third = sequence.setTextStatus("c");
		assertThat(first).succeedsWithin(LIMIT);
		assertThat(second).failsWithin(LIMIT);
		assertThat(third).failsWithin(LIMIT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(GatherSequenceException.class)
			.withMessageContaining("action 2 of the sequence, 'setName'");
		assertThat(this.simulator.received("setTextStatus")).hasSize(1);
	}

	@Test
	void walkingWaitsForEachStepAndCountsThem() throws Exception {
		List<PlayerMoves> moves = new CopyOnWriteArrayList<>();
		this.client.on(PlayerMoves.class, moves::add);
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.client.enter().get(5, TimeUnit.SECONDS);
		int row = this.simulator.space().player(this.simulator.ownerId()).orElseThrow().y();
		this.client.walk(MoveDirectionEnum.ENUM.Down, 3).get(5, TimeUnit.SECONDS);
		assertThat(this.simulator.space().player(this.simulator.ownerId()).orElseThrow().y()).isEqualTo(row + 3);
		assertThat(this.simulator.received("move")).extracting((received) -> received.action().getMove().getInputId())
			.containsExactly(1, 2, 3);
	}

	@Test
	void aListenerMayWaitForAnAnswer() {
		List<String> done = new CopyOnWriteArrayList<>();
		this.client.on(PlayerChats.class, (chat) -> {
			this.client.setTextStatus("answering").join();
			done.add(chat.getContents());
		});
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.simulator.player("guest-1").joins().says("1").says("2");
		await().atMost(LIMIT).until(() -> done.size() == 2);
	}

	@Test
	void stoppingClosesWithNormalClosureAndLeavesNothingPending() {
		this.client.start();
		this.client.awaitReady(LIMIT);
		this.client.setTextStatus("here").join();
		this.client.stop();
		assertThat(this.client.status().state()).isEqualTo(ConnectionState.STOPPED);
		assertThat(this.simulator.received("setTextStatus")).hasSize(2)
			.last()
			.satisfies((received) -> assertThat(received.action().getSetTextStatus().getTextStatus()).isEmpty());
		assertThat(this.client.setTextStatus("late")).failsWithin(LIMIT);
		await().atMost(LIMIT).until(() -> this.simulator.connections().isEmpty());
	}

}
