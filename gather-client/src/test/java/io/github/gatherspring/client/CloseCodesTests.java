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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.connection.CloseCode;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.wire.AssignmentServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the client does about each close code, through a real socket.
 */
class CloseCodesTests extends AbstractClientTests {

	private static final ReconnectSettings DISTINCT = new ReconnectSettings(true, Duration.ofMillis(10), 2,
			Duration.ofMinutes(10), 0.25, Duration.ofSeconds(30));

	private final AssignmentServer assignments = new AssignmentServer();

	@BeforeEach
	void assign() {
		this.assignments.answers(200, this.simulator.serverUrl());
	}

	@AfterEach
	void closeAssignments() {
		this.assignments.close();
	}

	static Stream<Arguments> codes() {
		return Stream.of(Arguments.of(1000, Deed.NEW_ASSIGNMENT), Arguments.of(1001, Deed.SAME_SERVER),
				Arguments.of(1002, Deed.STOP), Arguments.of(1005, Deed.NEW_ASSIGNMENT),
				Arguments.of(1006, Deed.SAME_SERVER), Arguments.of(1011, Deed.NEW_ASSIGNMENT),
				Arguments.of(4003, Deed.STOP), Arguments.of(4008, Deed.NEW_ASSIGNMENT),
				Arguments.of(4009, Deed.NEW_ASSIGNMENT), Arguments.of(4010, Deed.NEW_ASSIGNMENT),
				Arguments.of(4011, Deed.STOP), Arguments.of(4012, Deed.STOP), Arguments.of(4013, Deed.NEW_ASSIGNMENT),
				Arguments.of(4420, Deed.LATE), Arguments.of(4666, Deed.STOP), Arguments.of(4667, Deed.STOP),
				// None of the table's: unknown ones reconnect.
				Arguments.of(1003, Deed.NEW_ASSIGNMENT), Arguments.of(1008, Deed.NEW_ASSIGNMENT),
				Arguments.of(3000, Deed.NEW_ASSIGNMENT), Arguments.of(4000, Deed.NEW_ASSIGNMENT),
				Arguments.of(4999, Deed.NEW_ASSIGNMENT));
	}

	@Test
	void everyCodeOfTheTableIsTried() {
		Set<Object> tried = codes().map((row) -> row.get()[0]).collect(Collectors.toSet());
		assertThat(tried).containsAll(Arrays.stream(CloseCode.values()).map(CloseCode::code).toList());
	}

	@ParameterizedTest
	@MethodSource("codes")
	void theCloseCodeDecidesWhatComesNext(int code, Deed deed) {
		GatherClient client = ready((builder) -> builder.apiBaseUrl(this.assignments.url()).reconnect(DISTINCT));
		close(code);
		await().atMost(LIMIT).until(() -> deed.isDone.test(client.status()));
		assertThat(this.assignments.paths()).hasSize((deed == Deed.NEW_ASSIGNMENT) ? 2 : 1);
		if (deed == Deed.STOP) {
			assertThat(client.status().closeCode()).isEqualTo(code);
			assertThat(client.status().reason()).contains("(" + code + "): ").contains("for a reason");
		}
		else {
			// The status can be read before it is told.
			await().atMost(LIMIT).until(() -> !this.recorder.of(ConnectionState.WAITING_TO_RECONNECT).isEmpty());
			ConnectionStatus waiting = this.recorder.of(ConnectionState.WAITING_TO_RECONNECT).get(0);
			// Tomcat passes a close frame without a code on as 1000.
			assertThat(waiting.closeCode()).isIn(code, (code == 1005) ? 1000 : code);
			assertThat(waiting.reason()).contains("(" + waiting.closeCode() + ")");
			if (deed == Deed.LATE) {
				assertThat(waiting.retryIn()).isBetween(Duration.ofSeconds(450), Duration.ofSeconds(750));
			}
			else {
				assertThat(waiting.retryIn()).isZero();
			}
		}
	}

	private void close(int code) {
		switch (code) {
			// Exist only where no code or no frame came.
			case 1005 -> this.simulator.connection().writeToSocket(new byte[] { (byte) 0x88, 0 });
			case 1006 -> this.simulator.faults().dropConnection();
			default -> this.simulator.faults().close(code, "for a reason");
		}
	}

	@Test
	void aUrlThatIsUsedAgainAndFailsIsAskedForAnew() {
		GatherClient client = ready((builder) -> builder.apiBaseUrl(this.assignments.url()));
		this.simulator.faults().refuseUpgrade(503, 1);
		this.simulator.faults().dropConnection();
		awaitReconnect(client, 1);
		assertThat(this.assignments.paths()).hasSize(2);
	}

	@Test
	void bytesThatAreNoWebSocketAreTheServersFaultAndNoReasonToStop() {
		GatherClient client = ready();
		this.simulator.faults().brokenFrame();
		awaitReconnect(client, 1);
		assertThat(this.recorder.of(ConnectionState.WAITING_TO_RECONNECT).get(0).reason())
			.contains("no WebSocket frame");
	}

	@Test
	void aSpaceThatMovedIsFoundOnItsNewServer() {
		GatherClient client = ready();
		int port = this.simulator.faults().reassign();
		awaitReconnect(client, 1);
		assertThat(client.serverUrl()).hasPort(port);
	}

	@Test
	void aFullSpaceStopsAndSaysSo() {
		this.simulator.faults().capacity();
		GatherClient client = client();
		client.start();
		awaitState(client, ConnectionState.FAILED);
		assertThat(client.status().reason()).contains("at capacity (4012)").contains("start the client again");
	}

	@Test
	void whoIsKickedComesBack() {
		GatherClient client = ready();
		client.enter().join();
		this.simulator.faults().kick();
		awaitReconnect(client, 1);
	}

	/**
	 * What the client does.
	 */
	enum Deed {

		NEW_ASSIGNMENT(Deed::isBack),

		SAME_SERVER(Deed::isBack),

		LATE((status) -> status.state() == ConnectionState.WAITING_TO_RECONNECT),

		STOP((status) -> status.state() == ConnectionState.FAILED);

		private final Predicate<ConnectionStatus> isDone;

		Deed(Predicate<ConnectionStatus> isDone) {
			this.isDone = isDone;
		}

		private static boolean isBack(ConnectionStatus status) {
			return status.isReady() && status.reconnects() == 1;
		}

	}

}
