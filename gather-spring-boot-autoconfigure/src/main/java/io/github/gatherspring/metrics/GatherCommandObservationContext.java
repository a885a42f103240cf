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

package io.github.gatherspring.metrics;

import java.util.Locale;

import io.github.gatherspring.command.CommandOutcome;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * {@link Observation.Context} of a use of a command.
 *
 * @since 0.1.0
 */
public class GatherCommandObservationContext extends Observation.Context {

	private final String client;

	private final String command;

	private @Nullable CommandOutcome outcome;

	/**
	 * Creates a context.
	 * @param client the client's name
	 * @param command the command's name
	 */
	public GatherCommandObservationContext(String client, String command) {
		this.client = client;
		this.command = command;
	}

	/**
	 * Return which client received the command.
	 * @return the client's name
	 */
	public String getClient() {
		return this.client;
	}

	/**
	 * Return which command it is.
	 * @return the command's name
	 */
	public String getCommand() {
		return this.command;
	}

	/**
	 * Return how the use ended.
	 * @return the outcome in lower case; {@code unknown} until it has ended
	 */
	public String getOutcome() {
		return (this.outcome != null) ? this.outcome.name().toLowerCase(Locale.ROOT) : "unknown";
	}

	void setOutcome(CommandOutcome outcome) {
		this.outcome = outcome;
	}

}
