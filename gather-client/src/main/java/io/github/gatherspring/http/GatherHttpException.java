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

package io.github.gatherspring.http;

import io.github.gatherspring.client.GatherException;
import org.jspecify.annotations.Nullable;

/**
 * A call of the HTTP API that failed: refused by the server, answered with something that
 * cannot be understood, or not answered. Neither the message nor {@link #serverMessage()}
 * holds the API key.
 *
 * @since 0.1.0
 */
public class GatherHttpException extends GatherException {

	private static final long serialVersionUID = 1L;

	/**
	 * HTTP status, 0 if there was no answer.
	 */
	private final int status;

	/**
	 * What the server said, perhaps nothing.
	 */
	private final String serverMessage;

	GatherHttpException(String message, int status, String serverMessage, @Nullable Throwable cause) {
		super(message);
		this.status = status;
		this.serverMessage = serverMessage;
		if (cause != null) {
			initCause(cause);
		}
	}

	/**
	 * Returns the status of the answer.
	 * @return the HTTP status, 0 if there was no answer
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Returns what the server said, taken out of JSON if it was that.
	 * @return the server's words, shortened if long; empty if it said nothing
	 */
	public String serverMessage() {
		return this.serverMessage;
	}

}
