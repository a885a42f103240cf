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

package io.github.gatherspring.autoconfigure.smartobjects;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.gatherspring.smartobjects.SmartObject;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Runs the bridges between start and stop, on daemon threads of their own: the
 * application's executors have ended when the last messages go out.
 */
class SmartObjectBridges implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(SmartObjectBridges.class);

	private static final int MOST_THREADS = 4;

	private static final Duration LAST_MESSAGES = Duration.ofSeconds(5);

	private final ListableBeanFactory beans;

	private final SmartObjectsProperties properties;

	private final List<SmartObjectBridgeSource> sources;

	private final String application;

	private final List<SmartObjectBridge> bridges = new ArrayList<>();

	private final List<LifecycleBridge> lives = new ArrayList<>();

	private @Nullable ScheduledThreadPoolExecutor executor;

	SmartObjectBridges(ListableBeanFactory beans, SmartObjectsProperties properties,
			List<SmartObjectBridgeSource> sources, String application) {
		this.beans = beans;
		this.properties = properties;
		this.sources = sources;
		this.application = application;
	}

	@Override
	public synchronized void start() {
		this.bridges.clear();
		this.lives.clear();
		this.properties.getSmartObjects().forEach(this::add);
		int number = this.bridges.size() + this.lives.size();
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
				Math.min(Math.max(number, 1), MOST_THREADS), threads());
		this.executor = executor;
		for (SmartObjectBridge bridge : this.bridges) {
			executor.scheduleWithFixedDelay(bridge::look, 0, bridge.interval().toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private static CustomizableThreadFactory threads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("smart-object-bridge-");
		threads.setDaemon(true);
		return threads;
	}

	private void add(String name, SmartObjectsProperties.Single properties) {
		if (properties.getHealth().getComponent() == null && properties.getMeter().getName() == null
				&& !properties.isLifecycle()) {
			return;
		}
		SmartObject object = this.beans.getBean(name, SmartObject.class);
		if (properties.isLifecycle()) {
			this.lives.add(new LifecycleBridge(object,
					(properties.getHealth().getComponent() == null) ? properties.getLight() : null, this.application));
		}
		int before = this.bridges.size();
		this.sources.forEach((source) -> this.bridges.addAll(source.bridges(name, properties, object)));
		int wanted = ((properties.getHealth().getComponent() != null) ? 1 : 0)
				+ ((properties.getMeter().getName() != null) ? 1 : 0);
		if (this.bridges.size() - before < wanted) {
			throw new InvalidSmartObjectException(SmartObjectFactory.PREFIX + "." + name,
					"health.component needs Spring Boot Actuator and its health endpoint, meter.name needs a Micrometer"
							+ " registry, and one of them is not there",
					null);
		}
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		ScheduledThreadPoolExecutor executor;
		synchronized (this) {
			executor = this.executor;
		}
		if (executor != null) {
			this.lives.forEach((life) -> executor.execute(life::ready));
		}
	}

	@Override
	public void stop() {
		ScheduledThreadPoolExecutor executor;
		synchronized (this) {
			executor = this.executor;
			this.executor = null;
		}
		if (executor == null) {
			return;
		}
		// A look that waits for an answer is interrupted: what it shows is over.
		executor.shutdownNow();
		ScheduledThreadPoolExecutor last = new ScheduledThreadPoolExecutor(MOST_THREADS, threads());
		List<Future<?>> messages = new ArrayList<>();
		this.lives.forEach((life) -> messages.add(last.submit(life::stopping)));
		this.bridges.forEach((bridge) -> messages.add(last.submit(bridge::end)));
		await(messages);
		last.shutdownNow();
	}

	private static void await(List<Future<?>> messages) {
		long end = System.nanoTime() + LAST_MESSAGES.toNanos();
		try {
			for (Future<?> message : messages) {
				message.get(Math.max(end - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
			}
		}
		catch (TimeoutException ex) {
			logger.warn("Smart Objects were not told within " + LAST_MESSAGES.toSeconds()
					+ " s that the application stops; what they show may be old");
		}
		catch (ExecutionException ex) {
			logger.warn("Smart Objects were not told that the application stops", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

}
