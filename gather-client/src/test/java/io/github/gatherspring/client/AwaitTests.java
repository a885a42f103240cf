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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.proto.PlayerWaves;
import io.github.gatherspring.space.SpaceChange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for waiting for an event over a real socket.
 */
class AwaitTests extends AbstractClientTests {

	private boolean subscribed(String event) {
		return this.simulator.connection().subscriptions().contains(event);
	}

	@Test
	void theServerSendsTheEventForAsLongAsSomebodyWaits() throws Exception {
		GatherClient client = ready();
		assertThat(subscribed("playerWaves")).isFalse();
		CompletableFuture<ReceivedEvent<PlayerWaves>> wave = client.await(PlayerWaves.class, (event) -> true, LIMIT);
		await().until(() -> subscribed("playerWaves"));
		this.simulator.player("max").joins("Max");
		this.simulator.player("zoe").joins("Zoe").waves("max");
		ReceivedEvent<PlayerWaves> received = wave.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
		assertThat(received.player()).extracting((player) -> player.name()).isEqualTo("Zoe");
		assertThat(received.client()).isSameAs(client);
		await().until(() -> !subscribed("playerWaves"));
	}

	@Test
	void waitingGoesOnOverAReconnect() throws Exception {
		GatherClient client = ready();
		CompletableFuture<ReceivedEvent<PlayerChats>> chat = client.await(PlayerChats.class,
				(event) -> event.event().getContents().equals("back"), LIMIT);
		await().until(() -> subscribed("playerChats"));
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		this.simulator.player("zoe").joins("Zoe").says("back");
		assertThat(chat.get(LIMIT.toSeconds(), TimeUnit.SECONDS).event().getSenderId()).isEqualTo("zoe");
	}

	@Test
	void changesOfTheSpaceCanBeAwaitedToo() throws Exception {
		GatherClient client = ready();
		CompletableFuture<ReceivedEvent<SpaceChange.PlayerArrived>> arrival = client
			.await(SpaceChange.PlayerArrived.class, (event) -> true, LIMIT);
		this.simulator.player("zoe").joins("Zoe");
		assertThat(arrival.get(LIMIT.toSeconds(), TimeUnit.SECONDS).event().player().id()).isEqualTo("zoe");
	}

	@Test
	void aListenerThatWaitsForItselfIsRefusedAtOnceAndAnotherThreadIsNot() {
		GatherClient client = ready();
		CompletableFuture<Throwable> refused = new CompletableFuture<>();
		CompletableFuture<String> later = new CompletableFuture<>();
		client.on(PlayerChats.class, (chat) -> {
			if (!chat.getContents().equals("begin")) {
				return;
			}
			CompletableFuture<String> next = client
				.await(PlayerChats.class, (event) -> event.event().getContents().startsWith("end"), LIMIT)
				.thenApply((event) -> event.event().getContents());
			try {
				next.join();
			}
			catch (IllegalStateException ex) {
				refused.complete(ex);
			}
			next.thenAccept(later::complete);
		});
		await().until(() -> subscribed("playerChats"));
		this.simulator.player("zoe").joins("Zoe").says("begin").says("end of it");
		assertThat(refused).succeedsWithin(LIMIT)
			.extracting(Throwable::getMessage)
			.asString()
			.startsWith("A listener of the Gather client 'gather' must not wait for an event of that client")
			.contains("thenAccept(...)", "@Async");
		assertThat(later).succeedsWithin(LIMIT).isEqualTo("end of it");
		assertThat(client.isListenerThread()).isFalse();
	}

	@Test
	void theListenerThreadIsKnownToItsOwnClientAlone() {
		GatherClient client = ready();
		GatherClient other = client((builder) -> builder.name("other"));
		CompletableFuture<String> seen = new CompletableFuture<>();
		client.on(PlayerChats.class,
				(chat) -> seen.complete(client.isListenerThread() + " " + other.isListenerThread()));
		await().until(() -> subscribed("playerChats"));
		this.simulator.player("zoe").joins("Zoe").says("hi");
		assertThat(seen).succeedsWithin(LIMIT).isEqualTo("true false");
	}

	@Test
	void theTimeLimitRunsAlsoWithoutAConnection() {
		CompletableFuture<?> never = client().await(PlayerChats.class, (event) -> true, Duration.ofMillis(20));
		assertThat(failureOf(never)).isInstanceOf(EventTimeoutException.class);
	}

	@Test
	void aClientThatStopsEndsTheWait() {
		GatherClient client = ready();
		CompletableFuture<?> never = client.await(PlayerChats.class, (event) -> true, Duration.ofHours(1));
		client.stop();
		assertThat(failureOf(never)).isInstanceOf(GatherDisconnectedException.class);
	}

	@Test
	void aClientThatGivesUpEndsTheWait() {
		GatherClient client = ready();
		CompletableFuture<?> never = client.await(PlayerChats.class, (event) -> true, Duration.ofHours(1));
		this.simulator.faults().close(4003, "no access any more");
		awaitState(client, ConnectionState.FAILED);
		assertThat(failureOf(never)).isInstanceOf(GatherDisconnectedException.class);
	}

}
