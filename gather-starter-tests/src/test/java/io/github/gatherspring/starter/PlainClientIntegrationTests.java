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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plain program outside of this project: the client, an engine, and nothing of Spring
 * Boot on its class path.
 */
class PlainClientIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void theClientWorksInAPlainProgramWithoutSpringBoot() throws Exception {
		OutsideProject project = OutsideProject.copyOf("plain-client", this.directory).packaged();
		List<Path> libraries = libraries(project.target("dependency"));
		assertThat(libraries).extracting((library) -> library.getFileName().toString())
			.anyMatch((name) -> name.startsWith("gather-client-"))
			.noneMatch((name) -> name.startsWith("spring-boot") || name.startsWith("gather-spring-boot")
					|| name.startsWith("gather-simulator"));
		try (GatherSimulator simulator = GatherSimulator.builder()
			.port(0)
			.players(3)
			.autonomous(false)
			.apiKey("a-plain-key")
			.build()
			.start()) {
			String classPath = Stream.concat(Stream.of(project.target("classes")), libraries.stream())
				.map(Path::toString)
				.collect(Collectors.joining(File.pathSeparator));
			ProcessBuilder command = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
					"com.example.plain.PlainClient", simulator.spaceId(), simulator.apiBaseUrl());
			command.environment().put("GATHER_API_KEY", simulator.apiKey());
			Path log = this.directory.resolve("program.log");
			Process program = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
			boolean ended = program.waitFor(60, TimeUnit.SECONDS);
			program.destroyForcibly();
			assertThat(ended && program.exitValue() == 0).as(Files.readString(log)).isTrue();
			assertThat(log).content().contains("players: 3").doesNotContain("a-plain-key");
			assertThat(simulator.received("setTextStatus"))
				.anyMatch((received) -> received.action().getSetTextStatus().getTextStatus().equals("plain"));
		}
	}

	private static List<Path> libraries(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".jar")).sorted().toList();
		}
	}

}
