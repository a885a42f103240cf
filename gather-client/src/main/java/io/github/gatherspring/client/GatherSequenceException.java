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
 * An action of a sequence was not sent because one before it failed.
 *
 * @since 0.1.0
 */
public class GatherSequenceException extends GatherException {

	private static final long serialVersionUID = 1L;

	/** The action that was not sent. */
	private final String action;

	/** The action that failed. */
	private final String failedAction;

	/** Its position, from 1. */
	private final int failedPosition;

	/**
	 * Creates an exception.
	 * @param action the action that was not sent
	 * @param failedAction the action that failed
	 * @param failedPosition the position of the failed action in the sequence, from 1
	 * @param failure why it failed
	 */
	public GatherSequenceException(String action, String failedAction, int failedPosition, Throwable failure) {
		super("The action '" + action + "' was not sent because action " + failedPosition + " of the sequence, '"
				+ failedAction + "', failed: " + failure.getMessage(), failure);
		this.action = action;
		this.failedAction = failedAction;
		this.failedPosition = failedPosition;
	}

	/**
	 * Returns the action that was not sent.
	 * @return its name as on the wire
	 */
	public String action() {
		return this.action;
	}

	/**
	 * Returns the action that failed.
	 * @return its name as on the wire
	 */
	public String failedAction() {
		return this.failedAction;
	}

	/**
	 * Returns the position of the failed action.
	 * @return the position in the sequence, from 1
	 */
	public int failedPosition() {
		return this.failedPosition;
	}

}
