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

package io.github.gatherspring.starter;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of an application that runs with Boot's DevTools while its developer compiles it
 * again.
 */
class DevToolsRestartTests {

	private static final Path SOURCE = Path.of("src", "it", "restarted-application", "RestartedApplication.java");

	@TempDir
	private Path directory;

	@Test
	void afterARestartNewClassesHearOfEventsAndNothingIsLeftOfTheOldOnes() throws Exception {
		Path classes = Files.createDirectory(this.directory.resolve("classes"));
		compile("one", classes);
		Path log = this.directory.resolve("application.log");
		try (GatherSimulator simulator = GatherSimulator.builder().players(1).autonomous(false).build().start()) {
			Process application = application(classes, simulator).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			try {
				awaitAnswer(simulator, "one with 1 timer", log);
				long first = simulator.connection().number();
				for (String version : List.of("two", "three")) {
					compile(version, classes);
					awaitAnswer(simulator, version + " with 1 timer", log);
				}
				assertThat(simulator.connections()).as("connections of all three runs").hasSize(1);
				assertThat(simulator.connection().number()).isGreaterThan(first);
				simulator.player("guest-1").says("which at last?").says("which is all?");
				await()
					.untilAsserted(() -> assertThat(answers(simulator)).contains("three with 1 timer: which is all?"));
				assertThat(answers(simulator)).filteredOn((answer) -> answer.endsWith("which at last?"))
					.as("of the newest run alone")
					.containsExactly("three with 1 timer: which at last?");
			}
			finally {
				application.destroy();
				assertThat(application.waitFor(30, TimeUnit.SECONDS)).as("ends when asked to").isTrue();
			}
		}
	}

	private static void awaitAnswer(GatherSimulator simulator, String answer, Path log) {
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
			simulator.player("guest-1").joins().says("which?");
			assertThat(answers(simulator)).as(Files.readString(log)).contains(answer + ": which?");
		});
	}

	private static List<String> answers(GatherSimulator simulator) {
		return simulator.received("chat").stream().map((chat) -> chat.action().getChat().getContents()).toList();
	}

	private void compile(String version, Path classes) throws IOException {
		Path source = this.directory.resolve(version).resolve(SOURCE.getFileName().toString());
		Files.createDirectories(source.getParent());
		Files.writeString(source, Files.readString(SOURCE).replace("@version@", version));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			boolean compiled = compiler
				.getTask(messages, files, null,
						List.of("-proc:none", "-parameters", "-d", classes.toString(), "-cp", classPath()), null,
						files.getJavaFileObjects(source))
				.call();
			assertThat(compiled).as(messages.toString()).isTrue();
		}
	}

	private static ProcessBuilder application(Path classes, GatherSimulator simulator) {
		ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", classes + File.pathSeparator + classPath(), "-Dspring.devtools.restart.poll-interval=300ms",
				"-Dspring.devtools.restart.quiet-period=100ms", "-Dspring.devtools.livereload.enabled=false",
				"com.example.restarted.RestartedApplication");
		command.environment().keySet().removeIf((name) -> name.startsWith("GATHER_") || name.startsWith("SPRING_"));
		command.environment().put("GATHER_API_KEY", simulator.apiKey());
		command.environment().put("GATHER_SPACE_ID", simulator.spaceId());
		command.environment().put("GATHER_API_BASE_URL", simulator.apiBaseUrl());
		return command;
	}

	/**
	 * What an application has that uses the starter and DevTools: not these tests.
	 */
	private static String classPath() {
		Path own = Path.of("target").toAbsolutePath();
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !Path.of(entry).toAbsolutePath().startsWith(own))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
