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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import java.util.stream.Stream;

import io.github.gatherspring.LogCapture;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.ManualTime;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.wire.AssignmentServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * When a client tries again, on a clock that the test moves.
 */
class ReconnectTimingTests extends AbstractClientTests {

	private final ManualTime time = new ManualTime();

	private final AssignmentServer assignments = new AssignmentServer();

	@AfterEach
	void closeAssignments() {
		this.assignments.close();
	}

	private GatherClient timed() {
		return client((builder) -> builder.threads(this.time.threads()).reconnect(ReconnectSettings.DEFAULT));
	}

	private static Duration waiting(GatherClient client, int attempt) {
		await().atMost(LIMIT)
			.until(() -> client.status().state() == ConnectionState.WAITING_TO_RECONNECT
					&& client.status().attempt() == attempt);
		Duration retryIn = client.status().retryIn();
		return Objects.requireNonNull(retryIn);
	}

	private static void assertAbout(Duration actual, long seconds) {
		assertThat(actual).isBetween(Duration.ofMillis(seconds * 750), Duration.ofMillis(seconds * 1250));
	}

	/** Lets time pass while the server gives signs of life. */
	private void live(GatherClient client, Duration duration) {
		for (Duration left = duration; !left.isZero(); left = left.minusSeconds(5)) {
			this.time.advance(Duration.ofSeconds(5));
			long before = client.statistics().framesReceived();
			this.simulator.faults().emptyBatch();
			await().atMost(LIMIT).until(() -> client.statistics().framesReceived() > before);
		}
	}

	@Test
	void attemptsThatFailWaitLongerAndLongerAndNeverGoOutEarly() {
		this.simulator.faults().failAssignment(500);
		GatherClient client = timed();
		client.start();
		int attempt = 1;
		for (long seconds : new long[] { 1, 2, 4, 8, 16, 30, 30 }) {
			Duration retryIn = waiting(client, attempt);
			assertAbout(retryIn, seconds);
			this.time.advance(retryIn.minusMillis(1));
			assertThat(client.status().attempt()).isEqualTo(attempt);
			assertThat(client.status().state()).isEqualTo(ConnectionState.WAITING_TO_RECONNECT);
			this.time.advance(Duration.ofMillis(1));
			attempt++;
		}
		waiting(client, attempt);
		this.simulator.faults().failAssignment(500, 0);
		client.reconnect();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		assertThat(client.status().attempt()).isZero();
	}

	@Test
	void theFirstAttemptOfAnOutageGoesOutAtOnceAndAFlappingServerGetsNoStorm() {
		GatherClient client = timed();
		client.start();
		client.awaitReady(LIMIT);
		this.simulator.faults().dropConnection();
		assertThat(waiting(client, 0)).isZero();
		long[] seconds = { 1, 2, 4 };
		for (int lost = 0; lost < seconds.length; lost++) {
			this.time.advance((lost == 0) ? Duration.ZERO : Duration.ofSeconds(5));
			awaitReconnect(client, lost + 1);
			this.simulator.faults().dropConnection();
			assertAbout(waiting(client, 0), seconds[lost]);
		}
	}

	@Test
	void thirtySecondsOfGoodServiceLetTheWaitsBeginAnew() {
		GatherClient client = timed();
		client.start();
		client.awaitReady(LIMIT);
		this.simulator.faults().dropConnection();
		waiting(client, 0);
		this.time.advance(Duration.ZERO);
		awaitReconnect(client, 1);
		live(client, Duration.ofSeconds(25));
		this.simulator.faults().dropConnection();
		assertAbout(waiting(client, 0), 1);
		this.time.advance(Duration.ofSeconds(2));
		awaitReconnect(client, 2);
		live(client, Duration.ofSeconds(30));
		this.simulator.faults().dropConnection();
		assertThat(waiting(client, 0)).isZero();
	}

	@Test
	void tooManyRequestsWaitLongest() {
		GatherClient client = timed();
		client.start();
		client.awaitReady(LIMIT);
		this.simulator.faults().close(4420, "chill out");
		Duration retryIn = waiting(client, 0);
		assertAbout(retryIn, 30);
		this.time.advance(retryIn);
		awaitReconnect(client, 1);
	}

	@Test
	void theHttpApisWishForAWaitIsGranted() {
		this.assignments.answers((exchange) -> AssignmentServer.reply(exchange, 429, "too many", "Retry-After", "120"));
		GatherClient client = client((builder) -> builder.threads(this.time.threads())
			.reconnect(ReconnectSettings.DEFAULT)
			.apiBaseUrl(this.assignments.url()));
		client.start();
		assertThat(waiting(client, 1)).isEqualTo(Duration.ofSeconds(120));
		assertThat(client.status().reason()).contains("429");
	}

	@Test
	void aServerThatMayNotBeTrustedIsNotAskedEverySecond() {
		this.assignments.answers(200, "ws://engine.example/");
		GatherClient client = client((builder) -> builder.threads(this.time.threads())
			.reconnect(ReconnectSettings.DEFAULT)
			.apiBaseUrl(this.assignments.url()));
		client.start();
		assertAbout(waiting(client, 1), 30);
		assertThat(client.status().reason()).contains("clear text");
	}

	@Test
	void theRecoveryNamesTheLengthOfTheOutage() {
		GatherClient client = timed();
		client.start();
		client.awaitReady(LIMIT);
		try (LogCapture log = LogCapture.ofClients(Level.INFO)) {
			this.simulator.faults().failAssignment(500, 1);
			this.simulator.faults().close(1011, "");
			waiting(client, 0);
			this.time.advance(Duration.ZERO);
			Duration retryIn = waiting(client, 1);
			this.time.advance(retryIn);
			awaitReconnect(client, 1);
			assertThat(log.lines(Level.INFO)).singleElement()
				.satisfies((line) -> assertThat(line)
					.endsWith("after " + retryIn.toMillis() + " ms without a connection"));
		}
		assertThat(client.status().lostSince()).isNull();
	}

	@Test
	void thereAreNeverTwoAttemptsAtOnce() throws Exception {
		GatherClient client = client((builder) -> builder.apiBaseUrl(this.assignments.url())
			.reconnect(new ReconnectSettings(true, Duration.ofMillis(1), 1, Duration.ofMillis(1), 1,
					Duration.ofSeconds(30))));
		this.assignments.answers((exchange) -> {
			// A second attempt would meet the first here.
			CompletableFuture
				.allOf(Stream.generate(() -> CompletableFuture.runAsync(client::reconnect))
					.limit(20)
					.toArray(CompletableFuture[]::new))
				.join();
			AssignmentServer.reply(exchange, 500, "no");
		});
		client.start();
		ExecutorService threads = Executors.newFixedThreadPool(4);
		for (int i = 0; i < 4; i++) {
			threads.execute(() -> {
				for (int n = 0; n < 500; n++) {
					client.reconnect();
					Thread.onSpinWait();
				}
			});
		}
		threads.shutdown();
		assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
		await().atMost(LIMIT).until(() -> this.assignments.paths().size() > 50);
		assertThat(this.assignments.mostAtOnce()).isEqualTo(1);
		List<ConnectionStatus> attempts = this.recorder.of(ConnectionState.CONNECTING);
		for (int i = 0; i < attempts.size(); i++) {
			assertThat(attempts.get(i).attempt()).isEqualTo(i + 1);
		}
	}

	@Test
	void anUpgradeThatIsRefusedIsTriedAgainAndNamesTheStatus() {
		this.simulator.faults().refuseUpgrade(503, 1);
		GatherClient client = timed();
		client.start();
		Duration retryIn = waiting(client, 1);
		assertThat(client.status().reason()).contains("HTTP 503");
		this.time.advance(retryIn);
		assertThat(client.awaitReady(LIMIT)).isTrue();
	}

	@Test
	void aRedirectOfTheUpgradeIsNotFollowed() {
		try (AssignmentServer other = new AssignmentServer().answers(200, "x")) {
			this.assignments
				.answers((exchange) -> AssignmentServer.reply(exchange, 302, "", "Location", other.url() + "/collect"));
			GatherClient client = client((builder) -> builder.threads(this.time.threads())
				.serverUrl(URI.create(this.assignments.url().toString().replace("http:", "ws:"))));
			client.start();
			waiting(client, 1);
			assertThat(this.assignments.paths()).hasSize(1);
			assertThat(other.paths()).isEmpty();
		}
	}

}
