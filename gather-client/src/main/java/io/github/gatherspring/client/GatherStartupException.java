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

import org.jspecify.annotations.Nullable;

/**
 * A client was not ready in time at start-up, or was refused, and its
 * {@link StartupFailurePolicy} is to fail.
 *
 * @since 0.1.0
 */
public class GatherStartupException extends GatherException {

	private static final long serialVersionUID = 1L;

	/** The client that did not start. */
	private final String client;

	/** What is known about the cause. */
	private final String reason;

	/**
	 * Creates an exception.
	 * @param client the client's name
	 * @param timeout how long was waited; {@code null} when the client gave up by itself
	 * @param limit the name of the setting that limits the time
	 * @param reason what is known about the cause
	 */
	public GatherStartupException(String client, @Nullable Duration timeout, String limit, String reason) {
		super("The Gather client '"
				+ client + "' " + ((timeout != null)
						? "was not ready within " + timeout.toMillis() + " ms (" + limit + "): " : "gave up: ")
				+ reason);
		this.client = client;
		this.reason = reason;
	}

	/**
	 * Returns the client that did not start.
	 * @return its name
	 */
	public String client() {
		return this.client;
	}

	/**
	 * Returns what is known about the cause.
	 * @return the reason, with what to check
	 */
	public String reason() {
		return this.reason;
	}

}
