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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ReconnectSettings;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.simulator.GatherSimulatorBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A simulator, and clients that are stopped after the test.
 */
abstract class AbstractClientTests {

	static final Duration LIMIT = Duration.ofSeconds(15);

	/** So short that a test need not wait for it, so long that it is seen. */
	static final ReconnectSettings QUICK = new ReconnectSettings(true, Duration.ofMillis(20), 1.5,
			Duration.ofMillis(100), 0.25, Duration.ofSeconds(30));

	/** So long that nothing comes after the first, fast attempt. */
	static final ReconnectSettings RARE = new ReconnectSettings(true, Duration.ofMinutes(10), 1, Duration.ofMinutes(10),
			0, Duration.ofSeconds(30));

	static {
		Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
		Awaitility.setDefaultPollDelay(Duration.ZERO);
	}

	final GatherSimulator simulator = configure(
			GatherSimulator.builder().port(0).players(2).autonomous(false).unlimitedRate())
		.build();

	final Recorder recorder = new Recorder();

	private final List<GatherClient> clients = new ArrayList<>();

	GatherSimulatorBuilder configure(GatherSimulatorBuilder simulator) {
		return simulator;
	}

	@BeforeEach
	void startSimulator() {
		this.simulator.start();
	}

	@AfterEach
	void stopAll() {
		this.clients.forEach(GatherClient::stop);
		this.simulator.close();
	}

	/**
	 * Builds a client of the simulator that is quick to reconnect and to stop.
	 */
	GatherClient client(Consumer<GatherClientBuilder> customizer) {
		GatherClientBuilder builder = GatherClient.builder()
			.apiKey(this.simulator.apiKey())
			.spaceId(this.simulator.spaceId())
			.apiBaseUrl(URI.create(this.simulator.apiBaseUrl()))
			.reconnect(QUICK)
			.shutdownTimeout(Duration.ofSeconds(5))
			.eventSink(this.recorder);
		customizer.accept(builder);
		GatherClient client = builder.build();
		this.clients.add(client);
		return client;
	}

	GatherClient client() {
		return client((builder) -> {
		});
	}

	GatherClient ready(Consumer<GatherClientBuilder> customizer) {
		GatherClient client = client(customizer);
		client.start();
		assertThat(client.awaitReady(LIMIT)).isTrue();
		return client;
	}

	GatherClient ready() {
		return ready((builder) -> {
		});
	}

	static void awaitState(GatherClient client, ConnectionState state) {
		await().atMost(LIMIT).until(() -> client.status().state() == state);
	}

	/**
	 * Waits until a client was connected again so many times, and is ready.
	 */
	static void awaitReconnect(GatherClient client, int times) {
		await().atMost(LIMIT).until(() -> client.status().reconnects() >= times && client.status().isReady());
	}

	/**
	 * Returns why an action failed.
	 */
	static Throwable failureOf(Future<?> answer) {
		try {
			answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			Throwable cause = ex.getCause();
			return (cause instanceof CompletionException && cause.getCause() != null) ? cause.getCause()
					: (cause != null) ? cause : ex;
		}
		catch (InterruptedException | TimeoutException ex) {
			throw new AssertionError("The action has not ended", ex);
		}
		throw new AssertionError("The action has succeeded");
	}

}
