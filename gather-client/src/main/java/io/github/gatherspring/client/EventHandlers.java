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

package io.github.gatherspring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Handlers that an application registered with {@link GatherClient#on}.
 */
final class EventHandlers {

	private final List<Registered> all = new CopyOnWriteArrayList<>();

	private volatile Calls calls = new Calls(List.of());

	/**
	 * Adds a handler.
	 * @param type the type of event
	 * @param handler the handler
	 * @param afterRemoval what to do once it is removed
	 * @return removes the handler
	 */
	EventRegistration add(Class<?> type, BiConsumer<Object, EventContext> handler, Runnable afterRemoval) {
		Registered registered = new Registered(type, handler);
		this.all.add(registered);
		rebuild();
		return () -> {
			if (this.all.remove(registered)) {
				rebuild();
				afterRemoval.run();
			}
		};
	}

	private synchronized void rebuild() {
		this.calls = new Calls(List.copyOf(this.all));
	}

	Set<Class<?>> types() {
		return this.calls.types;
	}

	/**
	 * Return how many handlers were registered for exactly this type.
	 * @param type the type of event
	 * @return the number
	 */
	int count(Class<?> type) {
		int count = 0;
		for (Registered registered : this.all) {
			count += (registered.type == type) ? 1 : 0;
		}
		return count;
	}

	boolean isEmpty() {
		return this.calls.types.isEmpty();
	}

	/**
	 * Returns the handlers of a type and of what it extends, as a handler of all
	 * {@link io.github.gatherspring.space.SpaceChange changes} is one of each.
	 * @param type the class of an event
	 * @return the handlers in the order of their registration
	 */
	List<BiConsumer<Object, EventContext>> of(Class<?> type) {
		return this.calls.of(type);
	}

	/**
	 * The handlers between two changes, by type as far as it has been asked for.
	 */
	private static final class Calls {

		private final List<Registered> all;

		private final Set<Class<?>> types;

		private final Map<Class<?>, List<BiConsumer<Object, EventContext>>> byType = new ConcurrentHashMap<>();

		Calls(List<Registered> all) {
			this.all = all;
			this.types = all.stream().map((registered) -> registered.type).collect(Collectors.toUnmodifiableSet());
		}

		List<BiConsumer<Object, EventContext>> of(Class<?> type) {
			List<BiConsumer<Object, EventContext>> known = this.byType.get(type);
			return (known != null) ? known : this.byType.computeIfAbsent(type, this::collect);
		}

		private List<BiConsumer<Object, EventContext>> collect(Class<?> type) {
			List<BiConsumer<Object, EventContext>> collected = new ArrayList<>();
			for (Registered registered : this.all) {
				if (registered.type.isAssignableFrom(type)) {
					collected.add(registered.handler);
				}
			}
			return List.copyOf(collected);
		}

	}

	/* A class and no record: two registrations of one handler are two. */
	private static final class Registered {

		private final Class<?> type;

		private final BiConsumer<Object, EventContext> handler;

		Registered(Class<?> type, BiConsumer<Object, EventContext> handler) {
			this.type = type;
			this.handler = handler;
		}

	}

}
