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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * Handlers that an application registered with {@link GatherClient#on}.
 */
final class EventHandlers {

	private final List<Registered> all = new CopyOnWriteArrayList<>();

	private volatile Map<Class<?>, List<BiConsumer<Object, EventContext>>> byType = Map.of();

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
		Map<Class<?>, List<BiConsumer<Object, EventContext>>> rebuilt = new HashMap<>();
		for (Registered registered : this.all) {
			rebuilt.computeIfAbsent(registered.type, (type) -> new ArrayList<>()).add(registered.handler);
		}
		this.byType = rebuilt;
	}

	Set<Class<?>> types() {
		return this.byType.keySet();
	}

	boolean isEmpty() {
		return this.byType.isEmpty();
	}

	List<BiConsumer<Object, EventContext>> of(Class<?> type) {
		return this.byType.getOrDefault(type, List.of());
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
