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

import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.client.GatherClient;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the listeners of a context hear the clients of a context above it, while it is
 * started. Spring hands events to the contexts above, never to those below.
 *
 * @since 0.1.0
 */
public class ChildContextListeners implements SmartLifecycle {

	private final ConfigurableApplicationContext context;

	private final GatherEventListenerFactory factory;

	private final List<ApplicationListener<?>> lent = new ArrayList<>();

	private volatile boolean running;

	/**
	 * Create it for a context.
	 * @param context the context that the listeners are in
	 * @param factory knows the listeners of that context
	 */
	public ChildContextListeners(ConfigurableApplicationContext context, GatherEventListenerFactory factory) {
		this.context = context;
		this.factory = factory;
	}

	@Override
	public void start() {
		ConfigurableApplicationContext publishing = publishing();
		if (publishing != null && publishing != this.context && !this.factory.adapters().isEmpty()) {
			this.lent.addAll(this.factory.adapters());
			this.lent.forEach(publishing::addApplicationListener);
			refreshSubscriptions();
		}
		this.running = true;
	}

	@Override
	public void stop() {
		ConfigurableApplicationContext publishing = publishing();
		if (publishing != null && !this.lent.isEmpty()) {
			this.lent.forEach(publishing::removeApplicationListener);
			this.lent.clear();
			refreshSubscriptions();
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Before what the application does at its start, and after what it does at its end.
	 */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	private void refreshSubscriptions() {
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.context, GatherClient.class, false, false)
			.values()
			.forEach(GatherClient::refreshSubscriptions);
	}

	/**
	 * The nearest context, from this one upwards, that clients publish to.
	 */
	private @Nullable ConfigurableApplicationContext publishing() {
		for (ApplicationContext each = this.context; each != null; each = each.getParent()) {
			if (each instanceof ConfigurableApplicationContext configurable
					&& each.getBeanNamesForType(GatherEventPublisher.class, false, false).length > 0) {
				return configurable;
			}
		}
		return null;
	}

}
