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

package io.github.gatherspring.benchmarks.starts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A packaged program that says in a line when it is ready.
 *
 * @param jar the executable jar
 * @param arguments its arguments
 * @param ready what the line holds
 */
record Program(Path jar, List<String> arguments, String ready) {

	/** From this version on Java caches more than classes in one step. */
	private static final int ONE_STEP = 25;

	Program extract(Path folder) throws IOException, InterruptedException {
		succeed(List.of("-Djarmode=tools", "-jar", this.jar.toAbsolutePath().toString(), "extract", "--force",
				"--destination", folder.toString()), folder);
		return new Program(folder.resolve(this.jar.getFileName()), this.arguments, this.ready);
	}

	/**
	 * Makes a training run.
	 * @return the options with which later starts use what it wrote
	 */
	List<String> train(String argument) throws IOException, InterruptedException {
		boolean aot = Runtime.version().feature() >= ONE_STEP;
		List<String> command = new ArrayList<>(
				List.of(aot ? "-XX:AOTCacheOutput=application.aot" : "-XX:ArchiveClassesAtExit=application.jsa",
						"-XX:+UseSerialGC", "-jar", this.jar.getFileName().toString()));
		command.addAll(this.arguments);
		command.add(argument);
		succeed(command, folder());
		return List.of(aot ? "-XX:AOTCache=application.aot" : "-XX:SharedArchiveFile=application.jsa");
	}

	double secondsToReady(List<String> options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(options);
		command.addAll(List.of("-XX:+UseSerialGC", "-jar", this.jar.getFileName().toString()));
		command.addAll(this.arguments);
		long begun = System.nanoTime();
		Process process = builder(command, folder()).start();
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.contains(this.ready)) {
					return (System.nanoTime() - begun) / 1e9;
				}
			}
			throw new IOException(this.jar + " ended before it was ready");
		}
		finally {
			process.destroy();
			if (!process.waitFor(30, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		}
	}

	private Path folder() {
		return Objects.requireNonNull(this.jar.toAbsolutePath().getParent());
	}

	private static void succeed(List<String> arguments, Path folder) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(arguments);
		Process process = builder(command, folder).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		if (process.waitFor() != 0) {
			throw new IOException(command + " ended with " + process.exitValue());
		}
	}

	private static ProcessBuilder builder(List<String> command, Path folder) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("GATHER_"));
		return builder;
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
