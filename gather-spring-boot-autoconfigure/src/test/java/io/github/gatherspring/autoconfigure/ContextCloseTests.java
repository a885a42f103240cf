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

package io.github.gatherspring.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherDisconnectedException;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.SimulatorConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What becomes of a client's actions when its application context closes.
 */
class ContextCloseTests {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private final GatherSimulator simulator = GatherSimulator.builder()
		.port(0)
		.players(2)
		.autonomous(false)
		.unlimitedRate()
		.build();

	@BeforeEach
	void startSimulator() {
		this.simulator.start();
	}

	@AfterEach
	void closeSimulator() {
		this.simulator.close();
	}

	private AnnotationConfigApplicationContext context(Duration shutdownPhase) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		TestPropertyValues.of(Map.of("gather.api-key", this.simulator.apiKey(), "gather.space-id",
				this.simulator.spaceId(), "gather.api-base-url", this.simulator.apiBaseUrl(), "gather.enter.enabled",
				"true", "gather.startup-timeout", "15s", "spring.lifecycle.timeout-per-shutdown-phase",
				shutdownPhase.toMillis() + "ms"))
			.applyTo(context);
		context.register(GatherAutoConfiguration.class);
		context.refresh();
		return context;
	}

	private static Duration closing(AnnotationConfigApplicationContext context) {
		long before = System.nanoTime();
		context.close();
		return Duration.ofNanos(System.nanoTime() - before);
	}

	private void awaitNormalClose(@Nullable SimulatorConnection connection) {
		assertThat(connection).isNotNull();
		if (connection != null) {
			await().atMost(LIMIT).until(() -> Integer.valueOf(1000).equals(connection.closeCodeOfClient()));
		}
	}

	@Test
	void pendingActionsGetTheTimeOfAShutdownPhaseThenTheSocketClosesAndTheyFail() {
		AnnotationConfigApplicationContext context = context(Duration.ofSeconds(7));
		GatherClient client = context.getBean(GatherClient.class);
		assertThat(client.setTextStatus("entered")).succeedsWithin(LIMIT);
		SimulatorConnection connection = this.simulator.connection();
		this.simulator.faults().dropAnswers();
		CompletableFuture<Void> unanswered = client.setName("no answer");
		// Longer than leaving may take, shorter than the phase.
		assertThat(closing(context)).isBetween(Duration.ofMillis(5500), Duration.ofSeconds(20));
		assertThat(unanswered).failsWithin(LIMIT)
			.withThrowableThat()
			.withCauseInstanceOf(GatherDisconnectedException.class)
			.withMessageContaining("the client was stopped");
		assertThat(this.simulator.received("exit")).hasSize(1);
		awaitNormalClose(connection);
	}

	@Test
	void whatIsAnsweredInTimeSucceedsAndTheContextDoesNotWaitLonger() {
		AnnotationConfigApplicationContext context = context(Duration.ofSeconds(30));
		GatherClient client = context.getBean(GatherClient.class);
		assertThat(client.setTextStatus("entered")).succeedsWithin(LIMIT);
		SimulatorConnection connection = this.simulator.connection();
		this.simulator.faults().delayAnswers(Duration.ofMillis(300));
		CompletableFuture<Void> answered = client.setName("answered late");
		assertThat(closing(context)).isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
		assertThat(answered).isCompleted();
		awaitNormalClose(connection);
	}

}
