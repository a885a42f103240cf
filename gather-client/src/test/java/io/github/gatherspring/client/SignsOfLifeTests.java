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

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.ManualTime;
import io.github.gatherspring.proto.Info;
import io.github.gatherspring.proto.PlayerShootsConfetti;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.wire.SilentServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Servers that fall silent at every step, on a clock that the test moves.
 */
class SignsOfLifeTests extends AbstractClientTests {

	private final ManualTime time = new ManualTime();

	private GatherClient timedReady() {
		return ready((builder) -> builder.threads(this.time.threads()).reconnect(RARE));
	}

	/**
	 * The client sets its alarms on threads of its own, so the clock is nudged until it
	 * has looked at it; and a frame that was under way when the clock was moved counts as
	 * a sign of life at the new time, so that after a while the nudges grow.
	 */
	private ConnectionStatus awaitLoss(String reason) {
		AtomicInteger nudges = new AtomicInteger();
		await().atMost(LIMIT).until(() -> {
			if (this.recorder.count(ConnectionState.WAITING_TO_RECONNECT) > 0) {
				return true;
			}
			this.time.advance((nudges.incrementAndGet() < 10) ? Duration.ofMillis(1) : Duration.ofSeconds(1));
			return false;
		});
		ConnectionStatus waiting = this.recorder.of(ConnectionState.WAITING_TO_RECONNECT).get(0);
		assertThat(waiting.reason()).contains(reason);
		return waiting;
	}

	@Test
	void thirtySecondsWithoutAFrameCloseWith4008() {
		GatherClient client = timedReady();
		var connection = this.simulator.connection();
		this.simulator.faults().dropAnswers();
		this.time.advance(Duration.ofSeconds(29));
		assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
		this.time.advance(Duration.ofSeconds(1));
		ConnectionStatus waiting = awaitLoss("no sign of life for 30000 ms");
		assertThat(waiting.closeCode()).isEqualTo(4008);
		assertThat(waiting.retryIn()).isZero();
		await().atMost(LIMIT).until(() -> Integer.valueOf(4008).equals(connection.closeCodeOfClient()));
		this.simulator.faults().answerNormally();
		this.time.advance(Duration.ZERO);
		awaitReconnect(client, 1);
	}

	@Test
	void anyFrameIsASignOfLife() {
		GatherClient client = timedReady();
		this.simulator.faults().dropAnswers();
		for (int i = 0; i < 4; i++) {
			this.time.advance(Duration.ofSeconds(20));
			long before = client.statistics().framesReceived();
			switch (i) {
				case 0 -> this.simulator.faults().emptyBatch();
				case 1 -> this.simulator.faults().garbage();
				case 2 -> this.simulator.faults().unknownEvent();
				default -> this.simulator.sendEvent(ServerClientEvent.getDefaultInstance());
			}
			await().atMost(LIMIT).until(() -> client.statistics().framesReceived() > before);
		}
		assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
		assertThat(client.statistics().lastSignOfLife()).isNotNull();
	}

	@Test
	void aConnectionWhoseOtherEndIsGoneIsNoticed() {
		GatherClient client = timedReady();
		this.simulator.faults().freeze();
		this.time.advance(Duration.ofSeconds(30));
		awaitLoss("no sign of life");
	}

	@Test
	void aByteNowAndThenOfAFrameThatNeverEndsIsNoSignOfLife() {
		GatherClient client = timedReady();
		this.simulator.faults().slowLoris(Duration.ofMillis(5));
		this.time.advance(Duration.ofSeconds(29));
		assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
		this.time.advance(Duration.ofSeconds(1));
		awaitLoss("no sign of life");
	}

	@Test
	void aLargeFrameOnASlowLineIsASignOfLife() {
		GatherClient client = timedReady();
		var connection = this.simulator.connection();
		this.simulator.faults().dropAnswers();
		connection.writeToSocket(new byte[] { (byte) 0x82, 127, 0, 0, 0, 0, 0, 0x10, 0, 0 });
		for (int i = 0; i < 8; i++) {
			long before = client.statistics().bytesReceived();
			connection.writeToSocket(new byte[40_000]);
			await().atMost(LIMIT).until(() -> client.statistics().bytesReceived() >= before + 30_000);
			this.time.advance(Duration.ofSeconds(20));
		}
		assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
	}

	private static boolean isReadingHeldBack() {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.flatMap(Arrays::stream)
			.anyMatch((frame) -> frame.getMethodName().equals("awaitRoom"));
	}

	@Test
	void aListenerThatHoldsTheReadingBackIsNoDeadServer() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		GatherClient client = client((builder) -> builder.threads(this.time.threads())
			.reconnect(RARE)
			.eventQueueMaxSize(100_000)
			.maxMessageSize(100_000));
		client.on(PlayerShootsConfetti.class, (confetti) -> {
			begun.countDown();
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		client.start();
		client.awaitReady(LIMIT);
		await().atMost(LIMIT).until(() -> client.statistics().queuedEvents() == 0);
		this.simulator.sendEvent(
				ServerClientEvent.newBuilder().setPlayerShootsConfetti(PlayerShootsConfetti.newBuilder()).build());
		ServerClientBatch batch = ServerClientBatch.newBuilder()
			.addEvents(ServerClientEvent.newBuilder().setInfo(Info.newBuilder().setMessage("x".repeat(16_000))))
			.build();
		var flood = this.simulator.connection().flood(batch.toByteArray(), 4000);
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		// A frame has come that found no room: only from then on is the reading held
		// back.
		await().atMost(LIMIT).until(() -> client.statistics().queuedEvents() >= 5 && isReadingHeldBack());
		// The next heartbeat is not answered, since its answer is behind the flood, and
		// so the reserve is read into. The clock stands still meanwhile.
		this.time.advance(Duration.ofSeconds(10));
		await().atMost(LIMIT).until(() -> client.statistics().queuedEvents() >= 11 && isReadingHeldBack());
		for (int i = 0; i < 60; i++) {
			// Who is between two looks for room has read or is about to: the clock may
			// move only while it waits.
			await().atMost(LIMIT).until(SignsOfLifeTests::isReadingHeldBack);
			this.time.advance(Duration.ofSeconds(10));
			assertThat(client.status().state()).isEqualTo(ConnectionState.READY);
		}
		// The reading stops in the end, and so the server, by TCP.
		assertThat(flood).isNotDone();
		release.countDown();
		assertThat(flood).succeedsWithin(Duration.ofSeconds(30));
		await().atMost(LIMIT).until(() -> client.statistics().framesReceived() > 4000);
		assertThat(client.status().reconnects()).isZero();
	}

	@Test
	void aServerThatNeverSaysReadyIsLeft() {
		this.simulator.faults().neverReady();
		GatherClient client = client(
				(builder) -> builder.threads(this.time.threads()).heartbeatTimeout(Duration.ofMinutes(5)));
		client.start();
		awaitState(client, ConnectionState.AUTHENTICATING);
		this.time.advance(Duration.ofSeconds(44));
		assertThat(client.status().state()).isEqualTo(ConnectionState.AUTHENTICATING);
		this.time.advance(Duration.ofSeconds(1));
		awaitLoss("did not say ready within 45000 ms");
	}

	@Test
	void aServerThatIsSilentAfterReadyIsLeft() {
		this.simulator.faults().silentAfterReady();
		GatherClient client = client((builder) -> builder.threads(this.time.threads()).reconnect(RARE));
		client.start();
		awaitState(client, ConnectionState.SYNCING);
		this.time.advance(Duration.ofSeconds(30));
		awaitLoss("no sign of life");
	}

	@Test
	void aSubscriptionThatIsNeverConfirmedEndsTheConnection() {
		this.simulator.faults().holdAnswers();
		GatherClient client = client((builder) -> builder.threads(this.time.threads()).reconnect(RARE));
		client.start();
		awaitState(client, ConnectionState.SYNCING);
		await().atMost(LIMIT).until(() -> !this.simulator.received("updateSubscriptions").isEmpty());
		// What has come of the world gives the server a second time.
		for (int i = 0; i < 24 && client.status().state() == ConnectionState.SYNCING; i++) {
			long before = client.statistics().framesReceived();
			this.simulator.faults().emptyBatch();
			await().atMost(LIMIT)
				.until(() -> client.statistics().framesReceived() > before
						|| client.status().state() != ConnectionState.SYNCING);
			this.time.advance(Duration.ofSeconds(10));
		}
		awaitLoss("did not confirm the subscription within 120 s");
	}

	@Test
	void anAssignmentThatNeverComesIsGivenUp() {
		this.simulator.faults().hangAssignment();
		GatherClient client = client((builder) -> builder.threads(this.time.threads()));
		client.start();
		assertGivenUp(client);
	}

	@Test
	void anAssignmentThatComesByteByByteIsGivenUp() {
		this.simulator.faults().slowLorisAssignment();
		GatherClient client = client((builder) -> builder.threads(this.time.threads()));
		client.start();
		assertGivenUp(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ws", "wss" })
	void anUpgradeOrTlsHandshakeThatStallsIsGivenUp(String scheme) throws IOException {
		try (SilentServer silent = new SilentServer()) {
			GatherClient client = client((builder) -> builder.threads(this.time.threads())
				.serverUrl(URI.create(scheme + "://127.0.0.1:" + silent.port() + "/")));
			client.start();
			await().atMost(LIMIT).until(() -> silent.connections() > 0);
			assertGivenUp(client);
		}
	}

	@Test
	void aTlsHandshakeOfTheAssignmentThatStallsIsGivenUp() throws IOException {
		try (SilentServer silent = new SilentServer()) {
			GatherClient client = client((builder) -> builder.threads(this.time.threads())
				.apiBaseUrl(URI.create("https://127.0.0.1:" + silent.port())));
			client.start();
			await().atMost(LIMIT).until(() -> silent.connections() > 0);
			assertGivenUp(client);
		}
	}

	private void assertGivenUp(GatherClient client) {
		awaitState(client, ConnectionState.CONNECTING);
		// The state is told before the alarm of the attempt is set.
		await().atMost(LIMIT).until(() -> this.time.alarms() > 0);
		this.time.advance(Duration.ofSeconds(44));
		assertThat(client.status().state()).isEqualTo(ConnectionState.CONNECTING);
		this.time.advance(Duration.ofSeconds(1));
		awaitLoss("no open socket within 45000 ms");
	}

	@Test
	void heartbeatsGoOutEveryTenSecondsAndTheServersAreAnsweredAlsoWhenAListenerBlocks() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		GatherClient client = client((builder) -> builder.threads(this.time.threads()).reconnect(RARE));
		client.on(PlayerShootsConfetti.class, (confetti) -> {
			begun.countDown();
			try {
				release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		client.start();
		client.awaitReady(LIMIT);
		this.simulator.sendEvent(
				ServerClientEvent.newBuilder().setPlayerShootsConfetti(PlayerShootsConfetti.newBuilder()).build());
		assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
		for (int i = 1; i <= 5; i++) {
			this.time.advance(Duration.ofSeconds(10));
			this.simulator.sendEvent(ServerClientEvent.newBuilder()
				.setServerHeartbeat(io.github.gatherspring.proto.ServerHeartbeat.getDefaultInstance())
				.build());
			int sent = i + 1;
			int answered = i;
			await().atMost(LIMIT)
				.until(() -> this.simulator.received("clientBackupHeartbeat").size() == sent
						&& this.simulator.received("clientHeartbeat").size() == answered);
		}
		assertThat(client.statistics().heartbeatRoundTrip()).isNotNull();
		assertThat(client.setTextStatus("answered meanwhile")).succeedsWithin(LIMIT);
		release.countDown();
	}

}
