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

package io.github.gatherspring.sample.lamp;

import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.smartobject.SimulatedSmartObject;
import io.github.gatherspring.smartobjects.SmartObject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of the Smart Object that shows the application's health.
 */
@SampleTest
class LampTests {

	private final Page page;

	private final GatherSimulator simulator;

	private final SmartObject lamp;

	LampTests(Page page, GatherSimulator simulator, SmartObject lamp) {
		this.page = page;
		this.simulator = simulator;
		this.lamp = lamp;
	}

	@Test
	void theLampIsOnWhileTheApplicationIsWellAndThePageShowsIt() {
		this.page.awaitReady();
		SimulatedSmartObject simulated = this.simulator.smartObject("lamp");
		await().untilAsserted(() -> assertThat(simulated.state().status()).isEqualTo("on"));
		JsonNode shown = this.page.read("/api/lamps").path(0);
		assertThat(shown.path("name").asString()).isEqualTo("lamp");
		assertThat(shown.path("status").asString()).isEqualTo("on");
		assertThat(this.page.get("/api/lamps").body()).doesNotContain("whsec");
		assertThat(this.lamp.ping().preset()).isEqualTo("status");
	}

}
