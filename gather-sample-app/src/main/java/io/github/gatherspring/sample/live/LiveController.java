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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What browsers read: the live stream, maps and the connection.
 */
@RestController
class LiveController {

	private static final int MOST_BROWSERS = 64;

	private final LiveSources sources;

	private final JsonMapper json;

	private final Set<BrowserStream> streams = ConcurrentHashMap.newKeySet();

	private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("browser-");

	LiveController(LiveSources sources, JsonMapper json) {
		this.sources = sources;
		this.json = json;
	}

	@GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter live() {
		if (this.streams.size() >= MOST_BROWSERS) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"No more than " + MOST_BROWSERS + " browsers can watch at a time");
		}
		SseEmitter emitter = new SseEmitter(0L);
		BrowserStream stream = new BrowserStream(emitter, new FrameSource(this.sources), this.json);
		this.streams.add(stream);
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

	@GetMapping("/api/maps/{id}")
	MapView map(@PathVariable String id) {
		return this.sources.space()
			.map(id)
			.map(MapView::of)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no map '" + id + "'"));
	}

	/** Streams never end by themselves, and the web server would wait for them. */
	@EventListener(ContextClosedEvent.class)
	void onShutdown() {
		this.streams.forEach(BrowserStream::close);
	}

}
