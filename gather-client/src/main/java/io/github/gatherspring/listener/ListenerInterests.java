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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.google.protobuf.Message;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.GenericApplicationListenerAdapter;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Finds out which events the listeners of a context want, whichever way they were
 * declared. Listeners that take any event whatsoever do not count: nobody writes them for
 * Gather.
 */
final class ListenerInterests {

	private static final ResolvableType ANY_EVENT = ResolvableType.forClass(AnyEvent.class);

	private static final ResolvableType ANY_PAYLOAD = ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class,
			AnyPayload.class);

	/** An action's message, which nobody publishes: who takes it takes every message. */
	private static final ResolvableType ANY_MESSAGE = GatherEvent.typeOf(Move.class);

	private final ApplicationContext context;

	ListenerInterests(ApplicationContext context) {
		this.context = context;
	}

	Set<Class<?>> of(GatherClient client) {
		Set<Class<?>> interests = new LinkedHashSet<>();
		for (EventFilter listener : listeners()) {
			if (listener.isFor(client) && !listener.supports(ANY_EVENT) && !listener.supports(ANY_PAYLOAD)) {
				collect(listener, interests);
			}
		}
		return interests;
	}

	private static void collect(EventFilter listener, Set<Class<?>> interests) {
		if (listener.supports(ANY_MESSAGE)) {
			// Every event, named by none: a deprecated one is heard if it comes.
			interests.add(Message.class);
			interests.addAll(EventMessages.changes());
			return;
		}
		for (Class<?> type : EventMessages.all()) {
			if (!interests.contains(type) && listener.supports(GatherEvent.typeOf(type))) {
				interests.add(type);
			}
		}
		for (Class<?> wrapper : List.of(ServerClientEvent.class, ServerClientBatch.class)) {
			if (listener.supports(GatherEvent.typeOf(wrapper))) {
				interests.add(wrapper);
			}
		}
	}

	private List<EventFilter> listeners() {
		List<EventFilter> filters = new ArrayList<>();
		// Events go to the parents of a context as well.
		for (ApplicationContext each = this.context; each != null; each = each.getParent()) {
			if (each instanceof AbstractApplicationContext abstractContext) {
				abstractContext.getApplicationListeners().forEach((listener) -> filters.add(filter(listener)));
			}
			if (each instanceof ConfigurableApplicationContext configurable) {
				addNotYetMade(configurable.getBeanFactory(), filters);
			}
		}
		return filters;
	}

	/**
	 * Listener beans that wait for their first event, such as all of them with lazy
	 * initialisation, are known to Spring by name only.
	 */
	private static void addNotYetMade(ConfigurableListableBeanFactory beanFactory, List<EventFilter> filters) {
		for (String name : beanFactory.getBeanNamesForType(ApplicationListener.class, true, false)) {
			if (beanFactory.containsSingleton(name)) {
				continue;
			}
			Class<?> type = beanFactory.getType(name, false);
			if (type == null || GenericApplicationListener.class.isAssignableFrom(type)) {
				filters.add(filter(beanFactory.getBean(name, ApplicationListener.class)));
				continue;
			}
			ResolvableType declared = declaredType(beanFactory, name, type);
			filters.add(new EventFilter(declared::isAssignableFrom, null));
		}
	}

	private static ResolvableType declaredType(ConfigurableListableBeanFactory beanFactory, String name,
			Class<?> type) {
		ResolvableType defined = ResolvableType.NONE;
		if (beanFactory.containsBeanDefinition(name)) {
			defined = beanFactory.getMergedBeanDefinition(name)
				.getResolvableType()
				.as(ApplicationListener.class)
				.getGeneric();
		}
		if (defined.resolve() == null) {
			defined = ResolvableType.forClass(type).as(ApplicationListener.class).getGeneric();
		}
		return (defined.resolve() != null) ? defined : ResolvableType.forClass(ApplicationEvent.class);
	}

	private static EventFilter filter(ApplicationListener<?> listener) {
		GenericApplicationListener generic = (listener instanceof GenericApplicationListener already) ? already
				: new GenericApplicationListenerAdapter(listener);
		return new EventFilter(generic::supportsEventType,
				(listener instanceof GatherListenerMethodAdapter adapter) ? adapter : null);
	}

	/**
	 * What a listener lets through.
	 *
	 * @param types decides by the type of event
	 * @param adapter the listener, if it may be for one client only
	 */
	private record EventFilter(java.util.function.Predicate<ResolvableType> types,
			@Nullable GatherListenerMethodAdapter adapter) {

		boolean supports(ResolvableType type) {
			return this.types.test(type);
		}

		boolean isFor(GatherClient client) {
			return this.adapter == null || this.adapter.listensTo(client);
		}

	}

	/**
	 * An event that nobody publishes.
	 */
	@SuppressWarnings("serial")
	private static final class AnyEvent extends ApplicationEvent {

		AnyEvent(Object source) {
			super(source);
		}

	}

	/**
	 * A payload that nobody publishes.
	 */
	private static final class AnyPayload {

	}

}
