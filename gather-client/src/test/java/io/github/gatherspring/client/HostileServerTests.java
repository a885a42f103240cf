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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.github.gatherspring.simulator.fault.Hostile;
import io.github.gatherspring.simulator.fault.HostileAnswer;
import io.github.gatherspring.simulator.fault.HostileCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each deed of a hostile server, and a client that is served afterwards. What exactly it
 * makes of each is told by the tests of the parts.
 */
class HostileServerTests extends AbstractClientTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private GatherClient quick() {
		return ready((builder) -> builder.connectTimeout(Duration.ofSeconds(5))
			.heartbeatTimeout(Duration.ofSeconds(5))
			.maxMessageSize(8 * 1024 * 1024));
	}

	private static void awaitService(GatherClient client) throws InterruptedException {
		Exception last = null;
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < end) {
			try {
				client.setTextStatus("still here").get(10, TimeUnit.SECONDS);
				return;
			}
			catch (ExecutionException | TimeoutException ex) {
				last = ex;
			}
		}
		throw new AssertionError("Not served any more: " + client.status(), last);
	}

	@ParameterizedTest
	@EnumSource(Deed.class)
	void afterAnyDeedTheClientIsServed(Deed deed) throws Exception {
		GatherClient client = quick();
		deed.deed.accept(this.simulator.hostile());
		awaitService(client);
	}

	@Test
	void onceSubscriptionsAreTakenAgainTheClientIsServed() throws Exception {
		GatherClient client = quick();
		this.simulator.hostile().refuseSubscriptions();
		client.reconnect();
		await().atMost(PATIENCE)
			.until(() -> String.valueOf(client.status().reason()).contains("refused every subscription"));
		assertThat(client.status().isReady()).isFalse();
		this.simulator.faults().reset();
		awaitService(client);
	}

	@Test
	void whatTheServerRefusesIsLeftOutAndTheRestIsServed() throws Exception {
		this.simulator.hostile().refuseEvents("playerChats");
		GatherClient client = ready((builder) -> builder.includeEvents(List.of("playerChats")));
		awaitService(client);
	}

	@ParameterizedTest
	@EnumSource(HostileAnswer.class)
	void afterAnyAnswerToTheAssignmentTheClientIsServed(HostileAnswer answer) throws Exception {
		GatherClient client = quick();
		this.simulator.hostile().answerAssignments(answer);
		client.reconnect();
		await().atMost(PATIENCE).until(() -> {
			String reason = client.status().reason();
			return reason != null && !reason.contains("asked for");
		});
		assertThat(client.status().isReady()).isFalse();
		assertThat(client.status().reason()).hasSizeLessThan(2000).doesNotContain("\n", "\r", "\u001b");
		this.simulator.faults().reset();
		// One of the answers is a 403, which stops a client.
		client.reconnect();
		awaitService(client);
	}

	@Test
	void everyDeedIsTried() {
		assertThat(HostileCommands.names()).hasSize(Deed.values().length + 3)
			.contains("refuseSubscriptions", "refuseEvents", "answerAssignments")
			.containsAll(Arrays.stream(Deed.values()).map(Deed::command).toList());
	}

	/**
	 * What is done at once, in sizes that a busy machine gets over with.
	 */
	enum Deed {

		MUTATED_FRAMES((hostile) -> hostile.mutatedFrames(10_000, 42)),

		ENDLESS_FRAGMENTS((hostile) -> hostile.endlessFragments(32)),

		EMPTY_FRAGMENTS((hostile) -> hostile.emptyFragments(20_000)),

		ENDLESS_LENGTH(Hostile::endlessLength),

		DEEP_GROUPS((hostile) -> hostile.deepGroups(100_000)),

		DEFLATE_BOMB(Hostile::deflateBomb),

		UNKNOWN_EVENTS((hostile) -> hostile.unknownEvents(100_000)),

		BROKEN_TEXT(Hostile::brokenText),

		GIANT_COLLISIONS(Hostile::giantCollisions),

		CROWD((hostile) -> hostile.crowd(3_000)),

		PASSERS((hostile) -> hostile.passers(20_000)),

		FORGED_LINES(Hostile::forgedLines),

		ERROR_CODES((hostile) -> hostile.errorCodes(5_000));

		private final Consumer<Hostile> deed;

		Deed(Consumer<Hostile> deed) {
			this.deed = deed;
		}

		/** As scenarios name it. */
		String command() {
			StringBuilder command = new StringBuilder();
			for (String word : name().split("_")) {
				String lower = word.toLowerCase(Locale.ROOT);
				command.append(command.isEmpty() ? lower : StringUtils.capitalize(lower));
			}
			return command.toString();
		}

	}

}
