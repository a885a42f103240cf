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
 * {@link Observation.Context} of a call of a listener method.
 *
 * @since 0.1.0
 */
public class GatherListenerObservationContext extends Observation.Context {

	private final String client;

	private final String event;

	private final String listener;

	/**
	 * Creates a context.
	 * @param client the client's name
	 * @param event the event's name as on the wire, or the type of a change or status
	 * event
	 * @param listener the listener's class and method, or its id
	 */
	public GatherListenerObservationContext(String client, String event, String listener) {
		this.client = client;
		this.event = event;
		this.listener = listener;
	}

	/**
	 * Returns which client received the event.
	 * @return the client's name
	 */
	public String getClient() {
		return this.client;
	}

	/**
	 * Returns which event it is.
	 * @return the event's name
	 */
	public String getEvent() {
		return this.event;
	}

	/**
	 * Returns which listener is called.
	 * @return the listener's class and method, or its id
	 */
	public String getListener() {
		return this.listener;
	}

}
