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

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;

/**
 * Makes listeners of {@link GatherEventListener} methods. Declare it in a {@code static}
 * bean method: Spring fetches it before other beans may be made.
 *
 * @since 0.1.0
 */
public class GatherEventListenerFactory implements EventListenerFactory, ApplicationContextAware, Ordered {

	/**
	 * Before the factories of Spring, which would take the methods for plain listeners.
	 */
	private static final int ORDER = 40;

	private final List<GatherListenerMethodAdapter> adapters = new CopyOnWriteArrayList<>();

	private @Nullable ListenerCalls calls;

	/**
	 * Returns the factory for plain {@code @EventListener} methods with a parameter of
	 * the type {@code GatherEvent<X>}, which Spring's own would call with every event. It
	 * too is to be declared in a {@code static} bean method.
	 * @return a new factory
	 */
	public static EventListenerFactory forPlainListeners() {
		return new PlainListenerFactory();
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.calls = new ListenerCalls(applicationContext);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public boolean supportsMethod(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, GatherEventListener.class);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		GatherListenerMethodAdapter adapter = new GatherListenerMethodAdapter(beanName, type, method, calls());
		this.adapters.add(adapter);
		return adapter;
	}

	/**
	 * Returns what the listeners have done so far.
	 * @return an unmodifiable view, one entry a method
	 */
	public List<GatherListenerStatistics> statistics() {
		return Collections.unmodifiableList(this.adapters);
	}

	List<GatherListenerMethodAdapter> adapters() {
		return this.adapters;
	}

	ListenerCalls calls() {
		ListenerCalls known = this.calls;
		Assert.state(known != null, "No application context has been set");
		return known;
	}

}
