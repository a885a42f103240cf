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

package io.github.gatherspring.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests for {@code docs/alerts.yml}, with the tool of Prometheus: each alert fires when
 * it should, says what it should, and does not fire before.
 */
class AlertRulesTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void eachAlertFiresWhenItShouldAndSaysWhatToDo() throws IOException, InterruptedException {
		Promtool.assumeInstalled();
		Files.copy(Path.of("..", "docs", "alerts.yml"), this.folder.resolve("alerts.yml"));
		Files.copy(Path.of("src", "test", "resources", "alerts-tests.yml"), this.folder.resolve("alerts-tests.yml"));
		Promtool.run(this.folder, "check", "rules", "alerts.yml");
		Promtool.run(this.folder, "test", "rules", "alerts-tests.yml");
	}

}
