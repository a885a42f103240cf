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

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What keeps the locks: a server of its own on a free port, which can be frozen.
 */
abstract class Engine implements AutoCloseable {

	private final Process process;

	private final int port;

	/**
	 * Starts the server.
	 * @param port the port that it will listen on
	 * @param log where its output goes
	 * @param command the command
	 */
	Engine(int port, Path log, List<String> command) throws IOException {
		this.port = port;
		this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		await().atMost(30, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
			assertThat(this.process.isAlive()).as("see " + log).isTrue();
			try (Socket socket = new Socket("127.0.0.1", port)) {
				return socket.isConnected();
			}
		});
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	int port() {
		return this.port;
	}

	/**
	 * Returns the properties of an instance that uses it.
	 * @param at the port at which the instance reaches it
	 */
	abstract List<String> properties(int at);

	void freeze() throws IOException, InterruptedException {
		Signals.send("STOP", pids());
	}

	void thaw() throws IOException, InterruptedException {
		Signals.send("CONT", pids());
	}

	private long[] pids() {
		return LongStream
			.concat(LongStream.of(this.process.pid()), this.process.descendants().mapToLong(ProcessHandle::pid))
			.toArray();
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
	}

}
