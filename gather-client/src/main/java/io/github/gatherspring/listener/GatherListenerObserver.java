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

import java.util.List;
import java.util.Objects;

import io.github.gatherspring.event.GatherClientEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each call of a listener method, for tracing or the context of a log. Without a
 * bean of this type calls are only counted and timed; all such beans are asked, in order.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface GatherListenerObserver {

	/**
	 * A listener is about to be called.
	 * @param listener the listener's class and method, or its {@code id}
	 * @param event the event that it is called with
	 * @return hears of the end of the call, on the same thread
	 */
	Call callStarted(String listener, GatherClientEvent event);

	/**
	 * Return one observer for several.
	 * @param observers the observers, the outermost first
	 * @return the observer; {@code null} for none
	 */
	static @Nullable GatherListenerObserver all(List<GatherListenerObserver> observers) {
		if (observers.size() < 2) {
			return observers.isEmpty() ? null : observers.get(0);
		}
		GatherListenerObserver first = observers.get(0);
		GatherListenerObserver rest = Objects.requireNonNull(all(observers.subList(1, observers.size())));
		return (listener, event) -> {
			Call outer = first.callStarted(listener, event);
			Call inner = rest.callStarted(listener, event);
			return (failure) -> {
				try {
					inner.ended(failure);
				}
				finally {
					outer.ended(failure);
				}
			};
		};
	}

	/**
	 * Hears of the end of a call.
	 */
	@FunctionalInterface
	interface Call {

		/**
		 * The call ended.
		 * @param failure what the listener threw; {@code null} when it returned
		 */
		void ended(@Nullable Throwable failure);

	}

}
