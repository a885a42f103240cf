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

package io.github.gatherspring.command;

import io.github.gatherspring.client.GatherException;
import org.jspecify.annotations.Nullable;

/**
 * A question was not answered.
 *
 * @since 0.1.0
 */
public class ConversationEndedException extends GatherException {

	private static final long serialVersionUID = 1L;

	/** Why not. */
	private final Reason reason;

	ConversationEndedException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	ConversationEndedException(Reason reason, String message, @Nullable Throwable cause) {
		this(reason, message);
		if (cause != null) {
			initCause(cause);
		}
	}

	/**
	 * Return why the question was not answered.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why a question was not answered.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** The player said nothing in time. */
		NO_ANSWER,

		/** The player left the space, or was not there. */
		PLAYER_LEFT,

		/** The client stopped, or gave up. */
		CLIENT_STOPPED,

		/** The question could not be sent. */
		NOT_ASKED

	}

}
