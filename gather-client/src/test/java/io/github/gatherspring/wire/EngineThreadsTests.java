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
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.setting.SettingNames;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The engine's threads, which end with the last socket. In a JVM of its own, where nobody
 * else keeps them.
 */
class EngineThreadsTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String DONE = "all threads have ended";

	@Test
	void tomcatsThreadsEndWithTheLastSocketAndComeBackWithTheNext() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), EngineThreadsTests.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(output).contains(DONE);
	}

	/**
	 * What the other JVM does.
	 * @param arguments none
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException, WireException {
		try (ScriptedServer server = new ScriptedServer((peer) -> {
			peer.upgrade();
			while (peer.frame().opcode() != 8) {
				// Until it says goodbye.
			}
			peer.close(1000, "");
			peer.readToEnd();
		})) {
			WireOpener opener = new WireOpener(null, null, 1024, SettingNames.OF_BUILDER);
			for (int round = 0; round < 3; round++) {
				OpenedWire one = new OpenedWire();
				OpenedWire other = new OpenedWire();
				opener.open(server.url("ws"), LIMIT, one);
				opener.open(server.url("ws"), LIMIT, other);
				if (engineThreads().isEmpty()) {
					throw new IllegalStateException("The engine has no threads, or others than are looked for");
				}
				one.wire().close(1000, "done");
				other.wire().send(ByteBuffer.allocate(10));
				other.wire().close(1000, "done");
				awaitEnd();
				attemptThatFails(opener);
				awaitEnd();
			}
			System.out.println(DONE);
		}
	}

	private static void attemptThatFails(WireOpener opener) throws InterruptedException {
		try {
			opener.open(URI.create("ws://127.0.0.1:1/"), LIMIT, new OpenedWire());
		}
		catch (WireException ex) {
			return;
		}
		throw new IllegalStateException("Somebody listens on port 1");
	}

	private static void awaitEnd() {
		try {
			await().atMost(LIMIT).until(() -> engineThreads().isEmpty());
		}
		catch (ConditionTimeoutException ex) {
			throw new IllegalStateException("Left: " + engineThreads(), ex);
		}
	}

	private static List<String> engineThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("WebSocket"))
			.toList();
	}

}
