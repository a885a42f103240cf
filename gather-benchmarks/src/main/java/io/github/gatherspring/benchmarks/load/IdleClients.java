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

package io.github.gatherspring.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.client.GatherClient;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.client.WebSocketClient;

/**
 * Many clients in one JVM that do nothing but live: what one more costs.
 */
public final class IdleClients {

	private static final int FIRST = 100;

	private static final int AT_ONCE = 25;

	private final List<GatherClient> clients = new ArrayList<>();

	private final LoadServerProcess server;

	private final @Nullable WebSocketClient webSocketClient;

	private IdleClients(LoadServerProcess server, @Nullable WebSocketClient webSocketClient) {
		this.server = server;
		this.webSocketClient = webSocketClient;
	}

	/**
	 * Measures.
	 * @param arguments {@code tomcat} or {@code jetty}, how many clients, and for how
	 * many seconds to look on
	 * @throws Exception if the engine cannot be started
	 */
	public static void main(String[] arguments) throws Exception {
		Scale.current();
		int count = Integer.parseInt(arguments[1]);
		long seconds = Long.parseLong(arguments[2]);
		try (LoadServerProcess server = LoadServerProcess.start(5, 0)) {
			IdleClients idle = new IdleClients(server, Engines.of(arguments[0]));
			// Jetty's engine starts with its first connection and cannot be asked twice.
			idle.add(1);
			idle.add(FIRST - 1);
			long heap = Figures.liveHeap();
			long resident = Figures.residentBytes();
			int threads = Figures.threads();
			idle.add(count);
			Thread.sleep(11_000);
			Figures.tell("heap", (double) (Figures.liveHeap() - heap) / count);
			Figures.tell("resident", (double) (Figures.residentBytes() - resident) / count);
			Figures.tell("threads.100", threads);
			Figures.tell("threads." + (FIRST + count), Figures.threads());
			long cpu = Figures.cpuNanos();
			long start = System.nanoTime();
			Thread.sleep(seconds * 1000);
			double share = (double) (Figures.cpuNanos() - cpu) / (System.nanoTime() - start);
			Figures.tell("cpu", share * 100 / (FIRST + count) * 100);
			for (GatherClient client : idle.clients) {
				if (!client.status().isReady()) {
					throw new IllegalStateException("Not ready any more: " + client.status());
				}
			}
		}
		System.exit(0);
	}

	private void add(int count) throws InterruptedException {
		ExecutorService starters = Executors.newFixedThreadPool(AT_ONCE);
		for (int i = 0; i < count; i++) {
			GatherClient client = Clients.builder(this.server.url())
				.name("client-" + this.clients.size())
				.webSocketClient(this.webSocketClient)
				.build();
			this.clients.add(client);
			starters.execute(() -> Clients.ready(client));
		}
		starters.shutdown();
		if (!starters.awaitTermination(120, java.util.concurrent.TimeUnit.SECONDS)) {
			throw new IllegalStateException("The clients are not ready after two minutes");
		}
	}

}
