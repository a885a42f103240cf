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

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two clients with one key on a server that lets a user be connected once.
 */
class RivalsTests extends AbstractClientTests {

	@Override
	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return simulator.singleLogin(4010);
	}

	@Test
	void twoClientsThatThrowEachOtherOutSaySoOnceAndTakeTurnsEverMoreSeldom() {
		GatherClient one = client((builder) -> builder.name("one"));
		GatherClient other = client((builder) -> builder.name("other"));
		try (LogCapture log = LogCapture.ofClients(Level.WARN)) {
			one.start();
			other.start();
			await().atMost(LIMIT).until(() -> isStayingAway(one) || isStayingAway(other));
			GatherClient away = isStayingAway(one) ? one : other;
			assertThat(away.status().reason()).contains("(4010)")
				.contains("another program or browser uses the same key");
			assertThat(away.status().closeCode()).isEqualTo(4010);
			List<String> errors = log.lines(Level.ERROR);
			for (GatherClient client : List.of(one, other)) {
				assertThat(errors.stream().filter((line) -> line.startsWith("[" + client.name() + "]")))
					.as(client.name())
					.hasSizeLessThanOrEqualTo(1);
			}
			assertThat(errors).isNotEmpty().allSatisfy((line) -> assertThat(line).contains("same key"));
		}
	}

	/**
	 * Says whether a client waits for longer than any delay of its own settings: after
	 * four doublings of the longest.
	 */
	private static boolean isStayingAway(GatherClient client) {
		Duration wait = client.status().retryIn();
		return wait != null && wait.compareTo(QUICK.maxDelay().multipliedBy(10)) > 0;
	}

	@Test
	void whereTheServerNamesTheTakeoverTheFirstClientStopsAndTheSecondStays() {
		try (GatherSimulator strict = GatherSimulator.builder().port(0).singleLogin(4667).build().start()) {
			GatherClient first = client((builder) -> to(strict, builder.name("first")));
			GatherClient second = client((builder) -> to(strict, builder.name("second")));
			first.start();
			assertThat(first.awaitReady(LIMIT)).isTrue();
			second.start();
			assertThat(second.awaitReady(LIMIT)).isTrue();
			await().atMost(LIMIT).until(() -> first.status().state() == ConnectionState.FAILED);
			assertThat(first.status().reason()).contains("4667").contains("close the other client of that user");
			assertThat(second.status().isReady()).isTrue();
			assertThat(second.status().reconnects()).isZero();
		}
	}

	@Test
	void theFingerprintsOfTwoClientsAreTheSameIfKeyAndSpaceAre() {
		String mine = client((builder) -> builder.name("one")).fingerprint();
		assertThat(mine).hasSize(32).isEqualTo(client((builder) -> builder.name("other")).fingerprint());
		assertThat(client((builder) -> builder.apiKey("another-key")).fingerprint()).isNotEqualTo(mine);
		assertThat(client((builder) -> builder.spaceId("another/space")).fingerprint()).isNotEqualTo(mine);
		assertThat(client((builder) -> builder.apiKey(null).token(this.simulator.apiKey())).fingerprint())
			.isNotEqualTo(mine)
			.doesNotContain(this.simulator.apiKey());
	}

	private static void to(GatherSimulator simulator, GatherClientBuilder builder) {
		builder.apiKey(simulator.apiKey()).spaceId(simulator.spaceId()).apiBaseUrl(URI.create(simulator.apiBaseUrl()));
	}

}
