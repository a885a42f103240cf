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

package io.github.gatherspring.sample.live;

import java.util.Map;

import io.github.gatherspring.space.GameMap;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What browsers read: the live stream, maps and the connection.
 */
@RestController
class LiveController {

	private static final int MOST_BROWSERS = 64;

	private static final long MOST_TILES = 4_000_000;

	private final LiveSources sources;

	private final JsonMapper json;

	private final BrowserStreams streams = new BrowserStreams(MOST_BROWSERS);

	private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("browser-");

	LiveController(LiveSources sources, JsonMapper json) {
		this.sources = sources;
		this.json = json;
	}

	@GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter live() {
		SseEmitter emitter = new SseEmitter(0L);
		BrowserStream stream = new BrowserStream(emitter, new FrameSource(this.sources), this.json);
		if (!this.streams.add(stream)) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many browsers are about to leave, come back in a minute");
		}
		this.threads.execute(() -> {
			try {
				stream.run();
			}
			finally {
				this.streams.remove(stream);
			}
		});
		return emitter;
	}

	@GetMapping("/api/status")
	StatusView status() {
		return this.sources.status();
	}

	/**
	 * The id is no part of the path: there, ids such as {@code ..} would mean another
	 * one.
	 */
	@GetMapping("/api/map")
	MapView map(@RequestParam String id) {
		GameMap map = this.sources.space()
			.map(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no map '" + id + "'"));
		if ((long) map.width() * map.height() > MOST_TILES) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The map '" + id + "' has " + map.width()
					+ " by " + map.height() + " tiles, which is more than a page can draw");
		}
		return MapView.of(map);
	}

	/** The page shows the reason, which the error page would leave out. */
	@ExceptionHandler
	ResponseEntity<Map<String, String>> refused(ResponseStatusException ex) {
		return ResponseEntity.status(ex.getStatusCode())
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("message", String.valueOf(ex.getReason())));
	}

	/** Streams never end by themselves, and the web server would wait for them. */
	@EventListener(ContextClosedEvent.class)
	void onShutdown() {
		this.streams.close();
	}

}
