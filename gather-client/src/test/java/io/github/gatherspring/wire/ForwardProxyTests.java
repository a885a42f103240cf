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
package io.github.gatherspring.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * Assignment, HTTP API and socket through a real forward proxy, Debian's
 * {@code tinyproxy}, with TLS where there is TLS, and with credentials. The client runs
 * in a JVM of its own, since Java decides once in a JVM whether credentials go to
 * proxies. Skipped where the proxy is not installed.
 */
class ForwardProxyTests {

	private static final Path TINYPROXY = Path.of("/usr/bin/tinyproxy");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	private @Nullable Process proxy;

	private int port;

	@BeforeEach
	void find() {
		assumeThat(Files.isExecutable(TINYPROXY)).as("tinyproxy is not installed: apt-get install tinyproxy").isTrue();
	}

	@AfterEach
	void stop() {
		if (this.proxy != null) {
			this.proxy.destroyForcibly();
		}
	}

	private void start(String... further) throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		List<String> lines = new ArrayList<>(List.of("Port " + this.port, "Listen 127.0.0.1", "Timeout 60",
				"LogLevel Connect", "LogFile \"" + log() + "\"", "MaxClients 50"));
		lines.addAll(List.of(further));
		Path configuration = Files.write(this.folder.resolve("tinyproxy.conf"), lines);
		this.proxy = new ProcessBuilder(TINYPROXY.toString(), "-d", "-c", configuration.toString())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
			new Socket(InetAddress.getLoopbackAddress(), this.port).close();
			return true;
		});
	}

	private Path log() {
		return this.folder.resolve("tinyproxy.log");
	}

	private String client(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), ForwardProxyClient.class.getName(),
						this.folder.toString(), String.valueOf(this.port)));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return output;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void everythingGoesThroughTheProxy(boolean credentials) throws Exception {
		start(credentials ? new String[] { "BasicAuth bot s3cret" } : new String[0]);
		String output = credentials ? client("bot", "s3cret") : client();
		assertThat(output).contains("https assignment: wss://engine.example/", "http assignment: wss://engine.example/",
				"https API: wss://engine.example/", "ws socket: opened", "wss socket: opened", "others: untouched");
		assertThat(Files.readString(log())).contains("CONNECT 127.0.0.1:").contains("GET http://127.0.0.1:");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bot wrong", "" })
	void credentialsThatAreWrongOrMissingAreSaid(String credentials) throws Exception {
		start("BasicAuth bot s3cret");
		String output = credentials.isEmpty() ? client() : client(credentials.split(" "));
		assertThat(output.lines().filter((line) -> !line.startsWith("others"))).hasSize(5)
			.allMatch((line) -> line.contains("user name and a password"))
			.filteredOn((line) -> !line.startsWith("https API"))
			.allMatch((line) -> line.contains("check proxy"));
		assertThat(output).doesNotContain("wrong");
	}

	@Test
	void hostsThatAreReachedDirectlyAre() throws Exception {
		start();
		String output = client("-direct");
		assertThat(output).contains("https assignment: wss://engine.example/", "ws socket: opened",
				"wss socket: opened");
		assertThat(Files.readString(log())).doesNotContain("CONNECT 127").doesNotContain("GET http");
	}

}
