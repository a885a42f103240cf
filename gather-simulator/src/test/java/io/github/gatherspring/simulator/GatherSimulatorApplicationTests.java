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

package io.github.gatherspring.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program in a process of its own.
 */
class GatherSimulatorApplicationTests {

	@Test
	void itSaysThatItIsReadyAndWhatToSet() throws Exception {
		Process process = run("--port=0", "--players=100", "--exit-when-ready");
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(output).contains("Gather simulator ready: gather.api-base-url=http://127.0.0.1:")
			.contains("gather.space-id=SimulatedSpace01/office");
		assertThat(process.exitValue()).isZero();
	}

	@Test
	void aKeyOfOnesOwnIsNotShown() throws Exception {
		Process process = run("--port=0", "--api-key=my-secret", "--exit-when-ready");
		assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("ready")
			.doesNotContain("my-secret");
	}

	@Test
	void wrongOptionsEndWithTwoAndAReason() throws Exception {
		Process process = run("--port=many");
		assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)).contains("--port")
			.contains("many");
		assertThat(process.waitFor()).isEqualTo(2);
	}

	@Test
	void itEndsWhenItIsToldTo() throws Exception {
		Process process = run("--port=0", "--players=1");
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			while (!output.readLine().contains("ready")) {
				// Lines of the log may come before.
			}
			process.destroy();
			assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static Process run(String... args) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), GatherSimulatorApplication.class.getName()));
		command.addAll(List.of(args));
		return new ProcessBuilder(command).start();
	}

}
