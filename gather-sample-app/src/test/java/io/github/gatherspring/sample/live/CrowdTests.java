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

package io.github.gatherspring.sample.live;

import java.time.Duration;

import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand simulated people, measured where a browser would read.
 */
@SampleTest
@TestPropertySource(properties = { "gather.simulator.players=1000", "gather.simulator.autonomous=true" })
@DirtiesContext
class CrowdTests {

	private static final Duration MEASURED = Duration.ofSeconds(3);

	private final Page page;

	CrowdTests(Page page) {
		this.page = page;
	}

	@Test
	void aThousandWalkingPeopleCostLessThanTwoHundredKibibytesASecond() {
		this.page.awaitReady();
		try (Page.Stream stream = this.page.live()) {
			assertThat(stream.awaitFrame((frame) -> true).path("players").size()).isGreaterThan(900);
			long bytes = stream.bytes();
			long start = System.nanoTime();
			Awaitility.await().pollDelay(MEASURED).until(() -> true);
			double seconds = (System.nanoTime() - start) / 1e9;
			double perSecond = (stream.bytes() - bytes) / seconds;
			assertThat(perSecond).isBetween(2.0 * 1024, 200.0 * 1024);
		}
	}

}
