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

package io.github.gatherspring.smartobjects;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message that an object did not take: the server refused it, or gave no answer that
 * can be understood. The text holds no secret.
 *
 * @since 0.1.0
 */
public class SmartObjectException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * HTTP status, 0 if there was no answer.
	 */
	private final int status;

	/**
	 * The server's code, perhaps empty.
	 */
	private final String code;

	/**
	 * Whether the same message may succeed later.
	 */
	private final boolean retryable;

	/**
	 * When the server takes messages again, if it said so.
	 */
	private final transient @Nullable Instant retryAt;

	SmartObjectException(String message, int status, String code, boolean retryable, @Nullable Instant retryAt,
			@Nullable Throwable cause) {
		super(message, cause);
		this.status = status;
		this.code = code;
		this.retryable = retryable;
		this.retryAt = retryAt;
	}

	/**
	 * Return the HTTP status.
	 * @return the status, 0 if there was no answer
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return the server's error code as it came.
	 * @return the code, such as {@code capability_not_found}; empty if there was none
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Return whether the same command may succeed later: the server was too busy, failed
	 * or could not be reached.
	 * @return {@code false} if trying again is of no use
	 */
	public boolean isRetryable() {
		return this.retryable;
	}

	/**
	 * Return whether the server has withdrawn the secret. The object sends nothing more:
	 * it needs a new secret.
	 * @return {@code true} after status 410
	 */
	public boolean isRevoked() {
		return this.status == Answers.GONE;
	}

	@Nullable Instant retryAt() {
		return this.retryAt;
	}

	SmartObjectException with(String end, @Nullable Throwable cause) {
		return new SmartObjectException(getMessage() + end, this.status, this.code, this.retryable, this.retryAt,
				(cause != null) ? cause : this);
	}

}
