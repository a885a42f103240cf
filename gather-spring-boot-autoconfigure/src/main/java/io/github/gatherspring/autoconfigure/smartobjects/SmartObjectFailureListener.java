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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.ClassUtils;

/**
 * Shows on Smart Objects that the application failed to start. Found by Boot without a
 * context, whose beans are gone by then: it reads the properties by itself.
 */
class SmartObjectFailureListener implements ApplicationListener<ApplicationFailedEvent> {

	private static final String SMART_OBJECT = "io.github.gatherspring.smartobjects.SmartObject";

	private static final Log logger = LogFactory.getLog(SmartObjectFailureListener.class);

	private static final int LONGEST_SECONDS = 5;

	@Override
	public void onApplicationEvent(ApplicationFailedEvent event) {
		ConfigurableApplicationContext context = event.getApplicationContext();
		if (context == null || !ClassUtils.isPresent(SMART_OBJECT, getClass().getClassLoader())) {
			return;
		}
		try {
			Failures.tell(context.getEnvironment(), event.getException());
		}
		catch (RuntimeException ex) {
			// What the application failed of is what counts.
			logger.debug("Smart Objects could not be told that the application failed to start", ex);
		}
	}

	/**
	 * Apart, because it needs the module of the objects.
	 */
	private static final class Failures {

		static void tell(Environment environment, Throwable failure) {
			SmartObjectsProperties properties = Binder.get(environment)
				.bind("gather", Bindable.of(SmartObjectsProperties.class))
				.orElseGet(SmartObjectsProperties::new);
			SmartObjectFactory factory = new SmartObjectFactory(properties,
					new PropertiesSmartObjectConnectionDetails(properties), null, null);
			List<LifecycleBridge> lives = new ArrayList<>();
			properties.getSmartObjects().forEach((name, object) -> {
				if (object.isLifecycle()) {
					lives.add(new LifecycleBridge(factory.create(name), object.getLight(),
							environment.getProperty("spring.application.name", "application")));
				}
			});
			if (!lives.isEmpty()) {
				await(lives, failure);
			}
		}

		private static void await(List<LifecycleBridge> lives, Throwable failure) {
			CustomizableThreadFactory threads = new CustomizableThreadFactory("smart-object-failure-");
			threads.setDaemon(true);
			ExecutorService executor = Executors.newFixedThreadPool(lives.size(), threads);
			lives.forEach((life) -> executor.execute(() -> life.failed(failure)));
			executor.shutdown();
			try {
				if (!executor.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
					executor.shutdownNow();
				}
			}
			catch (InterruptedException ex) {
				executor.shutdownNow();
				Thread.currentThread().interrupt();
			}
		}

	}

}
