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
import java.util.List;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.Exit;
import io.github.gatherspring.proto.SetTextStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The steps of a stop, each with its share of the time.
 */
class StoppingTests {

	private static final ClientServerAction CLEAR = ClientServerAction.newBuilder()
		.setSetTextStatus(SetTextStatus.getDefaultInstance())
		.build();

	private static final ClientServerAction EXIT = ClientServerAction.newBuilder()
		.setExit(Exit.getDefaultInstance())
		.build();

	private static final List<List<ClientServerAction>> FAREWELL = List.of(List.of(CLEAR), List.of(EXIT));

	private final Rig rig = new Rig();

	@AfterEach
	void nothingIsLeft() {
		this.rig.close();
	}

	/** How long the last stop took. */
	private Duration stop() {
		long before = this.rig.time.nanos();
		this.rig.stop(FAREWELL);
		assertThat(this.rig.state()).isEqualTo(ConnectionState.STOPPED);
		return Duration.ofNanos(this.rig.time.nanos() - before);
	}

	private void after(Duration delay, Runnable task) {
		this.rig.time.schedule(delay, task);
	}

	@Test
	void withoutASessionThereIsNothingToWaitFor() {
		this.rig.connects = false;
		this.rig.start();
		assertThat(stop()).isZero();
	}

	@Test
	void theLastThingsThatTheServerHearsAreTheClearingAndTheExit() {
		this.rig.answered.remove(ActionCase.SETNAME);
		this.rig.ready();
		Rig.End before = this.rig.submit("before the stop");
		after(Duration.ofSeconds(1), () -> {
			assertThat(this.rig.submit("during the stop").how()).contains("the client is being stopped")
				.endsWith("[not sent]");
			assertThat(this.rig.wire().kinds()).endsWith(ActionCase.SETNAME);
			this.rig.wire().answer(this.rig.wire().last(ActionCase.SETNAME));
		});
		assertThat(stop()).isEqualTo(Duration.ofSeconds(1));
		assertThat(before.how()).isEqualTo("succeeded");
		assertThat(this.rig.wire().kinds()).endsWith(ActionCase.SETNAME, ActionCase.SETTEXTSTATUS, ActionCase.EXIT);
		assertThat(this.rig.wire().closedWith()).isEqualTo(1000);
	}

	@Test
	void anAnswerThatNeverComesLeavesTimeForTheLastActions() {
		this.rig.answered.clear();
		this.rig.answered.add(ActionCase.UPDATESUBSCRIPTIONS);
		this.rig.ready();
		Rig.End unanswered = this.rig.submit("never answered");
		// 18 seconds in all, five of which are kept for the last actions.
		after(Duration.ofMillis(12_900),
				() -> assertThat(this.rig.wire().kinds()).doesNotContain(ActionCase.SETTEXTSTATUS));
		after(Duration.ofMillis(13_100), () -> assertThat(this.rig.wire().kinds()).endsWith(ActionCase.SETTEXTSTATUS));
		after(Duration.ofMillis(15_600), () -> {
			assertThat(this.rig.wire().kinds()).endsWith(ActionCase.EXIT);
			assertThat(this.rig.wire().closedWith()).isNull();
		});
		assertThat(stop()).isBetween(Duration.ofSeconds(18), Duration.ofMillis(18_001));
		assertThat(unanswered.how()).contains("the client was stopped").endsWith("[sent]");
		assertThat(this.rig.wire().closedWith()).isEqualTo(1000);
	}

	@Test
	void theAvatarThatIsEnteringIsWaitedForAndWhoWaitedForItGoesOut() {
		this.rig.enter = Enter.getDefaultInstance();
		this.rig.answered.remove(ActionCase.ENTER);
		this.rig.start();
		Rig.End waiting = this.rig.submit("waits for the avatar");
		after(Duration.ofSeconds(1), () -> {
			assertThat(this.rig.names()).isEmpty();
			this.rig.wire().answer(this.rig.wire().last(ActionCase.ENTER));
		});
		assertThat(stop()).isEqualTo(Duration.ofSeconds(1));
		assertThat(waiting.how()).isEqualTo("succeeded");
		assertThat(this.rig.wire().kinds()).endsWith(ActionCase.SETNAME, ActionCase.SETTEXTSTATUS, ActionCase.EXIT);
	}

	@Test
	void anAvatarThatNeverEntersIsWaitedForAThirdOfFiveSeconds() {
		this.rig.enter = Enter.getDefaultInstance();
		this.rig.answered.remove(ActionCase.ENTER);
		this.rig.start();
		assertThat(stop()).isBetween(Duration.ofMillis(1_666), Duration.ofMillis(1_667));
		assertThat(this.rig.wire().kinds()).endsWith(ActionCase.SETTEXTSTATUS, ActionCase.EXIT);
	}

	@Test
	void aServerThatHasNotAcceptedTheClientHearsNothing() {
		this.rig.saysReady = false;
		this.rig.start();
		assertThat(stop()).isZero();
		assertThat(this.rig.wire().kinds()).containsExactly(ActionCase.INIT);
		assertThat(this.rig.wire().closedWith()).isEqualTo(1000);
	}

	@Test
	void aSessionThatEndsDuringTheStopEndsItsWaits() {
		this.rig.answered.remove(ActionCase.SETNAME);
		this.rig.ready();
		Rig.End lost = this.rig.submit("lost");
		after(Duration.ofSeconds(1), () -> this.rig.wire().receiver().closed(1006, ""));
		assertThat(stop()).isEqualTo(Duration.ofSeconds(1));
		assertThat(lost.how()).startsWith("disconnected: the connection ended before the answer came");
		assertThat(this.rig.states()).endsWith(ConnectionState.STOPPING, ConnectionState.STOPPED);
	}

	@Test
	void whatWaitsForASessionEndsWithTheStop() {
		this.rig.connects = false;
		this.rig.start();
		Rig.End waiting = this.rig.submit("waits");
		stop();
		assertThat(waiting.how()).isEqualTo("disconnected: the client was stopped [not sent]");
	}

	@Test
	void aStopDuringAStopDoesNothing() {
		this.rig.answered.remove(ActionCase.SETNAME);
		this.rig.ready();
		this.rig.submit("keeps the stop waiting");
		after(Duration.ofSeconds(1), () -> this.rig.stop(FAREWELL));
		assertThat(stop()).isBetween(Duration.ofSeconds(18), Duration.ofMillis(18_001));
		assertThat(this.rig.wire().kinds()).containsOnlyOnce(ActionCase.SETTEXTSTATUS, ActionCase.EXIT);
		assertThat(this.rig.states()).containsOnlyOnce(ConnectionState.STOPPING);
	}

}
