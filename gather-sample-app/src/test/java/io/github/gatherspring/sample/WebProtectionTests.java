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

package io.github.gatherspring.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests of what keeps other sites out.
 */
@SampleTest
class WebProtectionTests {

	private static final Map<String, String> HELLO = Map.of("to", "GLOBAL_CHAT", "text", "hello");

	private final Page page;

	private final int port;

	WebProtectionTests(Page page, @LocalServerPort int port) {
		this.page = page;
		this.port = port;
	}

	@BeforeEach
	void awaitReady() {
		this.page.awaitReady();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/js/app.js", "/api/status", "/nothing-here" })
	void browsersMayRunNothingButTheOwnFiles(String path) {
		HttpResponse<String> response = this.page.get(path);
		assertThat(response.headers().firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'")
				.doesNotContain("unsafe"));
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
	}

	@Test
	void thePageHasNoInlineScriptsStylesOrHandlers() {
		String html = this.page.get("/").body();
		assertThat(html).contains("<canvas id=\"map\"");
		assertThat(html).doesNotContainPattern("<script(?![^>]*src=)")
			.doesNotContainPattern("<style")
			.doesNotContainPattern("\\sstyle=")
			.doesNotContainPattern("\\son\\w+=");
	}

	@Test
	void theChartLibraryComesFromTheApplicationItself() {
		assertThat(this.page.get("/webjars/chart.js/dist/chart.umd.min.js").statusCode()).isEqualTo(200);
	}

	@Test
	void thePageMayChangeSomething() {
		assertThat(this.page
			.post("/api/chat", HELLO, "X-Gather-Sample", "1", "Origin", "http://localhost:" + this.port,
					"Sec-Fetch-Site", "same-origin")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void withoutTheHeaderNothingCanBeChanged() {
		assertThat(this.page.post("/api/chat", HELLO, new String[0]).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource({ "Origin, https://evil.example", "Origin, null", "Origin, http://localhost:1",
			"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site" })
	void otherOriginsCanChangeNothing(String header, String value) {
		assertThat(this.page.post("/api/chat", HELLO, "X-Gather-Sample", "1", header, value).statusCode())
			.isEqualTo(403);
	}

	@Test
	void aForeignNameForThisMachineIsRefused() throws IOException {
		assertThat(statusFor("evil.example:" + this.port)).contains(" 403");
		assertThat(statusFor("127.0.0.1:" + this.port)).contains(" 200");
		assertThat(statusFor("LOCALHOST:" + this.port)).contains(" 200");
	}

	@Test
	void whoIsRefusedForTheHostIsToldWhyAndWhatToDo() throws IOException {
		String answer = answerTo("GET / HTTP/1.1", "my-machine.example:" + this.port);
		assertThat(answer).contains(" 403")
			.contains("text/plain")
			.contains("http://localhost:" + this.port)
			.contains("sample.web.allowed-hosts");
	}

	@Test
	void aBodyThatIsLargerThanThePageSendsIsRefusedBeforeItIsRead() {
		String large = "{\"to\":[" + "[],".repeat(100_000) + "[]]}";
		HttpResponse<String> refused = this.page.postText("/api/chat", large, "X-Gather-Sample", "1");
		assertThat(refused.statusCode()).isEqualTo(413);
		assertThat(refused.body()).contains("256 KiB").contains("sample.web.max-body-size");
	}

	@Test
	void aLargeBodyOfUnknownLengthIsRefusedToo() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			PrintWriter request = new PrintWriter(socket.getOutputStream(), false, StandardCharsets.US_ASCII);
			request.print("POST /api/chat HTTP/1.1\r\nHost: localhost\r\nX-Gather-Sample: 1\r\n"
					+ "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
			request.print("40001\r\n" + " ".repeat(0x40001) + "\r\n");
			request.flush();
			assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
				.readLine()).contains(" 413");
		}
	}

	@Test
	void otherMachinesCannotReachThePage() throws IOException {
		List<InetAddress> elsewhere = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
			.toList();
		Assumptions.assumeThat(elsewhere).as("addresses of this machine in a network").isNotEmpty();
		for (InetAddress address : elsewhere) {
			try (Socket socket = new Socket()) {
				assertThatIOException()
					.isThrownBy(() -> socket.connect(new InetSocketAddress(address, this.port), 2000));
			}
		}
	}

	private String statusFor(String host) throws IOException {
		return answerTo("GET /api/status HTTP/1.1", host).lines().findFirst().orElse("");
	}

	private String answerTo(String line, String host) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			PrintWriter request = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
			request.print(line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
			request.flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
