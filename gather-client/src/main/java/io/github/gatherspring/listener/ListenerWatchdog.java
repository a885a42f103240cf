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

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.gatherspring.event.GatherClientEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Names listeners that run for more than ten seconds: the events behind them wait. It
 * looks at what the sinks last published once a second, so that an event costs it
 * nothing.
 */
final class ListenerWatchdog {

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

	private static final int FRAMES = 12;

	private static final Log logger = LogFactory.getLog(GatherEventListener.class);

	private final Collection<ContextEventSink> sinks;

	private final GatherEventListenerFactory factory;

	private final Map<ContextEventSink, Sighting> sightings = new WeakHashMap<>();

	private @Nullable ScheduledThreadPoolExecutor timer;

	ListenerWatchdog(Collection<ContextEventSink> sinks, GatherEventListenerFactory factory) {
		this.sinks = sinks;
		this.factory = factory;
	}

	synchronized void start() {
		if (this.timer == null) {
			this.timer = new ScheduledThreadPoolExecutor(1, (task) -> {
				Thread thread = new Thread(task, "gather-watchdog");
				thread.setDaemon(true);
				return thread;
			});
			this.timer.scheduleWithFixedDelay(this::checkNow, 1, 1, TimeUnit.SECONDS);
		}
	}

	synchronized void stop() {
		if (this.timer != null) {
			this.timer.shutdownNow();
			this.timer = null;
		}
	}

	private void checkNow() {
		try {
			check(System.nanoTime());
		}
		catch (RuntimeException ex) {
			// Thrown out of here it would end the watch for good.
			logger.warn("The watch over listeners failed once", ex);
		}
	}

	/**
	 * Looks at what runs.
	 * @param now the present time in nanoseconds
	 */
	void check(long now) {
		for (ContextEventSink sink : this.sinks) {
			GatherClientEvent event = sink.current();
			Sighting seen = this.sightings.get(sink);
			if (event == null) {
				this.sightings.remove(sink);
			}
			else if (seen == null || seen.event != event) {
				this.sightings.put(sink, new Sighting(event, now));
			}
			else if (!seen.reported && now - seen.since >= PATIENCE) {
				seen.reported = true;
				report(event, sink.thread());
			}
		}
	}

	private void report(GatherClientEvent event, @Nullable Thread thread) {
		String names = this.factory.adapters()
			.stream()
			.filter((adapter) -> adapter.isRunning(event))
			.map(GatherListenerMethodAdapter::listener)
			.collect(Collectors.joining(", "));
		String stack = (thread != null) ? Arrays.stream(thread.getStackTrace())
			.limit(FRAMES)
			.map((frame) -> System.lineSeparator() + "\tat " + frame)
			.collect(Collectors.joining()) : "";
		logger.warn("The listener " + (names.isEmpty() ? "(a plain one, see below)" : names)
				+ " has been running for more than 10 s with " + event
				+ "; the events behind it wait. Hand long work to another thread, for instance with @Async" + stack);
	}

	private static final class Sighting {

		private final GatherClientEvent event;

		private final long since;

		private boolean reported;

		Sighting(GatherClientEvent event, long since) {
			this.event = event;
			this.since = since;
		}

	}

}
