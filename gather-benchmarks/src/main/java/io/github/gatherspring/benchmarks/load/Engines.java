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

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.ee11.websocket.jakarta.client.JakartaWebSocketClientContainer;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

/**
 * The engines behind Spring's client that are compared.
 */
final class Engines {

	private Engines() {
	}

	/**
	 * Makes an engine.
	 * @param name {@code tomcat} or {@code jetty}
	 * @return the client on that engine, {@code null} for the one that is used unasked
	 * @throws Exception if it does not start
	 */
	static @Nullable WebSocketClient of(String name) throws Exception {
		return name.equals("jetty") ? jetty() : null;
	}

	private static WebSocketClient jetty() throws Exception {
		QueuedThreadPool threads = new QueuedThreadPool(16);
		threads.setDaemon(true);
		HttpClient http = new HttpClient();
		http.setExecutor(threads);
		http.setMaxConnectionsPerDestination(10_000);
		JakartaWebSocketClientContainer container = new JakartaWebSocketClientContainer(http);
		container.start();
		StandardWebSocketClient client = new StandardWebSocketClient(container);
		client.setTaskExecutor(new TaskExecutorAdapter(Runnable::run));
		return client;
	}

}
