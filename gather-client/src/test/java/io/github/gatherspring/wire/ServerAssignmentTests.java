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

package io.github.gatherspring.wire;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.WireException.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Every answer that the HTTP API may give to the question who serves a space.
 */
class ServerAssignmentTests {

	private static final String KEY = "marker-key-0815";

	private final AssignmentServer server = new AssignmentServer();

	@AfterEach
	void close() {
		this.server.close();
	}

	private ServerAssignment assignment(@Nullable String key, boolean allowInsecure, Duration timeout) {
		return new ServerAssignment(this.server.url(), SpaceId.parse("abc/my room"), key, allowInsecure, null, timeout,
				SettingNames.OF_BUILDER);
	}

	private ServerAssignment assignment() {
		return assignment(KEY, false, Duration.ofSeconds(10));
	}

	private WireException failure() {
		return failureOf(assignment());
	}

	private static WireException failureOf(ServerAssignment assignment) {
		WireException failure = catchThrowableOfType(WireException.class, assignment::ask);
		assertThat(failure).isNotNull();
		assertThat(failure).hasNoCause();
		assertThat(failure.getMessage()).doesNotContain(KEY);
		return failure;
	}

	@ParameterizedTest
	@CsvSource({ "400, FINAL", "401, FINAL", "402, FINAL", "403, FINAL", "404, FINAL", "408, PASSING", "409, FINAL",
			"410, FINAL", "425, PASSING", "429, LASTING", "500, PASSING", "501, PASSING", "502, PASSING",
			"503, PASSING", "504, PASSING", "304, PASSING" })
	void theStatusDecidesWhetherToTryAgain(int status, Kind kind) {
		this.server.answers(status, (status != 304) ? "told so" : "");
		WireException failure = failure();
		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure).hasMessageContaining(String.valueOf(status));
	}

	@ParameterizedTest
	@CsvSource({ "401, apiKey", "403, apiKey", "404, spaceId", "400, spaceId" })
	void aFinalAnswerSaysWhatToCheck(int status, String setting) {
		this.server.answers(status, "no");
		assertThat(failure()).hasMessageContaining(setting).hasMessageContaining("abc/my room");
	}

	@ParameterizedTest
	@CsvSource({ "429, 7, 7", "503, 12, 12", "429, 999999, 3600" })
	void aWaitThatTheServerAsksForIsKept(int status, String header, long seconds) {
		this.server.answers((exchange) -> AssignmentServer.reply(exchange, status, "", "Retry-After", header));
		assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
	}

	@Test
	void aWaitMayBeADate() {
		String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5));
		this.server.answers((exchange) -> AssignmentServer.reply(exchange, 503, "", "Retry-After", date));
		assertThat(failure().retryAfter()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-3", "" })
	void aWaitThatIsNeitherSecondsNorADateCountsAsNone(String header) {
		this.server.answers((exchange) -> AssignmentServer.reply(exchange, 429, "", "Retry-After", header));
		assertThat(failure().retryAfter()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"wss://engine.example:443/\"", "wss://engine.example:443/",
			" \n\"wss://engine.example:443/\"\n ", "\"wss:\\/\\/engine.example:443\\/\"" })
	void theAddressMayBeQuotedOrPlain(String body) throws WireException {
		this.server.answers(200, body);
		assertThat(assignment().ask()).isEqualTo(URI.create("wss://engine.example:443/"));
	}

	@Test
	void theQuestionNamesTheSpaceInOneSegmentAndCarriesTheKey() throws WireException {
		this.server.answers(200, "wss://engine.example/");
		assignment().ask();
		assertThat(this.server.paths()).containsExactly("/api/v2/spaces/abc%5Cmy%20room/game-server-assignment");
		assertThat(this.server.keys()).containsExactly(KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>maintenance</html>", "{\"url\":\"wss://x\"}", "", "null", "https://engine.example/",
			"wss:///path", "ftp://engine.example/", "no address at all" })
	void garbageIsTriedAgain(String body) {
		this.server.answers(200, body);
		assertThat(failure().kind()).isIn(Kind.PASSING, Kind.LASTING);
	}

	@Test
	void aServerInClearTextBeyondLoopbackIsRefused() throws WireException {
		this.server.answers(200, "ws://engine.example/");
		WireException failure = failure();
		assertThat(failure.kind()).isEqualTo(Kind.LASTING);
		assertThat(failure).hasMessageContaining("clear text").hasMessageContaining("allowInsecure=true");
		assertThat(assignment(KEY, true, Duration.ofSeconds(10)).ask()).isEqualTo(URI.create("ws://engine.example/"));
		this.server.answers(200, "ws://127.0.0.1:1234/");
		assertThat(assignment().ask()).isEqualTo(URI.create("ws://127.0.0.1:1234/"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void aRedirectToTheSameHostIsFollowed(int status) throws WireException {
		this.server.answers((exchange) -> {
			if (exchange.getRequestURI().getPath().equals("/there")) {
				AssignmentServer.reply(exchange, 200, "wss://engine.example/");
			}
			else {
				AssignmentServer.reply(exchange, status, "", "Location", "/there");
			}
		});
		assertThat(assignment().ask()).isEqualTo(URI.create("wss://engine.example/"));
		assertThat(this.server.keys()).containsExactly(KEY, KEY);
	}

	@Test
	void aRedirectToAnotherHostIsRefusedAndTheKeyNeverSentThere() {
		try (AssignmentServer other = new AssignmentServer().answers(200, "wss://engine.example/")) {
			this.server.answers((exchange) -> AssignmentServer.reply(exchange, 302, "", "Location",
					other.url() + "/collect?" + KEY));
			WireException failure = failure();
			assertThat(failure.kind()).isEqualTo(Kind.LASTING);
			assertThat(failure).hasMessageContaining("apiBaseUrl");
			assertThat(other.paths()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "mailto:somebody@example.com", "file:///etc/passwd", "http://", "::", "https://127.0.0.1/" })
	void aRedirectToNoSuchPlaceIsRefused(String location) {
		this.server.answers((exchange) -> AssignmentServer.reply(exchange, 302, "", "Location", location));
		assertThat(failure()).hasMessageContaining("redirect");
	}

	@Test
	void redirectsInACircleEnd() {
		this.server.answers((exchange) -> AssignmentServer.reply(exchange, 302, "", "Location", "/again"));
		WireException failure = failure();
		assertThat(failure.kind()).isEqualTo(Kind.PASSING);
		assertThat(failure).hasMessageContaining("redirected more than");
		assertThat(this.server.paths()).hasSize(4);
	}

	@Test
	void aServerThatEchoesTheKeyDoesNotBringItIntoTheMessage() {
		this.server.answers(400, "your key " + KEY + " is bad");
		assertThat(failure()).hasMessageContaining("your key ****** is bad");
		this.server.answers(200, "https://" + KEY + ".example/" + KEY);
		assertThat(failure()).hasMessageContaining("an address that holds the API key");
	}

	@Test
	void anErrorThatWouldForgeALineOfTheLogStaysOneLine() {
		this.server.answers(400, "no\r\n2026-11-23 ERROR \u001b[31mforged\u202e " + "x".repeat(10_000));
		assertThat(failure().getMessage()).hasSizeLessThan(600)
			.contains("no 2026-11-23 ERROR")
			.doesNotContainPattern("[\\p{Cntrl}\u202e]");
	}

	@Test
	void anAddressThatIsTooLongIsRefusedAndNotShownWhole() {
		this.server.answers(200, "wss://engine.example/" + "x".repeat(60_000));
		WireException failure = failure();
		assertThat(failure.kind()).isEqualTo(Kind.LASTING);
		assertThat(failure.getMessage()).hasSizeLessThan(400).contains("an address of 60021 characters");
	}

	@Test
	void anApiBelowAPathIsAskedThere() throws WireException {
		this.server.answers(200, "wss://engine.example/");
		for (String base : new String[] { "/gather", "/gather/" }) {
			new ServerAssignment(URI.create(this.server.url() + base), SpaceId.parse("abc/100% my+room"), KEY, false,
					null, Duration.ofSeconds(10), SettingNames.OF_BUILDER)
				.ask();
		}
		assertThat(this.server.paths()).hasSize(2)
			.allMatch("/gather/api/v2/spaces/abc%5C100%25%20my%2Broom/game-server-assignment"::equals);
	}

	@Test
	void noAnswerInTimeIsTriedAgain() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		this.server.answers((exchange) -> {
			try {
				done.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			exchange.close();
		});
		WireException failure = failureOf(assignment(KEY, false, Duration.ofMillis(200)));
		done.countDown();
		assertThat(failure.kind()).isEqualTo(Kind.PASSING);
		assertThat(failure).hasMessageContaining("no answer in time");
	}

	@Test
	void whenNobodyListensItIsTriedAgain() {
		this.server.close();
		WireException failure = failure();
		assertThat(failure.kind()).isEqualTo(Kind.PASSING);
		assertThat(failure).hasMessageContaining("connection refused by 127.0.0.1:" + this.server.url().getPort());
	}

	@Test
	void anInterruptEndsTheQuestion() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		this.server.answers((exchange) -> {
			asked.countDown();
			try {
				done.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			exchange.close();
		});
		Thread asking = new Thread(() -> catchThrowableOfType(WireException.class, assignment()::ask));
		asking.start();
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		asking.interrupt();
		asking.join(5000);
		assertThat(asking.isAlive()).isFalse();
		done.countDown();
	}

}
