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

package io.github.gatherspring.listener;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherStatusEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEvent;

/**
 * Logs failures of listeners: the first of a kind with its stack trace, then at most one
 * line a minute with the number of those left out. Events are named by type; what users
 * wrote stays out of the log.
 */
final class LoggingListenerErrorHandler implements GatherListenerErrorHandler {

	private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

	private static final Log logger = LogFactory.getLog(GatherEventListener.class);

	private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

	private final LongSupplier nanoTime;

	LoggingListenerErrorHandler() {
		this(System::nanoTime);
	}

	LoggingListenerErrorHandler(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	@Override
	public void handleError(Throwable failure, ApplicationEvent event, String listener) {
		long now = this.nanoTime.getAsLong();
		Kind kind = this.kinds.computeIfAbsent(listener + "/" + failure.getClass().getName(), (key) -> new Kind());
		synchronized (kind) {
			String what = "The listener " + listener + " failed on " + describe(event);
			if (!kind.known) {
				kind.known = true;
				kind.lastLogged = now;
				logger.error(what, failure);
			}
			else if (now - kind.lastLogged >= PAUSE) {
				logger.error(what + ", and " + kind.unlogged + " times since the last message like this: " + failure);
				kind.lastLogged = now;
				kind.unlogged = 0;
			}
			else {
				kind.unlogged++;
			}
		}
	}

	private static String describe(ApplicationEvent event) {
		if (event instanceof GatherEvent<?> gatherEvent) {
			return "the event " + EventMessages.nameOf(gatherEvent.event().getClass()) + " of client '"
					+ gatherEvent.client().name() + "'";
		}
		if (event instanceof GatherStatusEvent statusEvent) {
			return statusEvent.toString();
		}
		return event.getClass().getSimpleName();
	}

	private static final class Kind {

		private boolean known;

		private long lastLogged;

		private long unlogged;

	}

}
