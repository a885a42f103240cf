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

import java.io.IOException;
import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends frames to one browser until it goes away. The pace is fixed and each frame holds
 * whatever has changed meanwhile, so that the traffic has a bound however much happens in
 * the space. The browser draws the steps in between by itself.
 */
final class BrowserStream implements Runnable {

	static final Duration PACE = Duration.ofMillis(100);

	/** A sign of life for browsers and proxies when nothing happens. */
	private static final int IDLE_FRAMES = 50;

	private static final Log logger = LogFactory.getLog(BrowserStream.class);

	private final SseEmitter emitter;

	private final FrameSource source;

	private final JsonMapper json;

	private volatile boolean closed;

	BrowserStream(SseEmitter emitter, FrameSource source, JsonMapper json) {
		this.emitter = emitter;
		this.source = source;
		this.json = json;
		emitter.onCompletion(this::close);
		emitter.onTimeout(this::close);
		emitter.onError((ex) -> close());
	}

	void close() {
		this.closed = true;
	}

	boolean isClosed() {
		return this.closed;
	}

	@Override
	public void run() {
		try {
			int idle = 0;
			while (!this.closed) {
				Frame frame = this.source.next();
				if (!frame.isEmpty()) {
					this.emitter.send(SseEmitter.event().data(this.json.writeValueAsString(frame)));
					idle = 0;
				}
				else if (++idle % IDLE_FRAMES == 0) {
					this.emitter.send(SseEmitter.event().comment("idle"));
				}
				Thread.sleep(PACE.toMillis());
			}
			this.emitter.complete();
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("A browser has gone", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.emitter.complete();
		}
	}

}
