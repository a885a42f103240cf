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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;

import io.github.gatherspring.simulator.GatherSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of an application of its own, away from this build: the starter is its only
 * dependency, key and space are its only properties, and Maven builds it with what this
 * build has installed.
 */
class FreshApplicationIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void itConnectsAndItsListenersAreCalled() throws Exception {
		Path jar = OutsideProject.copyOf("fresh-application", this.directory)
			.packaged()
			.target("fresh-application-1.jar");
		assertThat(libraries(jar))
			.contains("gather-spring-boot-starter-" + InstalledArtifact.VERSION + ".jar",
					"gather-client-" + InstalledArtifact.VERSION + ".jar",
					"gather-spring-boot-autoconfigure-" + InstalledArtifact.VERSION + ".jar")
			.noneMatch((library) -> library.startsWith("gather-simulator") || library.startsWith("micrometer-core"));
		try (GatherSimulator simulator = GatherSimulator.builder()
			.spaceId("FreshSpace01/office")
			.apiKey("a-fresh-key")
			.players(1)
			.autonomous(false)
			.build()
			.start()) {
			Path log = this.directory.resolve("application.log");
			Process application = application(jar, simulator).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			try {
				await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
					assertThat(application.isAlive()).as(Files.readString(log)).isTrue();
					assertThat(simulator.connections()).as(Files.readString(log)).hasSize(1);
				});
				// Whoever is there before the client has seen the whole space has not
				// arrived.
				AtomicInteger visitors = new AtomicInteger();
				await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
					simulator.player("visitor-" + visitors.incrementAndGet()).joins("Zoe");
					assertThat(simulator.received("chat")).as(Files.readString(log))
						.isNotEmpty()
						.allSatisfy(
								(chat) -> assertThat(chat.action().getChat().getContents()).isEqualTo("Welcome, Zoe"));
				});
				assertThat(log).content().doesNotContain("a-fresh-key");
			}
			finally {
				application.destroy();
				assertThat(application.waitFor(30, TimeUnit.SECONDS)).as("ends when asked to").isTrue();
			}
			await().untilAsserted(() -> assertThat(simulator.connections()).as("leaves none behind").isEmpty());
		}
	}

	private static ProcessBuilder application(Path jar, GatherSimulator simulator) {
		ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-jar", jar.toString());
		command.environment().keySet().removeIf((name) -> name.startsWith("GATHER_") || name.startsWith("SPRING_"));
		command.environment().put("GATHER_API_KEY", simulator.apiKey());
		command.environment().put("GATHER_SPACE_ID", simulator.spaceId());
		command.environment().put("GATHER_API_BASE_URL", simulator.apiBaseUrl());
		return command;
	}

	private static List<String> libraries(Path jar) throws Exception {
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream()
				.map((entry) -> entry.getName())
				.filter((name) -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
				.map((name) -> name.substring("BOOT-INF/lib/".length()))
				.toList();
		}
	}

}
