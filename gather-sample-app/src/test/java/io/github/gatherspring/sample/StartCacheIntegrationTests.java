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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests of the recipe in {@code docs/starts.md}: extract, one training run, and starts
 * from the cache, of the sample application and of the simulator. Each start is told to
 * fail where the cache cannot be used.
 */
class StartCacheIntegrationTests {

	private static final Path RUNNING_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final List<String> SAMPLE = List.of("--spring.profiles.active=simulator", "--server.port=0",
			"--gather.doctor.exit");

	private static final List<String> SIMULATOR = List.of("--port=0", "--exit-when-ready");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void onJava25TheSampleStartsFromAnAotCache() throws Exception {
		Path java = java25();
		assumeTrue(java != null, "no JDK 25 or newer: neither does this run on one, nor is one in /usr/lib/jvm");
		Path jar = extract(java, Path.of(System.getProperty("application.jar")));
		run(java, jar, List.of("-XX:AOTCacheOutput=application.aot"), SAMPLE);
		String log = run(java, jar, List.of("-XX:AOTCache=application.aot", "-XX:AOTMode=on"), SAMPLE);
		assertThat(log).contains("nothing is wrong");
	}

	@Test
	void onJava25TheSimulatorStartsFromAnAotCache() throws Exception {
		Path java = java25();
		assumeTrue(java != null, "no JDK 25 or newer: neither does this run on one, nor is one in /usr/lib/jvm");
		Path jar = extract(java, simulator());
		run(java, jar, List.of("-XX:AOTCacheOutput=application.aot"), SIMULATOR);
		String log = run(java, jar, List.of("-XX:AOTCache=application.aot", "-XX:AOTMode=on"), SIMULATOR);
		assertThat(log).contains("Gather simulator ready");
	}

	@Test
	void onOlderOnesTheSimulatorStartsFromAnArchiveOfClasses() throws Exception {
		Path jar = extract(RUNNING_JAVA, simulator());
		run(RUNNING_JAVA, jar, List.of("-XX:ArchiveClassesAtExit=application.jsa"), SIMULATOR);
		String log = run(RUNNING_JAVA, jar, List.of("-XX:SharedArchiveFile=application.jsa", "-Xshare:on"), SIMULATOR);
		assertThat(log).contains("Gather simulator ready");
	}

	private static Path simulator() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("..", "gather-simulator", "target"))) {
			return files.filter((file) -> file.getFileName().toString().endsWith("-exec.jar"))
				.findFirst()
				.orElseThrow();
		}
	}

	private static @Nullable Path java25() {
		if (Runtime.version().feature() >= 25) {
			return RUNNING_JAVA;
		}
		File[] installed = new File("/usr/lib/jvm").listFiles((folder, name) -> name.contains("25"));
		return (installed == null) ? null
				: Arrays.stream(installed)
					.map((home) -> home.toPath().resolve("bin/java"))
					.filter(Files::isExecutable)
					.findFirst()
					.orElse(null);
	}

	private Path extract(Path java, Path packaged) throws IOException, InterruptedException {
		Path target = this.folder.resolve(packaged.getFileName().toString().replace(".jar", ""));
		run(java, packaged.toAbsolutePath(), List.of("-Djarmode=tools"),
				List.of("extract", "--destination", target.toString()));
		return target.resolve(packaged.getFileName());
	}

	private static String run(Path java, Path jar, List<String> options, List<String> arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(java.toString()));
		command.addAll(options);
		command.addAll(List.of("-XX:+UseSerialGC", "-jar", jar.getFileName().toString()));
		command.addAll(arguments);
		Path log = Files.createTempFile("start-cache", ".log");
		ProcessBuilder process = new ProcessBuilder(command).directory(Objects.requireNonNull(jar.getParent()).toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		process.environment().keySet().removeIf((name) -> name.startsWith("GATHER_"));
		Process started = process.start();
		try {
			assertThat(started.waitFor(180, TimeUnit.SECONDS)).as(() -> command + " ends").isTrue();
			String output = Files.readString(log);
			assertThat(started.exitValue()).as(() -> command + ":\n" + output).isZero();
			return output;
		}
		finally {
			started.destroyForcibly();
			Files.delete(log);
		}
	}

}
