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

package io.github.gatherspring.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs a measurement in a JVM of its own and gathers what it tells.
 */
final class Measurement {

	private final Map<String, List<Double>> figures = new LinkedHashMap<>();

	private final boolean complete;

	private Measurement(Map<String, List<Double>> figures, boolean complete) {
		this.figures.putAll(figures);
		this.complete = complete;
	}

	/**
	 * Runs a measurement.
	 * @param options options of the JVM
	 * @param program the program in the package of the loads
	 * @param arguments its arguments
	 * @return what it told, as far as it came
	 */
	static Measurement run(List<String> options, String program, String... arguments) {
		return run(System.getProperty("java.class.path"), options, program, arguments);
	}

	/**
	 * Runs a measurement without the modules of this project that are on the class path
	 * because of the auto-configuration.
	 * @param program as above
	 * @param arguments as above
	 * @return what it told
	 */
	static Measurement runWithoutGather(String program, String... arguments) {
		String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("gather-spring-boot-autoconfigure") && !entry.contains("gather-client"))
			.collect(Collectors.joining(File.pathSeparator));
		return run(path, List.of(), program, arguments);
	}

	private static Measurement run(String path, List<String> options, String program, String... arguments) {
		System.out.printf("%s %s %s%n", program, String.join(" ", arguments), String.join(" ", options));
		List<String> command = new ArrayList<>();
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(options);
		command.add("-Dlogging.level.root=warn");
		if (Performance.QUICK) {
			command.add("-Dquick=true");
		}
		command.addAll(List.of("-cp", path, Measurement.class.getPackageName() + ".load." + program));
		command.addAll(Arrays.asList(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			Thread guard = new Thread(() -> limit(process));
			guard.setDaemon(true);
			guard.start();
			Map<String, List<Double>> figures = new LinkedHashMap<>();
			List<String> rest = new ArrayList<>();
			try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
				for (String line = reader.readLine(); line != null; line = reader.readLine()) {
					if (line.startsWith("@ ")) {
						String[] words = line.split(" ");
						figures.computeIfAbsent(words[1], (name) -> new ArrayList<>())
							.add(Double.parseDouble(words[2]));
					}
					else {
						rest.add(line);
					}
				}
			}
			boolean complete = process.waitFor() == 0;
			if (!complete && !options.contains(Performance.MAY_FAIL)) {
				rest.forEach(System.out::println);
			}
			return new Measurement(figures, complete);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The measurement " + program + " did not start", ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void limit(Process process) {
		try {
			if (!process.waitFor(4, TimeUnit.MINUTES)) {
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	boolean isComplete() {
		return this.complete;
	}

	/**
	 * The median of a figure; not a number when it was not told.
	 */
	double median(String name) {
		return at(name, 0.5);
	}

	double best(String name) {
		return at(name, 1);
	}

	double at(String name, double quantile) {
		return quantile(this.figures.getOrDefault(name, List.of()), quantile);
	}

	static double quantile(List<Double> values, double quantile) {
		if (values.isEmpty()) {
			return Double.NaN;
		}
		List<Double> sorted = values.stream().sorted().toList();
		return sorted.get((int) Math.round(quantile * (sorted.size() - 1)));
	}

	/**
	 * Half the distance between the quartiles, in percent of the median.
	 */
	double spread(String name) {
		return (at(name, 0.75) - at(name, 0.25)) / 2 / median(name) * 100;
	}

}
