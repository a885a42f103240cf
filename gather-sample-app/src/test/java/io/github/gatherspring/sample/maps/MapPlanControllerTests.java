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
package io.github.gatherspring.sample.maps;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.autoconfigure.GatherConnectionDetails;
import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.MapBackup;
import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.simulator.GatherSimulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MapPlanControllerTests {

	@Test
	void thePageShowsThePlanAndItsButtonAppliesIt() throws IOException {
		try (GatherSimulator simulator = GatherSimulator.builder()
			.spaceId("SampleMaps01/office")
			.players(0)
			.autonomous(false)
			.build()
			.start()) {
			List<MapBackup> backups = new ArrayList<>();
			GatherHttpClient http = GatherHttpClient.builder()
				.baseUrl(URI.create(simulator.apiBaseUrl()))
				.apiKey(simulator.apiKey())
				.build();
			MapPlanController controller = new MapPlanController(new GatherMaps(http, backups::add),
					details(simulator));
			assertThat(controller.page()).contains("<svg", "class=\"added\"", "Plan: 4 to add.", "<button>Apply");
			assertThat(controller.apply().getHeaders().getLocation()).hasToString("/maps");
			assertThat(controller.page()).contains("Nothing to do").doesNotContain("<button>");
			assertThat(backups).hasSize(1);
		}
	}

	private static GatherConnectionDetails details(GatherSimulator simulator) {
		return new GatherConnectionDetails() {

			@Override
			public @Nullable String getSpaceId() {
				return simulator.spaceId();
			}

			@Override
			public @Nullable String getApiKey() {
				return simulator.apiKey();
			}

		};
	}

}
