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

package io.github.gatherspring.sample.bot;

import io.github.gatherspring.sample.LogLines;
import io.github.gatherspring.sample.Page;
import io.github.gatherspring.sample.SampleTest;
import io.github.gatherspring.simulator.GatherSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the log with people who want to write lines of their own into it.
 */
@SampleTest
class DiaryTests {

	private final Page page;

	private final GatherSimulator simulator;

	DiaryTests(Page page, GatherSimulator simulator) {
		this.page = page;
		this.simulator = simulator;
	}

	@Test
	void namesAndWordsForgeNoLinesAndAreNotEndless() {
		this.page.awaitReady();
		try (LogLines log = new LogLines(Diary.class)) {
			this.simulator.player("mallory")
				.joins("Mal\r\nFORGED by a name\u001b[31m")
				.says("hello\nFORGED by a word " + "x".repeat(10_000));
			Awaitility.await().until(() -> log.messages().stream().anyMatch((line) -> line.contains("by a word")));
			this.simulator.player("mallory").leaves();
			Awaitility.await().until(() -> log.messages().stream().anyMatch((line) -> line.contains("has left")));
			assertThat(log.messages()).filteredOn((line) -> line.contains("FORGED"))
				.hasSizeGreaterThanOrEqualTo(3)
				.allSatisfy((line) -> assertThat(line).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(500));
		}
	}

}
