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

import io.github.gatherspring.event.GatherClientEvent;

/**
 * Hears of what listeners throw. A bean of this type replaces the default, which logs the
 * first failure of a kind with its stack trace and then at most one line a minute with
 * the number of those left out; with the logger of {@link GatherEventListener} at debug
 * level it logs each.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface GatherListenerErrorHandler {

	/**
	 * Handles a failure. Called on the thread that ran the listener. What this method
	 * throws is logged and dropped.
	 * @param failure what the listener threw, or what its returned stage failed with
	 * @param event the event that the listener was called with, a {@code GatherEvent} or
	 * a {@code GatherStatusEvent}
	 * @param listener the listener's class and method, or its {@code id}
	 */
	void handleError(Throwable failure, GatherClientEvent event, String listener);

}
