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

package io.github.gatherspring.sample;

import java.util.Map;

import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the application with a key, where a simulator of the test's own plays Gather.
 */
class WithKeyTests {

	@Test
	void itConnectsToTheSpaceOfTheKeyAndNothingCanBreakIt() {
		try (GatherSimulator gather = GatherSimulator.builder().spaceId("abc/home").apiKey("my-key").build().start();
				ConfigurableApplicationContext context = SampleApplication
					.application(Map.of("GATHER_API_KEY", "my-key"))
					.run("--gather.api-key=my-key", "--gather.space-id=abc/home",
							"--gather.api-base-url=" + gather.apiBaseUrl(), "--server.port=0",

							"--spring.datasource.url=jdbc:h2:mem:with-key;DB_CLOSE_DELAY=-1")) {
			Page page = new Page(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			page.awaitReady();
			assertThat(page.read("/api/status").path("space").asString()).isEqualTo("abc\\home");
			assertThat(page.read("/api/status").path("simulator").asBoolean()).isFalse();
			assertThat(page.get("/api/faults").statusCode()).isEqualTo(404);
			assertThat(gather.space().player(gather.ownerId())).as("enters the space").isPresent();
			assertThat(gather.received("mapSetCollisions")).as("does not touch the maps").isEmpty();
		}
	}

}
