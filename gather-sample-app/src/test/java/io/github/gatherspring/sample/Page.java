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
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page does, without a browser.
 */
public final class Page {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI base;

	public Page(int port) {
		this.base = URI.create("http://localhost:" + port);
	}

	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(this.base.resolve(path)).build());
	}

	public JsonNode read(String path) {
		return JSON.readTree(get(path).body());
	}

	public JsonNode post(String path, Map<String, ?> body) {
		return JSON.readTree(post(path, body, "X-Gather-Sample", "1").body());
	}

	public HttpResponse<String> post(String path, Map<String, ?> body, String... headers) {
		return postText(path, JSON.writeValueAsString(body), headers);
	}

	public HttpResponse<String> postText(String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.base.resolve(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	public void awaitReady() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> read("/api/status").path("state").asString().equals("READY"));
	}

	public Stream live() {
		return new Stream();
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A stream of frames, read by a thread of its own.
	 */
	public final class Stream implements AutoCloseable {

		private final CopyOnWriteArrayList<JsonNode> frames = new CopyOnWriteArrayList<>();

		private final AtomicLong bytes = new AtomicLong();

		private final BufferedReader reader;

		private volatile boolean closed;

		private Stream() {
			try {
				this.reader = new BufferedReader(new InputStreamReader(Page.this.http
					.send(HttpRequest.newBuilder(Page.this.base.resolve("/api/live")).build(),
							BodyHandlers.ofInputStream())
					.body(), StandardCharsets.UTF_8));
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			Thread thread = new Thread(this::read, "test-stream");
			thread.setDaemon(true);
			thread.start();
		}

		private void read() {
			try {
				this.reader.lines().forEach(this::read);
			}
			catch (UncheckedIOException ex) {
				if (!this.closed) {
					throw ex;
				}
			}
		}

		private void read(String line) {
			this.bytes.addAndGet(line.getBytes(StandardCharsets.UTF_8).length + 1L);
			if (line.startsWith("data:")) {
				this.frames.add(JSON.readTree(line.substring(5)));
			}
		}

		public long bytes() {
			return this.bytes.get();
		}

		public JsonNode awaitFrame(Predicate<JsonNode> wanted) {
			return Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.until(() -> this.frames.stream().filter(wanted).findFirst().orElse(null), (frame) -> frame != null);
		}

		public JsonNode await(String part, Predicate<JsonNode> wanted) {
			return Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.until(() -> this.frames.stream()
					.flatMap((frame) -> frame.path(part).valueStream())
					.filter(wanted)
					.findFirst()
					.orElse(null), (entry) -> entry != null);
		}

		@Override
		public void close() {
			this.closed = true;
			try {
				this.reader.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
