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

package io.github.gatherspring.smartobjects;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that answers what it is told to and keeps what came.
 */
final class Receiver implements AutoCloseable {

	static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final Reply DISPATCHED = new Reply(200, "{\"status\":\"dispatched\"}", Map.of());

	private final ServerSocket server;

	private final Queue<Reply> replies = new ArrayDeque<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	Receiver() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(this::serve, "receiver");
		thread.setDaemon(true);
		thread.start();
	}

	URI url() {
		return URI
			.create("http://127.0.0.1:" + this.server.getLocalPort() + "/api/v2/hooks/spaces/space-1/objects/object-1");
	}

	Receiver reply(int status, String body) {
		return reply(status, body, Map.of());
	}

	/**
	 * Answer the next request like this, and in this order if called several times; the
	 * others with "dispatched". Status 0 closes the connection without an answer.
	 */
	Receiver reply(int status, String body, Map<String, String> headers) {
		synchronized (this.replies) {
			this.replies.add(new Reply(status, body, headers));
		}
		return this;
	}

	List<Request> requests() {
		return this.requests;
	}

	Request request() {
		return this.requests.get(this.requests.size() - 1);
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				answer(socket);
			}
			catch (IOException ex) {
				// The test has ended, or the client is gone; its assertions say which.
			}
		}
	}

	private void answer(Socket socket) throws IOException {
		InputStream input = new BufferedInputStream(socket.getInputStream());
		String[] start = line(input).split(" ");
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line = line(input); !line.isEmpty(); line = line(input)) {
			int colon = line.indexOf(':');
			headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (one, two) -> one + "|" + two);
		}
		byte[] content = input.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
		this.requests.add(new Request(start[0], start[1], headers.getOrDefault("Content-Type", ""),
				headers.getOrDefault("webhook-id", ""), headers.getOrDefault("webhook-timestamp", ""),
				headers.getOrDefault("webhook-signature", ""), content));
		Reply reply;
		synchronized (this.replies) {
			reply = this.replies.isEmpty() ? DISPATCHED : this.replies.remove();
		}
		if (reply.status() == 0) {
			return;
		}
		byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
		StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " As told\r\nConnection: close\r\n");
		reply.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
		OutputStream output = socket.getOutputStream();
		output.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
		output.write(body);
		output.flush();
	}

	private static String line(InputStream input) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int character = input.read(); character != '\n' && character >= 0; character = input.read()) {
			if (character != '\r') {
				line.append((char) character);
			}
		}
		return line.toString();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Reply(int status, String body, Map<String, String> headers) {
	}

	/**
	 * What came.
	 */
	record Request(String method, String path, String contentType, String id, String timestamp, String signature,
			byte[] body) {

		JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
