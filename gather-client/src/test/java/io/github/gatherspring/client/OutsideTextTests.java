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
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.proto.ErrorEvent;
import io.github.gatherspring.proto.ServerClientEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Words of a server that would forge a line of the log, colour a console or fill a disk.
 */
class OutsideTextTests extends AbstractClientTests {

	private static final String FORGED = "no\r\n2026-11-25 ERROR forged\u2028\u001b[31m\u202e\u0085";

	private static final int LONGEST_LINE = 700;

	private static void assertHarmless(String text) {
		assertThat(text).hasSizeLessThan(LONGEST_LINE).doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029\u202e]");
	}

	private static ServerClientEvent error(int code, String message) {
		return ServerClientEvent.newBuilder()
			.setError(ErrorEvent.newBuilder().setCode(code).setMessage(message))
			.build();
	}

	@Test
	void whateverTheServerSaysIsOneShortLine() {
		try (LogCapture log = LogCapture.ofClients(Level.INFO)) {
			GatherClient client = ready((builder) -> builder.reconnect(RARE));
			this.simulator.sendEvent(error(500, FORGED), error(501, "x".repeat(1 << 20)));
			this.simulator.faults().refuse("setName", FORGED + "x".repeat(100_000));
			Throwable failure = failureOf(client.setName("x"));
			assertHarmless(String.valueOf(failure.getMessage()));
			assertThat(failure).hasMessageContaining("no 2026-11-25 ERROR forged");
			this.simulator.faults().close(4003, FORGED);
			awaitState(client, ConnectionState.FAILED);
			assertHarmless(String.valueOf(client.status().reason()));
			List<String> lines = new ArrayList<>(log.lines(Level.WARN));
			lines.addAll(log.lines(Level.ERROR));
			assertThat(lines).hasSizeGreaterThan(2)
				.anyMatch((line) -> line.contains("reports error 501: xxx"))
				.allSatisfy(OutsideTextTests::assertHarmless);
		}
	}

	@Test
	void anAnswerOfTheHttpApiIsOneShortLine() {
		this.simulator.faults().failAssignment(503);
		GatherClient client = client((builder) -> builder.reconnect(RARE));
		client.start();
		awaitState(client, ConnectionState.WAITING_TO_RECONNECT);
		assertHarmless(String.valueOf(client.status().reason()));
		this.simulator.faults().reset();
		this.simulator.faults().assign("wss://engine.example/" + "x".repeat(60_000));
		client.reconnect();
		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(client.status().reason()).contains("an address of 60021 characters"));
		assertHarmless(String.valueOf(client.status().reason()));
		assertHarmless(String.valueOf(client.status()));
	}

	@Test
	void codesWithoutEndAreNotLinesWithoutEnd() {
		try (LogCapture log = LogCapture.ofClients(Level.INFO)) {
			GatherClient client = ready();
			IntStream.range(0, 5000).forEach((code) -> this.simulator.sendEvent(error(code, "failed")));
			this.simulator.faults().refuse("setName", "the last");
			failureOf(client.setName("x"));
			await().during(Duration.ofMillis(200))
				.atMost(LIMIT)
				.until(() -> log.lines(Level.WARN).size(), (lines) -> lines > 10 && lines <= 101);
		}
	}

}
