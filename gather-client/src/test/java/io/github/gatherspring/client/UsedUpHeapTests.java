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

package io.github.gatherspring.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A JVM whose heap is used up for some seconds, as by anything in an application, and
 * then given back. The server is in this JVM, the client in one of its own.
 */
class UsedUpHeapTests extends AbstractClientTests {

	private static final Duration USED_UP = Duration.ofSeconds(3);

	private static final Duration SERVICE = Duration.ofMinutes(1);

	private static final String SERVED = "is served over a new socket";

	@Override
	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return super.configure(simulator).players(20).autonomous(true);
	}

	@Test
	void afterAUsedUpHeapTheClientIsServedWithinAMinuteAndGetsNewSockets() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx32m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				UsedUpHeapTests.class.getName(), this.simulator.apiBaseUrl(), this.simulator.apiKey(),
				this.simulator.spaceId())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains(SERVED);
	}

	/**
	 * What the other JVM does.
	 * @param arguments the HTTP API, the key and the space
	 */
	public static void main(String[] arguments) {
		int status = 1;
		try {
			run(arguments);
			status = 0;
		}
		catch (Throwable ex) {
			ex.printStackTrace();
		}
		finally {
			System.exit(status);
		}
	}

	private static void run(String[] arguments) throws InterruptedException {
		GatherClient client = GatherClient.builder()
			.apiBaseUrl(URI.create(arguments[0]))
			.apiKey(arguments[1])
			.spaceId(arguments[2])
			.connectTimeout(Duration.ofSeconds(6))
			.heartbeatInterval(Duration.ofSeconds(1))
			.heartbeatTimeout(Duration.ofSeconds(3))
			.reconnect(QUICK)
			.build();
		client.start();
		awaitService(client);
		useUpTheHeap();
		long released = System.nanoTime();
		awaitService(client);
		client.reconnect();
		awaitService(client);
		System.out.println(SERVED + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - released)
				+ " ms after the heap was given back");
	}

	/**
	 * Takes what there is, down to the smallest pieces, and whatever others give back.
	 */
	private static void useUpTheHeap() {
		long end = System.nanoTime() + USED_UP.toNanos();
		@Nullable Object chain = null;
		int size = 1024 * 1024;
		while (System.nanoTime() < end) {
			try {
				chain = new Object[] { chain, new byte[size] };
			}
			catch (OutOfMemoryError ex) {
				size = Math.max(16, size / 2);
			}
		}
	}

	/**
	 * Waits until the server answers an action.
	 */
	private static void awaitService(GatherClient client) throws InterruptedException {
		List<String> failures = new ArrayList<>();
		long end = System.nanoTime() + SERVICE.toNanos();
		while (System.nanoTime() < end) {
			if (!client.awaitReady(Duration.ofSeconds(1))) {
				continue;
			}
			try {
				client.setTextStatus("still here").get(2, TimeUnit.SECONDS);
				return;
			}
			catch (ExecutionException | TimeoutException ex) {
				failures.add(String.valueOf(ex.getMessage()));
			}
		}
		throw new IllegalStateException("No service: " + client.status() + ", " + failures);
	}

}
