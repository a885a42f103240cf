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

package io.github.gatherspring.health;

import java.time.Duration;
import java.time.Instant;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Condition}.
 */
class ConditionTests {

	private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

	private static final Duration GRACE = Duration.ofMinutes(1);

	private static Condition of(ConnectionState state, @Nullable Duration away, @Nullable Integer code,
			@Nullable Duration retryIn) {
		ConnectionStatus status = new ConnectionStatus(state, NOW, null, null, 1, 0, null, "lost", code, retryIn);
		return Condition.of(status, (away != null) ? NOW.minus(away) : null, GRACE, NOW);
	}

	@ParameterizedTest
	@CsvSource({ "DISCONNECTED, not-started, OUT_OF_SERVICE", "CONNECTING, never-ready, DOWN",
			"AUTHENTICATING, never-ready, DOWN", "SYNCING, never-ready, DOWN", "READY, ready, UP",
			"WAITING_TO_RECONNECT, never-ready, DOWN", "STOPPING, stopped, OUT_OF_SERVICE",
			"STOPPED, stopped, OUT_OF_SERVICE", "FAILED, refused, DOWN" })
	void aClientThatWasNotReadyBeforeGetsNoGrace(ConnectionState state, String text, String status) {
		Condition condition = of(state, null, null, null);
		assertThat(condition.text()).isEqualTo(text);
		assertThat(condition.status().getCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "CONNECTING", "AUTHENTICATING", "SYNCING", "WAITING_TO_RECONNECT" })
	void aClientOnItsWayBackIsUpUntilItsGraceIsOver(ConnectionState state) {
		assertThat(of(state, Duration.ofMillis(59_999), 1001, Duration.ofSeconds(4))).isEqualTo(Condition.RECONNECTING);
		assertThat(of(state, Duration.ofSeconds(60), 1001, Duration.ofSeconds(4))).isEqualTo(Condition.LOST);
		assertThat(Condition.RECONNECTING.status().getCode()).isEqualTo("UP");
		assertThat(Condition.LOST.status().getCode()).isEqualTo("DOWN");
	}

	@Test
	void aClientThatWaitsBecauseItWasAskedToIsOutOfService() {
		Duration away = Duration.ofMinutes(5);
		assertThat(of(ConnectionState.WAITING_TO_RECONNECT, away, 4420, Duration.ofSeconds(30)))
			.isEqualTo(Condition.WAITING);
		assertThat(of(ConnectionState.WAITING_TO_RECONNECT, away, null, Duration.ofMinutes(10)))
			.isEqualTo(Condition.WAITING);
		assertThat(of(ConnectionState.WAITING_TO_RECONNECT, away, null, Duration.ofSeconds(37)))
			.isEqualTo(Condition.LOST);
		assertThat(of(ConnectionState.CONNECTING, away, 4420, null)).isEqualTo(Condition.LOST);
		assertThat(Condition.WAITING.status().getCode()).isEqualTo("OUT_OF_SERVICE");
	}

}
