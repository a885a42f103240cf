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
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Random faults for a long time, with {@code -Psoak}: minutes from {@code soak.minutes},
 * chance from {@code soak.seed}, which is printed. The heap is bounded by the profile.
 */
@Tag("soak")
class SoakTests extends AbstractClientTests {

	/** What a round sends stays within what the simulator remembers. */
	private static final int ROUND = 2_000;

	@Test
	void aClientSurvivesRandomFaults() {
		long seed = Long.getLong("soak.seed", System.nanoTime());
		long minutes = Long.getLong("soak.minutes", 10);
		System.out.println("soak: " + minutes + " minutes, -Dsoak.seed=" + seed);
		Random random = new Random(seed);
		GatherClient client = ready((builder) -> builder.actionTimeout(Duration.ofSeconds(20))
			.heartbeatTimeout(Duration.ofSeconds(2))
			.heartbeatInterval(Duration.ofMillis(500)));
		Fault[] faults = Fault.values();
		long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
		int rounds = 0;
		while (System.nanoTime() < end) {
			Fault fault = faults[random.nextInt(faults.length)];
			Markers markers = new Markers(client);
			int strikeAt = random.nextInt(ROUND);
			for (int number = 0; number < ROUND; number++) {
				if (number == strikeAt) {
					fault.strike(this.simulator);
				}
				CompletableFuture<Void> answer = markers.send(number);
				if (random.nextInt(50) == 0) {
					awaitBriefly(answer, random.nextInt(2_000_000));
				}
			}
			fault.relieve(this.simulator);
			markers.awaitEnds(Duration.ofSeconds(60));
			this.simulator.faults().reset();
			await().atMost(Duration.ofSeconds(30)).until(() -> client.status().isReady());
			markers.assertOnceOrReported(this.simulator);
			assertThat(client.statistics().pendingActions()).as("seed %d, round %d, %s", seed, rounds, fault).isZero();
			assertThat(client.space().players()).hasSize(2);
			this.simulator.clearReceived();
			rounds++;
		}
		System.out.println("soak: " + rounds + " rounds, " + client.status().reconnects() + " reconnects");
		assertThat(rounds).isPositive();
	}

	/**
	 * Waits for an answer now and then, so that not all is sent in one go.
	 */
	private static void awaitBriefly(CompletableFuture<Void> answer, long nanos) {
		answer.handle((nothing, failure) -> true).completeOnTimeout(false, nanos, TimeUnit.NANOSECONDS).join();
	}

}
