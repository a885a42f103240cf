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

package io.github.gatherspring.command;

import io.github.gatherspring.event.GatherEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each use of a command, for metrics and tracing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface GatherCommandObserver {

	/**
	 * A command is about to be carried out, or refused. Called on the thread that runs
	 * it.
	 * @param command the command's name, such as {@code door open}
	 * @param event the event that brought it
	 * @return hears of its end
	 */
	Call callStarted(String command, GatherEvent<?> event);

	/**
	 * Hears of the end of a use.
	 */
	@FunctionalInterface
	interface Call {

		/**
		 * The method returned or threw, or was not called at all. Called on the same
		 * thread as the start, and before {@link #ended}.
		 */
		default void returned() {
		}

		/**
		 * The use ended. Called once, on any thread.
		 * @param outcome how it ended
		 * @param failure what the command threw; {@code null} unless it failed
		 */
		void ended(CommandOutcome outcome, @Nullable Throwable failure);

	}

}
