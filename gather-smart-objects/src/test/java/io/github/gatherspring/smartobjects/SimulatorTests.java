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

package io.github.gatherspring.smartobjects;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.smartobject.SimulatedSmartObject;
import io.github.gatherspring.simulator.smartobject.SmartObjectState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The module against the simulator: two ends written from the same facts.
 */
class SimulatorTests {

	private final GatherSimulator simulator = GatherSimulator.builder().players(1).autonomous(false).build().start();

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	private static SmartObjectBuilder builder(SimulatedSmartObject object) {
		return SmartObject.builder(object.url(), object.secret()).retryBackOff(new FixedBackOff(1, 3));
	}

	@Test
	void eachPresetIsDrivenByItsCommands() {
		for (String id : new String[] { "counter", "switch", "status", "signal", "inbox" }) {
			SimulatedSmartObject simulated = this.simulator.smartObject(id);
			SmartObject object = builder(simulated).build();
			SmartObjectInfo info = object.ping();
			assertThat(info.preset()).isEqualTo(id);
			assertThat(info.capabilities()).containsAll(Set.of("info", "variant"));
			object.info().set("Büro ☕", "drives " + id);
			object.variant(info.colors().get(0));
			if (info.capabilities().contains("counter")) {
				object.counter().set(41);
				object.counter().increment();
			}
			if (info.capabilities().contains("switch")) {
				object.switching().toggle();
			}
			if (info.capabilities().contains("status")) {
				object.status().set(StatusState.WORKING);
			}
			if (info.capabilities().contains("signal")) {
				object.signal().set(SignalState.ALERT);
			}
			if (info.capabilities().contains("activity")) {
				object.activity().add("1", "hello", "https://example.com/");
			}
			SmartObjectState state = simulated.state();
			assertThat(state.name()).isEqualTo("Büro ☕");
			assertThat(state.color()).isEqualTo(info.colors().get(0));
			assertThat(state.count()).isEqualTo(info.capabilities().contains("counter") ? 42L : null);
			assertThat(state.on()).isEqualTo(id.equals("switch"));
			assertThat(state.status()).isEqualTo(id.equals("status") ? "working" : "off");
			assertThat(state.signal()).isEqualTo(id.equals("signal") ? "alert" : "off");
			assertThat(state.activities()).hasSize(info.capabilities().contains("activity") ? 1 : 0);
		}
	}

	@Test
	void aMessageThatIsRepeatedIsAppliedOnce() {
		SimulatedSmartObject simulated = this.simulator.smartObject("counter");
		simulated.refuse(2, 503, "service_unavailable");
		builder(simulated).build().counter().increment(5);
		assertThat(simulated.state().count()).isEqualTo(5);
		assertThat(simulated.messages()).hasSize(1);
	}

	@Test
	void aClockThatIsWrongIsFound() {
		SimulatedSmartObject simulated = this.simulator.smartObject("status");
		InstantSource wrong = () -> Instant.now().plus(Duration.ofMinutes(7));
		assertThatExceptionOfType(SmartObjectException.class)
			.isThrownBy(() -> builder(simulated).clock(wrong).build().status().set(StatusState.ON))
			.withMessageContaining("HTTP 404 not_found")
			.withMessageContaining("ahead of the server's, and 5 min is the most");
	}

	@Test
	void whatTheObjectCannotDoAndAWithdrawnSecretAreExplained() {
		SimulatedSmartObject simulated = this.simulator.smartObject("status");
		SmartObject object = builder(simulated).build();
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(() -> object.counter().set(1))
			.withMessageContaining("capability_not_declared: the URL and the secret are right");
		simulated.revoke();
		assertThatExceptionOfType(SmartObjectException.class).isThrownBy(object::ping)
			.matches(SmartObjectException::isRevoked);
	}

}
