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

import io.micrometer.observation.Observation;

/**
 * {@link Observation.Context} of an action, from the call to the server's answer.
 *
 * @since 0.1.0
 */
public class GatherActionObservationContext extends Observation.Context {

	private final String client;

	private final String action;

	/**
	 * Creates a context.
	 * @param client the client's name
	 * @param action the action's name as on the wire
	 */
	public GatherActionObservationContext(String client, String action) {
		this.client = client;
		this.action = action;
	}

	/**
	 * Returns which client sends the action.
	 * @return the client's name
	 */
	public String getClient() {
		return this.client;
	}

	/**
	 * Returns which action it is.
	 * @return the action's name as on the wire
	 */
	public String getAction() {
		return this.action;
	}

}
