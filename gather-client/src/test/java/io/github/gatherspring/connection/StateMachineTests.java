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

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The one way from state to state.
 */
class StateMachineTests {

	private final List<String> happened = new ArrayList<>();

	private final Tasks tasks = new Tasks();

	private final ConnectionParts parts = Rig.parts(ReconnectSettings.DEFAULT, new QuietHandler() {

		@Override
		public void statusChanged(ConnectionStatus before, ConnectionStatus after) {
			StateMachineTests.this.happened.add(before.state() + " -> " + after.state());
		}

	});

	private final Run run = Rig.run(this.parts, new ManualTime(), this.tasks);

	private final StateMachine machine = new StateMachine(this.parts, this.run);

	private Phase phase(String name) {
		return () -> this.happened.add(name + " closed in " + this.machine.state());
	}

	private void transition(ConnectionState next, Phase entered) {
		this.run.serial().execute(() -> this.machine.transition(next, entered, UnaryOperator.identity()));
		this.tasks.runAll();
	}

	@Test
	void whatBelongsToTheStateLeftIsClosedInTheNextAndOthersAreToldAfterwards() {
		transition(ConnectionState.CONNECTING, phase("attempt"));
		Phase waiting = phase("wait");
		transition(ConnectionState.WAITING_TO_RECONNECT, waiting);
		assertThat(this.machine.state()).isEqualTo(ConnectionState.WAITING_TO_RECONNECT);
		assertThat(this.machine.phase()).isSameAs(waiting);
		assertThat(this.happened).containsExactly("DISCONNECTED -> CONNECTING",
				"attempt closed in WAITING_TO_RECONNECT", "CONNECTING -> WAITING_TO_RECONNECT");
	}

	@Test
	void whatBelongsToBothStatesStaysOpen() {
		Phase session = phase("session");
		transition(ConnectionState.CONNECTING, session);
		transition(ConnectionState.AUTHENTICATING, session);
		assertThat(this.happened).containsExactly("DISCONNECTED -> CONNECTING", "CONNECTING -> AUTHENTICATING");
	}

	@Test
	void aStateThatCannotFollowChangesNothing() {
		Phase attempt = phase("attempt");
		transition(ConnectionState.CONNECTING, attempt);
		this.happened.clear();
		this.run.serial()
			.execute(() -> assertThatIllegalStateException().isThrownBy(
					() -> this.machine.transition(ConnectionState.READY, Phase.NONE, UnaryOperator.identity())));
		this.tasks.runAll();
		assertThat(this.machine.state()).isEqualTo(ConnectionState.CONNECTING);
		assertThat(this.machine.phase()).isSameAs(attempt);
		assertThat(this.happened).isEmpty();
	}

	@Test
	void nobodyElsesThreadChangesTheState() {
		assertThatIllegalStateException().isThrownBy(
				() -> this.machine.transition(ConnectionState.CONNECTING, Phase.NONE, UnaryOperator.identity()));
		assertThatIllegalStateException().isThrownBy(this.machine::drop);
		assertThat(this.machine.state()).isEqualTo(ConnectionState.DISCONNECTED);
	}

	@Test
	void whatBelongsToAStateCanEndBeforeTheState() {
		transition(ConnectionState.CONNECTING, phase("attempt"));
		this.run.serial().execute(this.machine::drop);
		this.tasks.runAll();
		assertThat(this.machine.phase()).isSameAs(Phase.NONE);
		assertThat(this.happened).endsWith("attempt closed in CONNECTING");
	}

}
