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
import java.util.List;

import io.github.gatherspring.connection.ConnectionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sequence of ten thousand numbered actions under each fault: each number is received
 * exactly once or reported as failed, and never twice.
 */
class FaultsTests extends AbstractClientTests {

	private static final int COUNT = 10_000;

	@ParameterizedTest
	@EnumSource(Fault.class)
	void tenThousandMarkersArriveOnceOrAreReported(Fault fault) {
		GatherClient client = ready((builder) -> builder.actionTimeout(Duration.ofSeconds(20))
			.actionQueueCapacity(COUNT)
			.heartbeatTimeout(Duration.ofSeconds(2))
			.heartbeatInterval(Duration.ofMillis(500)));
		Markers markers = new Markers(client);
		for (int number = 0; number < COUNT; number++) {
			if (number % 2500 == 1250) {
				fault.strike(this.simulator);
			}
			markers.send(number);
		}
		fault.relieve(this.simulator);
		markers.awaitEnds(Duration.ofSeconds(60));
		assertThat(client.awaitReady(LIMIT)).isTrue();
		assertThat(client.setTextStatus("alive")).succeedsWithin(LIMIT);
		markers.assertOnceOrReported(this.simulator);
		assertThat(client.statistics().pendingActions()).isZero();
		assertThat(client.statistics().queuedActions()).isZero();
		if (fault.isHarmless()) {
			assertThat(markers.succeeded()).isEqualTo(COUNT);
			assertThat(client.status().reconnects()).isZero();
		}
		else if (fault.endsConnection()) {
			assertThat(client.status().reconnects()).isPositive();
		}
	}

	@Test
	void whenAnswersAreMissingTheirActionsTimeOutAndAreCarriedOutOnce() {
		GatherClient client = ready(
				(builder) -> builder.actionTimeout(Duration.ofSeconds(2)).actionQueueCapacity(COUNT));
		Markers markers = new Markers(client);
		for (int number = 0; number < COUNT; number++) {
			if (number == COUNT / 4) {
				markers.awaitEnds(LIMIT);
				this.simulator.faults().dropAnswers();
			}
			if (number == COUNT / 2) {
				markers.awaitEnds(Duration.ofSeconds(60));
				this.simulator.faults().reset();
			}
			markers.send(number);
		}
		markers.awaitEnds(Duration.ofSeconds(60));
		assertThat(client.status().isReady()).isTrue();
		assertThat(client.status().reconnects()).isZero();
		assertThat(markers.failures()).hasSize(COUNT / 4)
			.allMatch((failure) -> failure instanceof GatherTimeoutException);
		markers.assertOnceOrReported(this.simulator);
		assertThat(this.simulator.received("customAction")).hasSize(COUNT);
		assertThat(client.statistics().pendingActions()).isZero();
	}

	@Test
	void whenTheSpaceIsFullInTheMiddleTheRestIsReported() {
		GatherClient client = ready((builder) -> builder.actionQueueCapacity(COUNT));
		Markers markers = new Markers(client);
		for (int number = 0; number < COUNT; number++) {
			if (number == COUNT / 4) {
				this.simulator.faults().close(4012, "full");
			}
			markers.send(number);
		}
		markers.awaitEnds(LIMIT);
		awaitState(client, ConnectionState.FAILED);
		assertThat(client.status().reason()).contains("(4012)");
		assertThat(markers.failures()).isNotEmpty()
			.allMatch((failure) -> failure instanceof GatherDisconnectedException);
		markers.assertOnceOrReported(this.simulator);
		assertThat(client.statistics().pendingActions()).isZero();
		assertThat(client.statistics().queuedActions()).isZero();
	}

	@Test
	void refusedActionsAreReportedWithTheServersReason() {
		this.simulator.faults().refuse("customAction", "not here");
		GatherClient client = ready((builder) -> builder.actionQueueCapacity(COUNT));
		Markers markers = new Markers(client);
		for (int number = 0; number < COUNT; number++) {
			markers.send(number);
		}
		markers.awaitEnds(Duration.ofSeconds(60));
		assertThat(client.status().isReady()).isTrue();
		assertThat(this.simulator.received("customAction")).hasSize(COUNT);
		assertThat(markers.succeeded()).isZero();
		assertThat(markers.failures()).allMatch((failure) -> failure instanceof GatherActionException).hasSize(COUNT);
		assertThat(List.copyOf(markers.failures()))
			.allSatisfy((failure) -> assertThat(failure).hasMessageContaining("not here"));
	}

}
