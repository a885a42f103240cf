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
package io.github.gatherspring.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import io.github.gatherspring.LogCapture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application that lets its client connect only at times is asked, and what
 * follows from its answer.
 */
class PermissionTests {

	private final Rig rig = new Rig();

	@Test
	void aClientThatMayNotConnectGivesUpWithoutAskingAnybodyAndCanBeStartedAgain() {
		try (this.rig; LogCapture log = LogCapture.ofClients(Level.INFO)) {
			this.rig.permission = (status) -> false;
			this.rig.start();
			assertThat(this.rig.state()).isEqualTo(ConnectionState.FAILED);
			assertThat(this.rig.status().reason()).isEqualTo("the application does not let this client connect");
			assertThat(this.rig.asked).isZero();
			assertThat(this.rig.wires).isEmpty();
			assertThat(log.lines(Level.ERROR)).isEmpty();
			this.rig.permission = (status) -> true;
			this.rig.ready();
		}
	}

	@Test
	void actionsThatWaitedForAConnectionAreToldThatThereWillBeNone() {
		try (this.rig) {
			Rig.End end = this.rig.submit("early");
			this.rig.permission = (status) -> false;
			this.rig.start();
			assertThat(end.how()).contains("does not let this client connect");
		}
	}

	@Test
	void beforeAReconnectItIsAskedWithWhatEndedTheConnection() {
		try (this.rig) {
			List<ConnectionStatus> asked = new ArrayList<>();
			this.rig.permission = (status) -> {
				asked.add(status);
				return status.closeCode() == null || status.closeCode() != CloseCode.KICKED.code();
			};
			this.rig.ready();
			this.rig.wire().receiver().closed(4010, "");
			this.rig.run();
			this.rig.advance(Duration.ofMillis(1));
			assertThat(asked).extracting(ConnectionStatus::state)
				.containsExactly(ConnectionState.DISCONNECTED, ConnectionState.WAITING_TO_RECONNECT);
			assertThat(this.rig.state()).isEqualTo(ConnectionState.FAILED);
			assertThat(this.rig.status().closeCode()).isEqualTo(4010);
			assertThat(this.rig.status().reason()).contains("connect again").contains("4010");
			assertThat(this.rig.wires).hasSize(1);
		}
	}

	@Test
	void aConditionThatThrowsLetsNobodyIn() {
		try (this.rig; LogCapture log = LogCapture.ofClients(Level.ERROR)) {
			this.rig.permission = (status) -> {
				throw new IllegalStateException("no idea");
			};
			this.rig.start();
			assertThat(this.rig.state()).isEqualTo(ConnectionState.FAILED);
			assertThat(this.rig.wires).isEmpty();
			assertThat(log.lines(Level.ERROR)).singleElement()
				.satisfies((line) -> assertThat(line).contains("does not connect"));
		}
	}

}
