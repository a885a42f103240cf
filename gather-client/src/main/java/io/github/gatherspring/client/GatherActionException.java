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
 * The server answered an action with a failed {@code transactionStatus}.
 *
 * @since 0.1.0
 */
public class GatherActionException extends GatherException {

	private static final long serialVersionUID = 1L;

	/** The refused action. */
	private final String action;

	/** The server's reason. */
	private final String reason;

	/**
	 * Creates an exception.
	 * @param action the action's name as on the wire
	 * @param reason the server's reason; empty when it gave none
	 */
	public GatherActionException(String action, String reason) {
		super("The server refused the action '" + action + "': "
				+ (reason.isEmpty() ? "it gave no reason" : "'" + reason + "'")
				+ ". Actions on other players and on maps need the rights for it in the space");
		this.action = action;
		this.reason = reason;
	}

	/**
	 * Returns the refused action.
	 * @return its name as on the wire, such as {@code setTextStatus}
	 */
	public String action() {
		return this.action;
	}

	/**
	 * Returns the server's reason.
	 * @return the reason, empty when the server gave none
	 */
	public String reason() {
		return this.reason;
	}

}
