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

package io.github.gatherspring.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.api.ReceivedAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a script sees of an application that runs once, in JVMs of their own.
 */
class OneShotApplicationTests {

	private final GatherSimulator simulator = GatherSimulator.builder().port(0).players(2).autonomous(false).build();

	@BeforeEach
	void startSimulator() {
		this.simulator.start();
	}

	@AfterEach
	void closeSimulator() {
		this.simulator.close();
	}

	private Process start(String... properties) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), Application.class.getName(),
						"--spring.main.banner-mode=off", "--spring.docker.compose.enabled=false",
						"--gather.api-key=" + this.simulator.apiKey(), "--gather.space-id=" + this.simulator.spaceId(),
						"--gather.api-base-url=" + this.simulator.apiBaseUrl(), "--gather.enter.enabled=true"));
		for (String property : properties) {
			command.removeIf((argument) -> argument.startsWith("--" + property.split("=", 2)[0] + "="));
			command.add("--" + property);
		}
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static String endOf(Process process, int exitCode) throws IOException, InterruptedException {
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output).isTrue();
		assertThat(process.exitValue()).as(output).isEqualTo(exitCode);
		return output;
	}

	private List<String> statuses() {
		return this.simulator.received()
			.stream()
			.map(ReceivedAction::action)
			.filter((action) -> action.hasSetTextStatus() || action.hasSetEmojiStatus())
			.map(OneShotApplicationTests::status)
			.toList();
	}

	private static String status(ClientServerAction action) {
		return action.hasSetTextStatus() ? action.getSetTextStatus().getTextStatus()
				: action.getSetEmojiStatus().getEmojiStatus();
	}

	@Test
	void whatARunHasSetStaysAndTheExitCodeIsZero() throws Exception {
		endOf(start("gather.exit-after-run=true", "run=true"), 0);
		assertThat(statuses()).containsExactly("out for lunch", "🍜");
		assertThat(this.simulator.received("exit")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			run=throws        | 1 | java.lang.IllegalStateException: out of luck
			run=code          | 7 | out of soup
			run=refused       | 1 | The server refused the action 'setTextStatus'
			gather.api-key=no | 1 | check
			gather.space-id=other/space | 1 | there is no space""")
	void aRunThatFailsIsNamedByItsBeanAndMakesTheExitCode(String property, int exitCode, String words)
			throws Exception {
		if (property.equals("run=refused")) {
			this.simulator.faults().refuse("setTextStatus", "not today");
		}
		assertThat(endOf(start("gather.exit-after-run=true", "run=true", property), exitCode))
			.contains("The GatherRunner 'lunch' of client 'gather' failed")
			.contains(words);
	}

	@Test
	void aRefusedActionThatTheRunIgnoresMakesTheExitCodeToo() throws Exception {
		endOf(start("gather.exit-after-run=true", "run=ignores"), 0);
		this.simulator.faults().refuse("setTextStatus", "not today");
		assertThat(endOf(start("gather.exit-after-run=true", "run=ignores"), 1))
			.contains("The application ends with exit code 1: an action failed whose future nobody looked at")
			.contains("not today");
	}

	@Test
	void anApplicationThatEndsSinceItsOnlyClientIsRefusedFails() throws Exception {
		assertThat(endOf(start("gather.api-key=no"), 1)).contains(
				"The application ends with exit code 1: nothing keeps it alive now that Gather has refused [gather]");
	}

	@Test
	void anApplicationThatSomethingElseKeepsAliveGoesOnWithoutTheRefusedClient() throws Exception {
		Process process = start("gather.api-key=no", "busy=true");
		StringBuilder output = new StringBuilder();
		var reader = process.inputReader();
		while (output.indexOf("check") < 0) {
			String line = reader.readLine();
			assertThat(line).as(output.toString()).isNotNull();
			output.append(line).append('\n');
		}
		assertThat(process.waitFor(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS)).as("ended").isFalse();
		process.getOutputStream().close();
		reader.lines().forEach((line) -> output.append(line).append('\n'));
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(output).contains("nothing keeps it alive");
		assertThat(process.exitValue()).isEqualTo(1);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(GatherAutoConfiguration.class)
	static class Application {

		@Bean
		@ConditionalOnBooleanProperty("gather.exit-after-run")
		GatherRunner lunch() {
			return (client, arguments) -> {
				String run = String.valueOf(arguments.getOptionValues("run"));
				switch (run) {
					case "[throws]" -> throw new IllegalStateException("out of luck");
					case "[code]" -> throw new OutOfSoup();
					case "[ignores]" -> client.setTextStatus("out for lunch");
					default -> {
						client.setTextStatus("out for lunch").join();
						client.setEmojiStatus("🍜").join();
					}
				}
			};
		}

		public static void main(String[] arguments) {
			new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).run(arguments);
			if (List.of(arguments).contains("--busy=true")) {
				new Thread(Application::readInput, "busy").start();
			}
		}

		private static void readInput() {
			try {
				System.in.readAllBytes();
			}
			catch (IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		}

	}

	static class OutOfSoup extends RuntimeException implements ExitCodeGenerator {

		private static final long serialVersionUID = 1L;

		OutOfSoup() {
			super("out of soup");
		}

		@Override
		public int getExitCode() {
			return 7;
		}

	}

}
