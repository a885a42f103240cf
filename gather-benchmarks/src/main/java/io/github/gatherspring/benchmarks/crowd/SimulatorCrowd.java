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

package io.github.gatherspring.benchmarks.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thousand clients and a thousand simulated players in one simulator with 512 MiB: what
 * the life of the players makes it send, and how much it can send.
 */
public final class SimulatorCrowd {

	private static final String SIMULATOR = "io.github.gatherspring.simulator.GatherSimulatorApplication";

	private static final Pattern READY = Pattern.compile("api-base-url=http://127\\.0\\.0\\.1:(\\d+)");

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final int port;

	private final long pid;

	private SimulatorCrowd(int port, long pid) {
		this.port = port;
		this.pid = pid;
	}

	/**
	 * Measure.
	 * @param arguments how many clients, how many players and for how many seconds; 1000,
	 * 1000 and 15 by default
	 * @throws Exception if the simulator or a client fails
	 */
	public static void main(String[] arguments) throws Exception {
		int clients = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 1000;
		int players = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 1000;
		int seconds = (arguments.length > 2) ? Integer.parseInt(arguments[2]) : 15;
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"), SIMULATOR,
				"--port=0", "--players=" + players, "--accept-any-key", "--unlimited-rate", "--idle-seconds=0")
			.redirectErrorStream(true)
			.start();
		try {
			BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
			SimulatorCrowd crowd = new SimulatorCrowd(port(output), process.pid());
			Thread drain = new Thread(() -> output.lines().forEach((line) -> {
				// Else the simulator would wait for somebody who reads what it logs.
			}), "output");
			drain.setDaemon(true);
			drain.start();
			crowd.measure(clients, seconds);
		}
		finally {
			process.destroyForcibly();
		}
		System.exit(0);
	}

	private static int port(BufferedReader output) throws IOException {
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			Matcher ready = READY.matcher(line);
			if (ready.find()) {
				return Integer.parseInt(ready.group(1));
			}
		}
		throw new IllegalStateException("The simulator ended before it was ready");
	}

	private void measure(int clients, int seconds) throws Exception {
		CrowdReaders readers = new CrowdReaders();
		Thread thread = new Thread(readers, "readers");
		thread.setDaemon(true);
		thread.start();
		long start = System.nanoTime();
		for (int i = 0; i < clients; i++) {
			readers.add(this.port, "SimulatedSpace01\\office", "key-" + i);
		}
		awaitQuiet(readers, clients);
		say("%d clients know the whole space after %.1f s; the simulator holds %d MiB", clients,
				(System.nanoTime() - start) / 1e9, resident());
		rate("The players live", readers, seconds, () -> {
		});
		post("/simulator/autonomous", "{\"enabled\":false}");
		rate("Each chat to everybody", readers, seconds,
				() -> post("/simulator/players/guest-1/says", "\"hello everybody\""));
		say("The simulator holds %d MiB; %d of %d clients were cut off", resident(), readers.ended(), clients);
		readers.close();
		if (readers.ended() > 0) {
			throw new IllegalStateException("Clients that read were cut off");
		}
	}

	/** Everybody is told of everybody first. */
	private static void awaitQuiet(CrowdReaders readers, int clients) throws InterruptedException {
		long before = -1;
		while (readers.events() != before || readers.events() < clients) {
			before = readers.events();
			Thread.sleep(50);
			if (before > 3L * clients * clients) {
				return;
			}
		}
	}

	private void rate(String what, CrowdReaders readers, int seconds, Runnable deed) throws IOException {
		long cpu = cpuMillis();
		long events = readers.events();
		long bytes = readers.bytes();
		long start = System.nanoTime();
		long end = start + Duration.ofSeconds(seconds).toNanos();
		while (System.nanoTime() < end) {
			deed.run();
			Thread.onSpinWait();
		}
		double took = (System.nanoTime() - start) / 1e9;
		say("%s: %,.0f events/s in %.1f MiB/s, %.0f %% of a core", what, (readers.events() - events) / took,
				(readers.bytes() - bytes) / took / (1024 * 1024), (cpuMillis() - cpu) / took / 10);
	}

	private void post(String path, String body) {
		try {
			HttpResponse<String> response = HTTP
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
					.POST(HttpRequest.BodyPublishers.ofString(body))
					.build(), HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException(path + " was answered by " + response.statusCode());
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private long resident() throws IOException {
		return Files.readAllLines(Path.of("/proc", Long.toString(this.pid), "status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElse(-1);
	}

	private long cpuMillis() {
		return ProcessHandle.of(this.pid)
			.flatMap((handle) -> handle.info().totalCpuDuration())
			.map(Duration::toMillis)
			.orElse(-1L);
	}

	private static void say(String text, Object... values) {
		System.out.println(String.format(Locale.ROOT, text, values));
	}

}
