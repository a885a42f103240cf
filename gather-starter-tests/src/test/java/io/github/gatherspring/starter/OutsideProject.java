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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project of {@code src/it} copied out of this one and built by Maven with what this
 * build has installed, as somebody else's project would be.
 */
final class OutsideProject {

	private final Path directory;

	private final Path project;

	private OutsideProject(Path directory, Path project) {
		this.directory = directory;
		this.project = project;
	}

	/**
	 * Copies a project.
	 * @param name its folder in {@code src/it}
	 * @param directory an empty folder
	 * @return the copy
	 */
	static OutsideProject copyOf(String name, Path directory) throws IOException {
		OutsideProject outside = new OutsideProject(directory, directory.resolve(name));
		outside.copy(Path.of("src", "it", name));
		installBom();
		return outside;
	}

	/**
	 * Writes a file of the project.
	 */
	OutsideProject with(String file, String content) throws IOException {
		Path target = this.project.resolve(file);
		Files.createDirectories(target.getParent());
		Files.writeString(target, content);
		return this;
	}

	/**
	 * Replaces a text in a file of the project.
	 */
	OutsideProject replacing(String file, String text, String replacement) throws IOException {
		String content = Files.readString(this.project.resolve(file));
		assertThat(content).contains(text);
		return with(file, content.replace(text, replacement));
	}

	/**
	 * Compiles, tests and packages the project.
	 */
	OutsideProject packaged() throws IOException, InterruptedException {
		run(maven(), this.directory.resolve("maven.log"));
		return this;
	}

	/**
	 * What Maven said.
	 */
	String log() throws IOException {
		return Files.readString(this.directory.resolve("maven.log"));
	}

	/**
	 * A file below the folder {@code target}.
	 */
	Path target(String name) {
		return this.project.resolve("target").resolve(name);
	}

	private void copy(Path source) throws IOException {
		try (Stream<Path> files = Files.walk(source)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path target = this.project.resolve(source.relativize(file).toString());
				Files.createDirectories(target.getParent());
				Files.writeString(target,
						Files.readString(file)
							.replace("@project.version@", InstalledArtifact.VERSION)
							.replace("@spring-boot.version@", SpringBootVersion.getVersion())
							.replace("@tomcat.version@", System.getProperty("tomcat.version")));
			}
		}
	}

	/* Nothing depends on the BOM, so the build has not installed it. */
	private static void installBom() throws IOException {
		Path bom = InstalledArtifact.file("gather-bom", ".pom");
		Files.createDirectories(bom.getParent());
		Files.copy(Path.of("..", "gather-bom", "pom.xml"), bom, StandardCopyOption.REPLACE_EXISTING);
	}

	private ProcessBuilder maven() throws IOException {
		Path settings = this.directory.resolve("settings.xml");
		String repositories = Files.readString(Path.of("src", "it", "settings.xml"));
		Files.writeString(settings,
				repositories.replace("@installed.repository@", InstalledArtifact.REPOSITORY.toString())
					.replace("@user.repository@", Path.of(System.getProperty("user.repository")).toUri().toString()));
		List<String> command = new ArrayList<>(List
			.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B", "-s", settings.toString()));
		Path own = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
		if (Files.exists(own)) {
			// For its mirrors and proxies.
			command.addAll(List.of("-gs", own.toString()));
		}
		command.add("package");
		ProcessBuilder maven = new ProcessBuilder(command).directory(this.project.toFile());
		maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
		maven.environment().remove("MAVEN_PROJECTBASEDIR");
		return maven;
	}

	private void run(ProcessBuilder command, Path log) throws IOException, InterruptedException {
		Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		boolean ended = process.waitFor(5, TimeUnit.MINUTES);
		process.destroyForcibly();
		assertThat(ended && process.exitValue() == 0).as(Files.readString(log)).isTrue();
	}

}
