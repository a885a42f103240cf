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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures everything, one measurement after the other, and writes a page about it; or
 * checks only the ratios, with wide margins.
 */
public final class Performance {

	static final boolean QUICK = Boolean.getBoolean("quick");

	/** Marks a JVM that is given too little memory on purpose. */
	static final String MAY_FAIL = "-Dmay-fail=true";

	private static final int OBJECT_BYTES = 20 * 1024 * 1024;

	private static final List<String> NONE = List.of();

	private final PerformanceReport report = new PerformanceReport();

	private Performance() {
	}

	/**
	 * Measures or checks.
	 * @param arguments {@code --report=} and a file, or {@code --check}
	 * @throws IOException if the report cannot be written
	 * @throws RunnerException if JMH fails
	 */
	public static void main(String[] arguments) throws IOException, RunnerException {
		if (Arrays.asList(arguments).contains("--check")) {
			List<String> failures = new RatioCheck().failures();
			failures.forEach((failure) -> System.err.println("FAILED: " + failure));
			System.exit(failures.isEmpty() ? 0 : 1);
		}
		Performance performance = new Performance();
		performance.measure();
		for (String argument : arguments) {
			if (argument.startsWith("--report=")) {
				Path file = Path.of(argument.substring("--report=".length())).normalize();
				Files.writeString(file, performance.report.text());
				System.out.println("Written: " + file);
			}
		}
		System.exit(0);
	}

	private void measure() throws RunnerException {
		this.report.begin();
		receiving();
		actions();
		world();
		idle();
		startUp();
		steady();
		if (!QUICK) {
			steps();
		}
		this.report.end();
	}

	private void receiving() {
		Measurement raw = Measurement.run(NONE, "ReceiveLimits", "raw");
		Measurement batch = Measurement.run(NONE, "ReceiveLimits", "batch");
		Measurement walk = Measurement.run(NONE, "ReceiveLimits", "walk");
		Measurement handler = Measurement.run(NONE, "HandlerReceive", "warm");
		Measurement listener = Measurement.run(NONE, "ListenerReceive", "warm");
		this.report.receiving(raw, batch, walk, handler, listener);
		this.report.engines(raw, Measurement.run(NONE, "ReceiveLimits", "raw", "jetty"));
		int[] sizes = QUICK ? new int[] { 20 } : new int[] { 1, 20 };
		for (int perFrame : sizes) {
			List<Double> rates = new ArrayList<>();
			List<Double> limits = new ArrayList<>();
			for (int i = 0; i < (QUICK ? 1 : 3); i++) {
				rates.add(Measurement.run(NONE, "ListenerReceive", "cold", String.valueOf(perFrame))
					.median("cold." + perFrame));
				limits.add(Measurement.run(NONE, "ReceiveLimits", "walk", "tomcat", String.valueOf(perFrame))
					.median("cold." + perFrame));
			}
			this.report.cold(perFrame, rates, limits);
		}
	}

	private void actions() {
		Measurement echo = Measurement.run(NONE, "EchoLimits");
		Measurement client = Measurement.run(NONE, "SendingActions", "warm");
		Measurement cold = Measurement.run(NONE, "SendingActions", "cold");
		this.report.actions(echo, client, cold);
	}

	private void world() {
		String bytes = String.valueOf(OBJECT_BYTES);
		String times = QUICK ? "3" : "6";
		Measurement decode = Measurement.run(List.of("-Xmx1g"), "WorldSync", "decode", bytes, times);
		Measurement client = Measurement.run(List.of("-Xmx1g"), "WorldSync", "client", bytes, times);
		this.report.world(decode, client, QUICK ? 0 : leastHeap("decode", OBJECT_BYTES),
				QUICK ? 0 : leastHeap("client", OBJECT_BYTES), QUICK ? 0 : leastHeap("client", 0));
	}

	/**
	 * The smallest heap in MiB in which a world arrives.
	 */
	private static int leastHeap(String what, int bytes) {
		int tooSmall = 8;
		int enough = 512;
		while (enough - tooSmall > 8) {
			int tried = (tooSmall + enough) / 2;
			boolean arrived = Measurement
				.run(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xmx" + tried + "m", MAY_FAIL),
						"WorldSync", what, String.valueOf(bytes), "1")
				.isComplete();
			if (arrived) {
				enough = tried;
			}
			else {
				tooSmall = tried;
			}
		}
		return enough;
	}

	private void idle() {
		String count = QUICK ? "200" : "1000";
		String seconds = QUICK ? "10" : "20";
		List<String> options = List.of("-Xmx512m", "-XX:+UseSerialGC");
		Measurement tomcat = Measurement.run(options, "IdleClients", "tomcat", count, seconds);
		Measurement jetty = Measurement.run(options, "IdleClients", "jetty", count, seconds);
		this.report.idle(Integer.parseInt(count), tomcat, jetty);
	}

	private void startUp() {
		List<Double> without = new ArrayList<>();
		List<Double> with = new ArrayList<>();
		List<Double> withoutCpu = new ArrayList<>();
		List<Double> withCpu = new ArrayList<>();
		for (int i = 0; i < (QUICK ? 3 : 9); i++) {
			Measurement off = Measurement.runWithoutGather("StartUp");
			Measurement on = Measurement.run(NONE, "StartUp", "--gather.api-key=key", "--gather.space-id=a/b",
					"--gather.auto-startup=false");
			without.add(off.median("millis"));
			with.add(on.median("millis"));
			withoutCpu.add(off.median("cpu"));
			withCpu.add(on.median("cpu"));
		}
		this.report.startUp(without, with, withoutCpu, withCpu);
	}

	private void steady() {
		this.report.steady(Measurement.run(NONE, "SteadyLoad", QUICK ? "5" : "20"));
	}

	private void steps() throws RunnerException {
		System.out.println("Single steps");
		Collection<RunResult> results = new Runner(
				new OptionsBuilder().include(Performance.class.getPackageName().replace(".", "\\.") + "\\.micro\\..*")
					.forks(1)
					.warmupIterations(3)
					.warmupTime(TimeValue.milliseconds(500))
					.measurementIterations(5)
					.measurementTime(TimeValue.milliseconds(500))
					.build())
			.run();
		for (RunResult result : results) {
			String parameters = result.getParams()
				.getParamsKeys()
				.stream()
				.map((key) -> ", " + key + "=" + result.getParams().getParam(key))
				.collect(Collectors.joining());
			String name = result.getParams().getBenchmark();
			String shortName = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
			this.report.step(shortName + parameters, result.getPrimaryResult().getScore(),
					result.getPrimaryResult().getScoreError());
		}
	}

}
