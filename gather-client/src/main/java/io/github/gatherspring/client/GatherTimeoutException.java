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
 * The server did not answer an action within its time limit. The action may still have
 * had its effect.
 *
 * @since 0.1.0
 */
public class GatherTimeoutException extends GatherException {

	private static final long serialVersionUID = 1L;

	/** The unanswered action. */
	private final String action;

	/** The time limit that ran out. */
	private final Duration timeout;

	/**
	 * Creates an exception.
	 * @param action the action's name as on the wire
	 * @param timeout the time limit that ran out
	 */
	public GatherTimeoutException(String action, Duration timeout) {
		super("The server did not answer the action '" + action + "' within " + timeout.toMillis()
				+ " ms; it may have had its effect all the same");
		this.action = action;
		this.timeout = timeout;
	}

	/**
	 * Returns the unanswered action.
	 * @return its name as on the wire
	 */
	public String action() {
		return this.action;
	}

	/**
	 * Returns the time limit that ran out.
	 * @return the limit
	 */
	public Duration timeout() {
		return this.timeout;
	}

}
