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
package io.github.gatherspring.handover;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.gatherspring.simulator.GatherSimulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tries {@code docs/deploy/compose.yaml} with containers: of its two instances one leads,
 * and when that one is killed the other does.
 */
class ComposeIntegrationTests {

	private static final String BASE_IMAGE = "eclipse-temurin:25-jre";

	private static final String APPLICATION_IMAGE = "gather-handover:of-tests";

	private static final String LOCKS_IMAGE = "gather-handover-locks:of-tests";

	/* Compose may put escapes for a terminal before the name. */
	private static final Pattern LEADS = Pattern.compile("(bot-\\d)\\s+\\|.*Leads '");

	private static final Pattern CONNECTED = Pattern.compile("(bot-\\d)\\s+\\|.*Connected as user");

	@TempDir
	private Path directory;

	@Test
	void oneInstanceLeadsAndTheOtherTakesOverWhenItIsKilled() throws Exception {
		assumeAnEngine();
		Assumptions.assumeTrue(build(LOCKS_IMAGE, locks()),
				"skipped: no image with Debian's redis-server could be built");
		assertThat(build(APPLICATION_IMAGE, application())).as(log()).isTrue();
		try {
			assertThat(compose("up", "--detach")).as(log()).isTrue();
			String first = awaitNext(List.of());
			assertThat(docker("kill", "gather-handover-" + first)).as(log()).isTrue();
			String second = awaitNext(List.of(first));
			assertThat(second).isNotEqualTo(first);
		}
		finally {
			compose("down", "--volumes", "--timeout", "5");
		}
	}

	private static void assumeAnEngine() throws IOException, InterruptedException {
		boolean there = run(null, "docker", "image", "inspect", BASE_IMAGE)
				&& run(null, "docker", "compose", "version");
		if (!there) {
			System.out.println("Compose test is skipped: no container engine answers that has the image " + BASE_IMAGE
					+ " and knows 'docker compose'");
		}
		Assumptions.assumeTrue(there, "no container engine");
	}

	/**
	 * Waits until an instance leads and is connected, other than those that did before.
	 */
	private String awaitNext(List<String> before) {
		return await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1)).until(() -> {
			compose("logs", "--no-color", "bot");
			List<String> leads = found(LEADS);
			return leads.stream()
				.filter((name) -> !before.contains(name))
				.filter(found(CONNECTED)::contains)
				.findFirst()
				.orElse("");
		}, (name) -> !name.isEmpty());
	}

	private List<String> found(Pattern pattern) throws IOException {
		return pattern.matcher(log()).results().map((MatchResult match) -> match.group(1)).toList();
	}

	private Path application() throws IOException, InterruptedException {
		Path image = Files.createDirectory(this.directory.resolve("application"));
		Path libraries = Files.createDirectories(image.resolve("app/lib"));
		Path classes = Files.createDirectories(image.resolve("app/classes"));
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			Path path = Path.of(entry);
			if (Files.isDirectory(path)) {
				// One of this build: each brings its own META-INF, so it gets a jar of
				// its own.
				Path jar = libraries
					.resolve(path.resolve("../..").normalize().getFileName() + "-" + path.getFileName() + ".jar");
				assertThat(run(null, Path.of(System.getProperty("java.home"), "bin", "jar").toString(), "--create",
						"--file", jar.toString(), "-C", path.toString(), "."))
					.isTrue();
			}
			else if (Files.exists(path)) {
				Files.copy(path, libraries.resolve(path.getFileName()));
			}
		}
		Files.writeString(classes.resolve("empty"), "");
		Files.writeString(image.resolve("Dockerfile"), """
				FROM %s
				COPY app /app
				ENTRYPOINT ["java", "-XX:+UseSerialGC", "-cp", "/app/classes:/app/lib/*", "%s"]
				""".formatted(BASE_IMAGE, StandingInstance.class.getName()));
		return image;
	}

	private Path locks() throws IOException {
		Path image = Files.createDirectory(this.directory.resolve("locks"));
		Files.writeString(image.resolve("Dockerfile"), """
				FROM debian:bookworm-slim
				RUN apt-get update -q && apt-get install -y -q --no-install-recommends redis-server
				""");
		return image;
	}

	private boolean build(String name, Path context) throws IOException, InterruptedException {
		return docker("build", "--tag", name, context.toString());
	}

	private boolean docker(String... arguments) throws IOException, InterruptedException {
		return run(output(), Stream.concat(Stream.of("docker"), Stream.of(arguments)).toArray(String[]::new));
	}

	private boolean compose(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("docker", "compose", "--project-name", "gather-handover",
				"--file", Path.of("..", "docs", "deploy", "compose.yaml").toString(), "--file",
				Path.of("src", "test", "resources", "compose.test.yaml").toString()));
		command.addAll(List.of(arguments));
		return run(output(), command.toArray(String[]::new));
	}

	private static boolean run(@Nullable Path output, String... command) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.redirectOutput(
				(output != null) ? ProcessBuilder.Redirect.to(output.toFile()) : ProcessBuilder.Redirect.DISCARD);
		try (GatherSimulator simulator = GatherSimulator.builder().build()) {
			builder.environment()
				.putAll(Map.of("APPLICATION_IMAGE", APPLICATION_IMAGE, "LOCKS_IMAGE", LOCKS_IMAGE, "GATHER_API_KEY",
						simulator.apiKey(), "GATHER_SPACE_ID", simulator.spaceId(), "GATHER_API_BASE_URL",
						"http://simulator:8090", "GATHER_ALLOW_INSECURE", "true"));
		}
		try {
			return builder.start().waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Path output() {
		return this.directory.resolve("output.log");
	}

	private String log() throws IOException {
		return Files.exists(output()) ? Files.readString(output(), StandardCharsets.UTF_8) : "";
	}

}
