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

/**
 * The connection ended, or there is none, so that an action was not or not certainly
 * carried out.
 *
 * @since 0.1.0
 */
public class GatherDisconnectedException extends GatherException {

	private static final long serialVersionUID = 1L;

	/** Whether the server may have carried it out. */
	private final boolean sent;

	/**
	 * Creates an exception.
	 * @param message what happened and what to do
	 * @param sent whether the action had been written to a socket, so that the server may
	 * have carried it out
	 */
	public GatherDisconnectedException(String message, boolean sent) {
		super(message);
		this.sent = sent;
	}

	/**
	 * Says whether the server may have carried out the action.
	 * @return whether it had been written to a socket
	 */
	public boolean wasSent() {
		return this.sent;
	}

}
