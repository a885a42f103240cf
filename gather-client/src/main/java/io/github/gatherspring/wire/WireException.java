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

package io.github.gatherspring.wire;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * There is no way to the server: the assignment or the socket failed.
 *
 * @since 0.1.0
 */
public class WireException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What to do about it. */
	private final Kind kind;

	/** How long the server asked to wait. */
	private final @Nullable Duration retryAfter;

	/**
	 * Creates an exception.
	 * @param kind what kind of failure it is
	 * @param message what happened and what to do, without secrets
	 */
	public WireException(Kind kind, String message) {
		this(kind, message, null);
	}

	/**
	 * Creates an exception.
	 * @param kind what kind of failure it is
	 * @param message what happened and what to do, without secrets
	 * @param retryAfter how long the server asked to wait
	 */
	public WireException(Kind kind, String message, @Nullable Duration retryAfter) {
		super(message);
		this.kind = kind;
		this.retryAfter = retryAfter;
	}

	/**
	 * Returns the kind of failure.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Returns how long the server asked to wait.
	 * @return the time, or {@code null} when it did not ask
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	/**
	 * Kinds of failure, by what to do about them.
	 *
	 * @since 0.1.0
	 */
	public enum Kind {

		/** Passes by itself: try again. */
		PASSING,

		/** Passes late, if at all: try again after the longest delay. */
		LASTING,

		/** Another attempt would fail in the same way. */
		FINAL

	}

}
