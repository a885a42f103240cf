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

import io.github.gatherspring.event.GatherClientEvent;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherStatusEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs failures of listeners: the first of a kind with its stack trace, then at most one
 * line a minute with the number of those left out, which the first line announces. At
 * debug level each failure is logged with its stack trace. Events are named by type; what
 * users wrote stays out of the log.
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
	public void handleError(Throwable failure, GatherClientEvent event, String listener) {
		long now = this.nanoTime.getAsLong();
		Kind kind = this.kinds.computeIfAbsent(listener + "/" + failure.getClass().getName(), (key) -> new Kind());
		synchronized (kind) {
			String what = "The listener " + listener + " failed on " + describe(event);
			if (!kind.known) {
				kind.known = true;
				kind.lastLogged = now;
				logger.error(what + (logger.isDebugEnabled() ? ""
						: " (further failures of this kind are counted and logged once a minute; at debug level each is logged)"),
						failure);
			}
			else if (now - kind.lastLogged >= PAUSE) {
				logger.error(what + leftOut(kind.unlogged) + ": " + failure, logger.isDebugEnabled() ? failure : null);
				kind.lastLogged = now;
				kind.unlogged = 0;
			}
			else if (logger.isDebugEnabled()) {
				logger.debug(what, failure);
			}
			else {
				kind.unlogged++;
			}
		}
	}

	private static String leftOut(long count) {
		if (count == 0) {
			return " again";
		}
		return ", and " + ((count == 1) ? "once" : count + " times") + " since the last message like this";
	}

	private static String describe(GatherClientEvent event) {
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
