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

import java.time.Duration;

import io.github.gatherspring.connection.ConnectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Hears of what a client measures; the base for metrics. Called on the client's threads,
 * so it must be quick and must not block.
 *
 * @since 0.1.0
 */
public interface GatherClientObserver {

	/**
	 * An observer that does nothing.
	 */
	GatherClientObserver NONE = new GatherClientObserver() {
	};

	/**
	 * Events were received. Called once for a run of frames, not once an event.
	 * @param event the event's name as on the wire; {@code unknown} for events without a
	 * case
	 * @param count how many
	 */
	default void eventsReceived(String event, long count) {
	}

	/**
	 * Frames or events could not be read.
	 * @param kind what was wrong, one of a fixed few
	 */
	default void undecodable(String kind) {
	}

	/**
	 * A handler or sink failed; failing listener methods are counted where they are
	 * called.
	 * @param event the simple name of the event's type
	 */
	default void handlerFailed(String event) {
	}

	/**
	 * Begins to observe an action.
	 * @param action the action's name as on the wire
	 * @return hears of the action's end; {@code null} when nobody wants to know
	 */
	default @Nullable ActionObservation actionStarted(String action) {
		return null;
	}

	/**
	 * An action failed, and nobody has looked at its future: not within about a second,
	 * nor before the client stopped. Called on any thread, and not for all of very many
	 * at once.
	 * @param action the action's name as on the wire, or {@code walk}
	 * @param failure why it failed
	 */
	default void unwatchedFailure(String action, Throwable failure) {
	}

	/**
	 * A backup heartbeat was answered.
	 * @param roundTrip the time between the two
	 */
	default void heartbeat(Duration roundTrip) {
	}

	/**
	 * The connection changed its state.
	 * @param before the status before
	 * @param after the status after
	 */
	default void status(ConnectionStatus before, ConnectionStatus after) {
	}

	/**
	 * The client was {@linkplain GatherClient#close() closed}. Called on the thread that
	 * closed it, once it has stopped; it may be started again all the same.
	 */
	default void closed() {
	}

	/**
	 * Hears of the end of an action.
	 */
	@FunctionalInterface
	interface ActionObservation {

		/**
		 * The action ended.
		 * @param failure why it failed; {@code null} when the server carried it out
		 */
		void ended(@Nullable Throwable failure);

		/**
		 * Open a scope for what depends on the action's future, after {@link #ended} and
		 * on the thread that runs it.
		 * @return is closed on the same thread when the dependents have run
		 */
		default Scope openScope() {
			return () -> {
			};
		}

	}

	/**
	 * Scope in which code of the application runs.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
