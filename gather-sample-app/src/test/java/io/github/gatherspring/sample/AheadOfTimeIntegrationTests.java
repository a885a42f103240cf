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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of the packaged application when it runs with what was generated ahead of time:
 * no bean is found by reflection, and it works all the same.
 */
class AheadOfTimeIntegrationTests {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	@Test
	void theClientGetsReadyAndItsListenersAreCalled(@TempDir Path directory) throws Exception {
		Path log = directory.resolve("application.log");
		ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dspring.aot.enabled=true", "-jar", System.getProperty("application.jar"), "--server.port=0",
				"--gather.simulator.autonomous=false");
		command.environment().keySet().removeIf((name) -> name.startsWith("GATHER_"));
		Process application = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
				assertThat(application.isAlive()).as(Files.readString(log)).isTrue();
				assertThat(log).content().containsPattern(PORT);
			});
			Page page = new Page(port(log));
			page.awaitReady();
			assertThat(log).content().contains("Starting AOT-processed SampleApplication");
			await().untilAsserted(() -> assertThat(log).content()
				.as("listeners of the connection and of players")
				.contains("people are in SimulatedSpace01\\office", "Robin has come"));
			assertThat(page.get("/actuator/health").statusCode()).isEqualTo(200);
			assertThat(page.read("/actuator/gather/gather/actions/setTextStatus").path("documentation").asString())
				.isNotEmpty();
		}
		finally {
			application.destroy();
			assertThat(application.waitFor(30, TimeUnit.SECONDS)).as("ends when asked to").isTrue();
		}
	}

	private static int port(Path log) throws IOException {
		Matcher matcher = PORT.matcher(Files.readString(log));
		assertThat(matcher.find()).isTrue();
		return Integer.parseInt(matcher.group(1));
	}

}
