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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.ManualTime;
import io.github.gatherspring.proto.CustomEvent;
import io.github.gatherspring.proto.PlayerShootsConfetti;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What comes in: large, in parts, broken, unknown, and listeners that misbehave.
 */
class InboundTests extends AbstractClientTests {

	@Override
	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return simulator.batchSize(64 * 1024);
	}

	private static ServerClientEvent custom(int number) {
		return ServerClientEvent.newBuilder()
			.setCustomEvent(CustomEvent.newBuilder().setName("n").setPayload(String.valueOf(number)))
			.build();
	}

	private static ServerClientEvent confetti() {
		return ServerClientEvent.newBuilder().setPlayerShootsConfetti(PlayerShootsConfetti.newBuilder()).build();
	}

	@Test
	void aMessageLargerThanAllowedNamesTheProperty() {
		GatherClient client = ready((builder) -> builder.maxMessageSize(1_000_000));
		var connection = this.simulator.connection();
		this.simulator.faults().hugeFrame(1_100_000);
		await().atMost(LIMIT).until(() -> this.recorder.count(ConnectionState.WAITING_TO_RECONNECT) > 0);
		ConnectionStatus waiting = this.recorder.of(ConnectionState.WAITING_TO_RECONNECT).get(0);
		assertThat(waiting.reason()).contains("larger than 1000000 bytes").contains("maxMessageSize");
		assertThat(waiting.closeCode()).isEqualTo(1009);
		await().atMost(LIMIT).until(() -> Integer.valueOf(1009).equals(connection.closeCodeOfClient()));
		awaitReconnect(client, 1);
	}

	@Test
	void aMessageOfManyMebibytesIsTaken() {
		GatherClient client = ready();
		this.simulator.faults().hugeFrame(30 * 1024 * 1024);
		await().atMost(LIMIT).until(() -> client.statistics().bytesReceived() > 30L * 1024 * 1024);
		assertThat(client.status().reconnects()).isZero();
		assertThat(client.statistics().undecodable()).isZero();
		assertThat(client.setTextStatus("alive")).succeedsWithin(LIMIT);
	}

	@Test
	void fragmentedMessagesAreJoined() {
		this.simulator.faults().fragment(7);
		List<String> payloads = new CopyOnWriteArrayList<>();
		GatherClient client = client();
		client.on(CustomEvent.class, (event) -> payloads.add(event.getPayload()));
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		for (int i = 0; i < 50; i++) {
			this.simulator.sendEvent(custom(i), custom(100 + i));
		}
		await().atMost(LIMIT).until(() -> payloads.size() == 100);
		assertThat(payloads).startsWith("0", "100", "1", "101");
		assertThat(client.statistics().undecodable()).isZero();
		assertThat(client.space().players()).hasSize(2);
	}

	@Test
	void aConnectionThatEndsInTheMiddleOfAMessageComesBack() {
		GatherClient client = ready();
		this.simulator.faults().closeMidMessage();
		awaitReconnect(client, 1);
		assertThat(client.setTextStatus("back")).succeedsWithin(LIMIT);
	}

	@Test
	void whatCannotBeReadIsCountedAndLoggedOnceAKind() {
		try (LogCapture log = LogCapture.ofClients(Level.INFO)) {
			GatherClient client = client();
			client.on(CustomEvent.class, (event) -> {
				// Events that nobody waits for are worked off with the next that is
				// awaited.
			});
			client.start();
			client.awaitReady(LIMIT);
			for (int i = 0; i < 5; i++) {
				this.simulator.faults().garbage();
				this.simulator.faults().textFrame();
				this.simulator.faults().emptyBatch();
				this.simulator.faults().unknownEvent();
			}
			this.simulator.sendEvent(custom(1));
			await().atMost(LIMIT)
				.until(() -> client.statistics().undecodable() == 10 && client.statistics().unknownEvents() == 5);
			assertThat(log.lines(Level.WARN)).hasSize(2)
				.anySatisfy((line) -> assertThat(line).contains("malformed frame"))
				.anySatisfy((line) -> assertThat(line).contains("text frame"));
			assertThat(log.lines(Level.INFO)).filteredOn((line) -> line.contains("does not know")).hasSize(1);
			assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
			assertThat(client.setTextStatus("alive")).succeedsWithin(LIMIT);
		}
	}

	@Test
	void aListenerThatThrowsCostsOnlyItself() {
		List<String> payloads = new CopyOnWriteArrayList<>();
		GatherClient client = client();
		client.on(CustomEvent.class, (event) -> {
			throw new IllegalStateException("a listener's own trouble");
		});
		client.on(CustomEvent.class, (event) -> {
			throw new StackOverflowError("even worse");
		});
		client.on(CustomEvent.class, (event) -> payloads.add(event.getPayload()));
		client.start();
		client.awaitReady(LIMIT);
		try (LogCapture log = LogCapture.ofClients(Level.ERROR)) {
			this.simulator.sendEvent(custom(1), custom(2));
			await().atMost(LIMIT).until(() -> payloads.size() == 2);
			assertThat(log.lines(Level.ERROR)).hasSize(4)
				.allSatisfy((line) -> assertThat(line).contains("handler of CustomEvent"));
		}
	}

	@Test
	void aListenerThatBlocksForEverDelaysNoAnswerAndNoReconnect() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		ManualTime time = new ManualTime();
		GatherClient client = client((builder) -> builder.threads(time.threads()));
		client.on(PlayerShootsConfetti.class, (event) -> {
			begun.countDown();
			awaitQuietly(release);
		});
		client.start();
		client.awaitReady(LIMIT);
		this.simulator.sendEvent(confetti());
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		for (int i = 0; i < 100; i++) {
			client.setTextStatus("answered " + i).get(5, TimeUnit.SECONDS);
		}
		this.simulator.faults().dropConnection();
		// The subscription waits for the listener, the actions do so for ten seconds
		// only.
		await().atMost(LIMIT).until(() -> {
			time.advance(Duration.ZERO);
			return client.status().reconnects() == 1;
		});
		time.advance(Duration.ofSeconds(10));
		client.setTextStatus("answered after the reconnect").get(5, TimeUnit.SECONDS);
		release.countDown();
		assertThat(client.awaitReady(LIMIT)).isTrue();
	}

	@Test
	void eventsReachListenersInOrderOnOneThreadThatIsNotTheSocketsAlsoWhenTheQueueIsFull() {
		List<Integer> numbers = new ArrayList<>();
		List<String> threads = new CopyOnWriteArrayList<>();
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch all = new CountDownLatch(3000);
		GatherClient client = client((builder) -> builder.eventQueueCapacity(16));
		client.on(CustomEvent.class, (event) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			numbers.add(Integer.valueOf(event.getPayload()));
			threads.add(Thread.currentThread().getName());
			running.decrementAndGet();
			all.countDown();
		});
		client.start();
		client.awaitReady(LIMIT);
		for (int i = 0; i < 3000; i++) {
			this.simulator.sendEvent(custom(i));
		}
		await().atMost(LIMIT).until(() -> all.getCount() == 0);
		assertThat(numbers).isSorted().hasSize(3000);
		assertThat(most).hasValue(1);
		assertThat(threads).allMatch((name) -> name.startsWith("gather-worker"));
	}

	@Test
	void aHandlerThatRunsForMoreThanTenSecondsIsNamedOnce() throws Exception {
		ManualTime time = new ManualTime();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		GatherClient client = client(
				(builder) -> builder.threads(time.threads()).heartbeatTimeout(Duration.ofHours(1)));
		client.on(PlayerShootsConfetti.class, (event) -> beginAndAwait(begun, release));
		client.start();
		client.awaitReady(LIMIT);
		try (LogCapture log = LogCapture.ofClients(Level.WARN)) {
			this.simulator.sendEvent(confetti());
			assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
			time.advance(Duration.ofSeconds(9));
			assertThat(log.lines(Level.WARN)).isEmpty();
			time.advance(Duration.ofSeconds(60));
			assertThat(log.lines(Level.WARN)).singleElement()
				.satisfies((line) -> assertThat(line).contains("handler of PlayerShootsConfetti")
					.contains(InboundTests.class.getName())
					.contains("more than 10 s")
					.contains("beginAndAwait"));
		}
		release.countDown();
	}

	private static void beginAndAwait(CountDownLatch begun, CountDownLatch release) {
		begun.countDown();
		awaitQuietly(release);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
