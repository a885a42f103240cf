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

package io.github.gatherspring.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An HTTP server that gives the answers it was told to give and keeps what it was asked.
 */
final class ApiServer implements AutoCloseable {

	record Request(String method, String address, Headers headers, String body) {
	}

	private record Answer(int status, String contentType, String retryAfter, String body) {
	}

	private final HttpServer server;

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private volatile String location = "";

	private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

	ApiServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	ApiServer json(String body) {
		return answer(200, "application/json; charset=utf-8", "", body.replace('\'', '"'));
	}

	ApiServer text(String body) {
		return answer(200, "text/plain; charset=utf-8", "", body);
	}

	ApiServer answer(int status, String contentType, String retryAfter, String body) {
		this.answers.add(new Answer(status, contentType, retryAfter, body));
		return this;
	}

	/**
	 * Sends those elsewhere who come from now on.
	 */
	void redirectTo(String location) {
		this.location = location;
	}

	/**
	 * The next request that came, of which there must be one.
	 */
	Request taken() {
		return this.requests.remove();
	}

	int waiting() {
		return this.requests.size();
	}

	private void handle(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
				exchange.getRequestHeaders(), body));
		Answer answer = this.answers.poll();
		if (answer == null) {
			answer = new Answer(500, "text/plain", "", "The test has no answer to this");
		}
		byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
		if (!answer.contentType().isEmpty()) {
			exchange.getResponseHeaders().set("Content-Type", answer.contentType());
		}
		if (!answer.retryAfter().isEmpty()) {
			exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
		}
		if (!this.location.isEmpty()) {
			exchange.getResponseHeaders().set("Location", this.location);
		}
		exchange.sendResponseHeaders(answer.status(), (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
