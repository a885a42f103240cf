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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of how the application is started.
 */
@SampleTest
class SampleApplicationTests {

	private final Page page;

	SampleApplicationTests(Page page) {
		this.page = page;
	}

	@Test
	void withoutAKeyTheSimulatorStandsIn() {
		assertThat(SampleApplication.application(Map.of()).getAdditionalProfiles()).containsExactly("simulator");
		assertThat(SampleApplication.application(Map.of("GATHER_API_KEY", " ")).getAdditionalProfiles())
			.containsExactly("simulator");
	}

	@Test
	void withAKeyItConnectsToGather() {
		assertThat(SampleApplication.application(Map.of("GATHER_API_KEY", "key")).getAdditionalProfiles()).isEmpty();
	}

	@Test
	void healthSaysThatTheClientIsConnected() {
		this.page.awaitReady();
		assertThat(this.page.get("/actuator/health").statusCode()).isEqualTo(200);
		assertThat(this.page.read("/actuator/health").path("status").asString()).isEqualTo("UP");
	}

	@Test
	void statusNamesTheSpaceButNeverTheKey() {
		this.page.awaitReady();
		assertThat(this.page.get("/api/status").body()).contains("office", "READY")
			.doesNotContain("simulator-owner-key");
	}

}
