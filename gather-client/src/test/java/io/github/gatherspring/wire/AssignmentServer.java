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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP API whose answers a test chooses, and which remembers what it was asked.
 */
public final class AssignmentServer implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<String> paths = new CopyOnWriteArrayList<>();

	private final List<String> keys = new CopyOnWriteArrayList<>();

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger mostRunning = new AtomicInteger();

	private volatile Answer answer = (exchange) -> reply(exchange, 500, "nobody said what to answer");

	public AssignmentServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.mostRunning.accumulateAndGet(this.running.incrementAndGet(), Math::max);
		this.paths.add(exchange.getRequestURI().toString());
		String key = exchange.getRequestHeaders().getFirst("apiKey");
		if (key != null) {
			this.keys.add(key);
		}
		try {
			this.answer.give(exchange);
		}
		finally {
			this.running.decrementAndGet();
		}
	}

	public URI url() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	public AssignmentServer answers(int status, String body) {
		return answers((exchange) -> reply(exchange, status, body));
	}

	public AssignmentServer answers(Answer answer) {
		this.answer = answer;
		return this;
	}

	/**
	 * Returns the paths that were asked for, as they came.
	 */
	public List<String> paths() {
		return this.paths;
	}

	/**
	 * Returns the keys that came with them.
	 */
	public List<String> keys() {
		return this.keys;
	}

	/**
	 * Returns how many were asked for at the same time, at most.
	 */
	public int mostAtOnce() {
		return this.mostRunning.get();
	}

	public static void reply(HttpExchange exchange, int status, @Nullable String body, String... headers)
			throws IOException {
		for (int i = 0; i < headers.length; i += 2) {
			exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
		}
		byte[] bytes = (body != null) ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * Answers a request.
	 */
	@FunctionalInterface
	public interface Answer {

		void give(HttpExchange exchange) throws IOException;

	}

}
