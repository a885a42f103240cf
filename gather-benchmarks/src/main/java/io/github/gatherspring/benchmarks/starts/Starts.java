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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares starts of the sample application and of the simulator from their jars, from
 * the extracted ones, and from a cache that a training run wrote, as
 * {@code docs/starts.md} says. Prints medians and ratios; means something on a quiet
 * machine only.
 */
public final class Starts {

	private static final int ROUNDS = 7;

	private Starts() {
	}

	/**
	 * Measure.
	 * @param arguments the folder of the project
	 * @throws IOException if a packaged program is missing or cannot be run
	 * @throws InterruptedException if the thread was interrupted
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path project = Path.of(arguments[0]);
		System.out.println("| program | jar | extracted | with the cache | cache against jar |");
		System.out.println("|---|---|---|---|---|");
		measure("sample application", jar(project.resolve("gather-sample-app/target"), "SNAPSHOT.jar"),
				List.of("--spring.profiles.active=simulator", "--server.port=0"), "--gather.doctor.exit",
				"Started SampleApplication");
		measure("simulator", jar(project.resolve("gather-simulator/target"), "-exec.jar"), List.of("--port=0"),
				"--exit-when-ready", "Gather simulator ready");
	}

	private static void measure(String name, Path jar, List<String> arguments, String training, String ready)
			throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("gather-starts");
		Program packaged = new Program(jar, arguments, ready);
		Program extracted = packaged.extract(folder);
		List<String> cache = extracted.train(training);
		double plain = median(packaged, List.of());
		double apart = median(extracted, List.of());
		double cached = median(extracted, cache);
		System.out.printf("| %s | %.2f s | %.2f s | %.2f s | %.1f times as fast |%n", name, plain, apart, cached,
				plain / cached);
	}

	private static double median(Program program, List<String> options) throws IOException, InterruptedException {
		double[] seconds = new double[ROUNDS];
		for (int i = 0; i < ROUNDS; i++) {
			seconds[i] = program.secondsToReady(options);
		}
		java.util.Arrays.sort(seconds);
		return seconds[ROUNDS / 2];
	}

	private static Path jar(Path folder, String end) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.getFileName().toString().endsWith(end))
				.findFirst()
				.orElseThrow(() -> new IOException("There is no *" + end + " in " + folder + ": package it first"));
		}
	}

}
