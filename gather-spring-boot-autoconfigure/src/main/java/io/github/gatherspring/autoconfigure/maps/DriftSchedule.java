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
package io.github.gatherspring.autoconfigure.maps;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.maps.drift.DriftWatch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Checks maps between start and stop, on a daemon thread of its own: a check may wait for
 * minutes where Gather wants fewer calls. There is no thread if no map is to be checked.
 */
class DriftSchedule implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(DriftSchedule.class);

	private final DriftWatch watch;

	private final Map<String, Duration> intervals;

	private @Nullable ScheduledThreadPoolExecutor executor;

	DriftSchedule(DriftWatch watch, Map<String, Duration> intervals) {
		this.watch = watch;
		this.intervals = intervals;
	}

	@Override
	public synchronized void start() {
		if (this.intervals.isEmpty() || this.executor != null) {
			return;
		}
		CustomizableThreadFactory threads = new CustomizableThreadFactory("gather-maps-");
		threads.setDaemon(true);
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, threads);
		this.intervals.forEach((name, interval) -> executor.scheduleWithFixedDelay(() -> check(name), 0,
				interval.toMillis(), TimeUnit.MILLISECONDS));
		this.executor = executor;
	}

	private void check(String name) {
		try {
			this.watch.check(name);
		}
		catch (RuntimeException ex) {
			// What a listener throws must not end the schedule.
			logger.warn("A listener failed to hear about map '" + name + "'", ex);
		}
	}

	@Override
	public synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

}
