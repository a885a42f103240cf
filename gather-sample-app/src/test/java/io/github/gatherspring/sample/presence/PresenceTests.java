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

package io.github.gatherspring.sample.presence;

import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import io.github.gatherspring.simulator.GatherSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what is written down about people.
 */
@SampleTest
class PresenceTests {

	private final Page page;

	private final GatherSimulator simulator;

	private final StayRepository stays;

	PresenceTests(Page page, GatherSimulator simulator, StayRepository stays) {
		this.page = page;
		this.simulator = simulator;
		this.stays = stays;
	}

	@Test
	void staysBeginAndEndWithTheirPeople() {
		this.page.awaitReady();
		this.simulator.player("stayer").joins("Stella");
		Awaitility.await().until(() -> this.stays.findAll().stream().anyMatch((stay) -> open(stay, "Stella")));
		this.simulator.player("stayer").leaves();
		Awaitility.await()
			.until(() -> this.stays.findAll()
				.stream()
				.anyMatch((stay) -> stay.playerName().equals("Stella") && stay.ended() != null));
	}

	@Test
	void theReportCountsThePeopleOfThisHour() {
		this.page.awaitReady();
		Awaitility.await().untilAsserted(() -> {
			JsonNode buckets = this.page.read("/api/presence?per=HOUR").path("buckets");
			assertThat(buckets.size()).isEqualTo(24);
			assertThat(buckets.get(23).path("people").asInt()).isGreaterThanOrEqualTo(6);
			assertThat(buckets.get(0).path("people").asInt()).isZero();
		});
		assertThat(this.page.read("/api/presence?per=MINUTE").path("buckets").size()).isEqualTo(30);
		assertThat(this.page.read("/api/presence")
			.path("places")
			.valueStream()
			.map((place) -> place.path("name").asString())).contains("Ada");
	}

	private static boolean open(Stay stay, String name) {
		return stay.playerName().equals(name) && stay.ended() == null;
	}

}
