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

package io.github.gatherspring.simulator.action;

/**
 * Thrown by a rule before it has changed anything.
 */
public final class ActionRefused extends Exception {

	private static final long serialVersionUID = 1L;

	private final int code;

	/**
	 * Create the refusal.
	 * @param code 400 wrong data, 403 forbidden, 404 no such thing, 429 too many
	 * @param reason what the client is told
	 */
	public ActionRefused(int code, String reason) {
		super(reason, null, false, false);
		this.code = code;
	}

	/**
	 * Return the code of the {@code error} event.
	 * @return the code
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Return what the client is told.
	 * @return the reason
	 */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
