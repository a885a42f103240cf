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

/**
 * An event that somebody waited for did not come in time.
 *
 * @since 0.1.0
 */
public class EventTimeoutException extends GatherException {

	private static final long serialVersionUID = 1L;

	/** The event that did not come. */
	private final Class<?> type;

	/** How long was waited for it. */
	private final Duration timeout;

	EventTimeoutException(String client, Class<?> type, Duration timeout) {
		super("The Gather client '" + client + "' received no " + type.getSimpleName()
				+ " that met the condition within " + timeout.toMillis() + " ms");
		this.type = type;
		this.timeout = timeout;
	}

	/**
	 * Return which event did not come.
	 * @return the class of its message
	 */
	public Class<?> type() {
		return this.type;
	}

	/**
	 * Return how long was waited for it.
	 * @return the time limit
	 */
	public Duration timeout() {
		return this.timeout;
	}

}
