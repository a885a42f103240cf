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

package io.github.gatherspring.smartobjects;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Real HTTP, a clock that the test moves, and waits that only move the clock.
 */
class DeliveryTests {

	private final Receiver receiver = new Receiver();

	private final MovedClock clock = new MovedClock();

	private final List<Duration> waits = new ArrayList<>();

	private final AtomicInteger ids = new AtomicInteger();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	private SmartObjectBuilder builder() {
		return builder(this.receiver.url());
	}

	private SmartObjectBuilder builder(URI url) {
		ExponentialBackOff backOff = new ExponentialBackOff(1000, 2);
		backOff.setMaxAttempts(4);
		return SmartObject.builder(url, Receiver.SECRET)
			.name("lamp")
			.clock(this.clock)
			.retryBackOff(backOff)
			.ids(() -> "msg_" + this.ids.incrementAndGet())
			.templates((policy) -> new RetryTemplate(new MovingPolicy(policy)));
	}

	@Test
	void aMessageIsSignedOverExactlyItsBytes() {
		Delivery delivery = builder().build().info().name("Büro ☕");
		assertThat(delivery).isEqualTo(new Delivery("msg_1", "dispatched"));
		Receiver.Request request = this.receiver.request();
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.path()).isEqualTo("/api/v2/hooks/spaces/space-1/objects/object-1");
		assertThat(request.contentType()).isEqualTo("application/json");
		assertThat(request.id()).isEqualTo("msg_1");
		assertThat(request.timestamp()).isEqualTo(Long.toString(this.clock.instant().getEpochSecond()));
		assertThat(request.signature()).isEqualTo(
				WebhookSecret.of(Receiver.SECRET).sign("msg_1", this.clock.instant().getEpochSecond(), request.body()));
		assertThat(request.text())
			.isEqualTo("{\"type\":\"info.set\",\"timestamp\":\"2026-11-25T10:38:02Z\",\"data\":{\"name\":\"Büro ☕\"}}");
		assertThat(request.body()).hasSize(request.text().getBytes(StandardCharsets.UTF_8).length);
	}

	@Test
	void anEmptySpaceIsASuccessAndAnUnknownStatusIsKept() {
		this.receiver.reply(200, "{\"status\":\"space_idle\"}").reply(202, "{\"status\":\"queued\",\"more\":[1]}");
		SmartObject lamp = builder().build();
		assertThat(lamp.counter().set(1).spaceIdle()).isTrue();
		assertThat(lamp.counter().set(2)).satisfies((delivery) -> {
			assertThat(delivery.spaceIdle()).isFalse();
			assertThat(delivery.status()).isEqualTo("queued");
		});
	}

	@Test
	void eachMessageHasAnIdOfItsOwn() {
		SmartObject lamp = SmartObject.builder(this.receiver.url(), Receiver.SECRET).build();
		lamp.counter().set(1);
		lamp.counter().set(1);
		assertThat(this.receiver.requests()).extracting(Receiver.Request::id).doesNotHaveDuplicates().hasSize(2);
		assertThat(this.receiver.request().id()).matches("[A-Za-z0-9_-]{20,60}");
	}

	@Test
	void aPingTellsWhatTheObjectIs() {
		this.receiver.reply(200, """
				{"status":"pong","objectId":"object-1","spaceId":"space-1","preset":"inbox",
				 "capabilities":{"activity":{"add":true},"counter":{},"switch":null,"status":false},
				 "colors":["red","teal"],"new":1}""");
		assertThat(builder().build().ping()).isEqualTo(new SmartObjectInfo("object-1", "space-1", "inbox",
				Set.of("activity", "counter"), List.of("red", "teal")));
		assertThat(this.receiver.request().text()).isEqualTo("{\"type\":\"webhook.ping\"}");
		this.receiver.reply(200, "{\"status\":\"pong\",\"preset\":null,\"capabilities\":[\"counter\"]}");
		assertThat(builder().build().ping()).isEqualTo(new SmartObjectInfo("", "", null, Set.of("counter"), List.of()));
	}

	/**
	 * Status, how many requests, what the message says.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "400 | {\"error\":\"invalid_request\"} | 1 | does not understand",
			"400 | {\"error\":\"invalid_args\"} | 1 | check its fields",
			"404 | {\"error\":\"not_found\"} | 1 | cannot verify",
			"404 | {\"error\":\"capability_not_found\"} | 1 | the object cannot do that",
			"404 | {\"error\":\"capability_not_declared\"} | 1 | the object cannot do that",
			"404 | {\"error\":\"method_not_found\"} | 1 | the object cannot do that",
			"410 | {\"error\":\"token_revoked\"} | 1 | the secret was withdrawn",
			"415 | {\"error\":\"unsupported_media_type\"} | 1 | type of content", "429 | too many | 5 | 60 a minute",
			"500 | {\"error\":\"internal_error\"} | 5 | a fault of its own",
			"503 | {\"error\":\"service_unavailable\"} | 5 | a fault of its own", "502 | <html> | 1 | not known here",
			"418 | {\"error\":\"teapot_v2\"} | 1 | teapot_v2", "302 | {} | 1 | redirects are not followed",
			"200 | <html> | 1 | something that no Smart Object says",
			"200 | {} | 1 | something that no Smart Object says", "0 | - | 5 | got no answer" })
	void eachRefusalIsRepeatedOrNotAndSaysWhatItMeans(int status, String body, int requests, String meaning) {
		for (int i = 0; i < 6; i++) {
			this.receiver.reply(status, body, (status == 302) ? Map.of("Location", "/elsewhere") : Map.of());
		}
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(() -> builder().build().counter().set(3))
			.withMessageContaining("Smart Object 'lamp' (" + this.receiver.url() + "): counter.set")
			.withMessageContaining(meaning)
			.satisfies((ex) -> {
				assertThat(ex.status()).isEqualTo(status);
				assertThat(body).contains(ex.code());
				assertThat(ex.isRetryable()).isEqualTo(requests > 1);
				assertThat(ex.getMessage()).doesNotContain("whsec").doesNotContain("MfKQ").doesNotContain("\n");
				if (requests > 1) {
					assertThat(ex.getMessage()).contains("attempt 5, and the last");
				}
			});
		assertThat(this.receiver.requests()).hasSize(requests);
	}

	@Test
	void aRepeatHasTheSameIdAndBodyAndAFreshTimestampAndSignature() {
		this.receiver.reply(503, "{\"error\":\"service_unavailable\"}").reply(0, "").reply(500, "");
		assertThat(builder().build().activity().add("build-7", "passed").messageId()).isEqualTo("msg_1");
		assertThat(this.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
		List<Receiver.Request> requests = this.receiver.requests();
		assertThat(requests).hasSize(4);
		assertThat(requests).extracting(Receiver.Request::id).containsOnly("msg_1");
		assertThat(requests).extracting(Receiver.Request::text).containsOnly(requests.get(0).text());
		assertThat(requests).extracting(Receiver.Request::timestamp).doesNotHaveDuplicates();
		assertThat(requests).extracting(Receiver.Request::signature).doesNotHaveDuplicates();
		assertThat(requests).allSatisfy((request) -> assertThat(request.signature()).isEqualTo(
				WebhookSecret.of(Receiver.SECRET).sign("msg_1", Long.parseLong(request.timestamp()), request.body())));
	}

	@Test
	void tooManyMessagesWaitForTheResetOfTheServersClock() {
		Instant serverNow = this.clock.instant().minus(Duration.ofHours(3));
		this.receiver.reply(429, "slow down",
				Map.of("RateLimit-Reset", Long.toString(serverNow.getEpochSecond() + 42), "Date", date(serverNow)));
		builder().build().counter().increment();
		assertThat(this.waits).containsExactly(Duration.ofSeconds(42));
	}

	@ParameterizedTest
	@CsvSource({ "RateLimit-Reset, 17, 17", "Retry-After, 9, 9", "RateLimit-Reset, soon, 1", "RateLimit-Reset, 0, 1",
			"RateLimit-Reset, 1700000000, 1" })
	void otherFormsOfTheResetAreReadAndNonsenseIsNot(String header, String value, long seconds) {
		this.receiver.reply(429, "", Map.of(header, value, "Date", date(this.clock.instant())));
		builder().build().counter().increment();
		assertThat(this.waits).containsExactly(Duration.ofSeconds(seconds));
	}

	@Test
	void aResetBeyondTheLongestWaitFailsAtOnce() {
		this.receiver.reply(429, "", Map.of("RateLimit-Reset", "121", "Date", date(this.clock.instant())));
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(() -> builder().build().counter().increment())
			.withMessageContaining("attempt 1, and the last: messages wait for 2 min at most");
		assertThat(this.waits).isEmpty();
	}

	@Test
	void withoutAWaitThereIsOneAttempt() {
		this.receiver.reply(500, "");
		assertThatExceptionOfType(SmartObjectException.class)
			.isThrownBy(() -> builder().longestWait(Duration.ZERO).build().counter().increment());
		assertThat(this.receiver.requests()).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> builder().longestWait(Duration.ofSeconds(-1)))
			.withMessageContaining("'longestWait'");
	}

	@Test
	void afterTheSecretWasWithdrawnNothingIsSent() {
		this.receiver.reply(410, "{\"error\":\"token_revoked\"}");
		SmartObject lamp = builder().build();
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(() -> lamp.status().set(StatusState.ON))
			.matches(SmartObjectException::isRevoked);
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(() -> lamp.status().set(StatusState.OFF))
			.matches(SmartObjectException::isRevoked)
			.withMessageContaining("was not sent, because the server has withdrawn the secret");
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(lamp::ping);
		assertThat(this.receiver.requests()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "0 | it agrees with the server's, so it is not the clock",
					"-90 | 1 min 30 s ahead of the server's, and up to 5 min are accepted",
					"-432 | this machine's is 7 min 12 s ahead of the server's, and 5 min is the most; set it",
					"3900 | this machine's is 1 h 5 min behind the server's, and 5 min is the most; set it" })
	void notFoundTellsHowTheClocksDiffer(long serverAhead, String expected) {
		this.receiver.reply(404, "{\"error\":\"not_found\"}",
				Map.of("Date", date(this.clock.instant().plusSeconds(serverAhead))));
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(() -> builder().build().counter().set(1))
			.withMessageContaining("the URL is wrong")
			.withMessageContaining("the secret belongs to another object")
			.withMessageContaining(expected);
	}

	@Test
	void wordsOfTheServerBecomeOneBoundedLine() {
		this.receiver.reply(400, "{\"error\":\"bad\\n\\u001b[31mred" + "x".repeat(5000) + "\"}");
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(() -> builder().build().counter().set(1))
			.satisfies((ex) -> {
				assertThat(ex.code()).startsWith("bad [31mred").hasSizeLessThan(110);
				assertThat(ex.getMessage()).doesNotContain("\n").doesNotContain("\u001b").hasSizeLessThan(500);
			});
	}

	@Test
	void whereNobodyListensTheMessageSaysSo() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		assertThatExceptionOfType(SmartObjectException.class)
			.isThrownBy(() -> builder(URI.create("http://127.0.0.1:" + port + "/o")).build().ping())
			.withMessageContaining("webhook.ping got no answer")
			.satisfies((ex) -> assertThat(ex.status()).isZero())
			.havingRootCause()
			.isInstanceOf(IOException.class);
	}

	@Test
	void anInterruptEndsTheWaiting() {
		this.receiver.reply(500, "");
		SmartObject lamp = builder().templates(RetryTemplate::new).build();
		Thread.currentThread().interrupt();
		try {
			assertThatExceptionOfType(SmartObjectException.class).isThrownBy(() -> lamp.counter().set(1))
				.withMessageContaining("interrupted while waiting to send it again");
			assertThat(Thread.currentThread().isInterrupted()).isTrue();
		}
		finally {
			Thread.interrupted();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "toString of the object", "toString of the builder", "toString of the view" })
	void theSecretIsNotShown(String where) {
		SmartObject lamp = builder().build();
		assertThat(Map.of("toString of the object", lamp.toString(), "toString of the builder", builder().toString(),
				"toString of the view", lamp.async().toString()))
			.extractingByKey(where)
			.asString()
			.isNotEmpty()
			.doesNotContain("whsec")
			.doesNotContain("MfKQ");
	}

	private static String date(Instant instant) {
		return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
	}

	/**
	 * Moves the clock where the template would sleep.
	 */
	private final class MovingPolicy implements RetryPolicy {

		private final RetryPolicy policy;

		MovingPolicy(RetryPolicy policy) {
			this.policy = policy;
		}

		@Override
		public boolean shouldRetry(Throwable failure) {
			return this.policy.shouldRetry(failure);
		}

		@Override
		public BackOff getBackOff() {
			return () -> {
				BackOffExecution execution = this.policy.getBackOff().start();
				return () -> {
					long millis = execution.nextBackOff();
					if (millis == BackOffExecution.STOP) {
						return millis;
					}
					DeliveryTests.this.waits.add(Duration.ofMillis(millis));
					DeliveryTests.this.clock.advance(Duration.ofMillis(millis));
					return 0;
				};
			};
		}

	}

}
