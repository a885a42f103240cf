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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * JVM of an {@link Instance}.
 */
final class InstanceProcess implements AutoCloseable {

	private static final int LIMIT_SECONDS = 60;

	private final String name;

	private final Process process;

	private final Path log;

	private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

	InstanceProcess(String name, Path directory, List<String> properties) throws IOException {
		this.name = name;
		this.log = directory.resolve(name + ".log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx128m", "-cp", System.getProperty("java.class.path"),
						Instance.class.getName()));
		properties.forEach((property) -> command.add("--" + property));
		this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		Thread reader = new Thread(this::read, "output-of-" + name);
		reader.setDaemon(true);
		reader.start();
	}

	private void read() {
		try (BufferedReader lines = this.process.inputReader(StandardCharsets.UTF_8);
				var writer = Files.newBufferedWriter(this.log)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				writer.write(line);
				writer.newLine();
				writer.flush();
				if (line.startsWith("STARTED") || line.startsWith("STOPPED")) {
					this.said.add(line);
				}
			}
		}
		catch (IOException ex) {
			this.said.add("the output ended: " + ex);
		}
	}

	void start() throws IOException {
		tell("start");
	}

	/**
	 * Waits until the application has started.
	 */
	void awaitStarted() throws IOException, InterruptedException {
		assertThat(answer()).as(this::log).isEqualTo("STARTED");
	}

	/**
	 * Asks the application to stop.
	 */
	void stop() throws IOException {
		tell("stop");
	}

	/**
	 * Waits until the application has stopped, and makes sure that the end of each action
	 * was told.
	 * @return how many actions it sent
	 */
	long awaitStopped() throws InterruptedException {
		String[] counts = answer().split(" ");
		assertThat(counts[0]).as(this::log).isEqualTo("STOPPED");
		assertThat(counts[2]).as("actions of " + this.name + " whose end was told").isEqualTo(counts[1]);
		return Long.parseLong(counts[1]);
	}

	private String answer() throws InterruptedException {
		String line = this.said.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
		return (line != null) ? line : "nothing";
	}

	private void tell(String command) throws IOException {
		OutputStream input = this.process.getOutputStream();
		input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
		input.flush();
	}

	void kill() {
		this.process.destroyForcibly();
	}

	void freeze() throws IOException, InterruptedException {
		Signals.send("STOP", this.process.pid());
	}

	void thaw() throws IOException, InterruptedException {
		Signals.send("CONT", this.process.pid());
	}

	String name() {
		return this.name;
	}

	/**
	 * Returns everything that the instance has logged.
	 */
	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			return "no log: " + ex;
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
	}

}
