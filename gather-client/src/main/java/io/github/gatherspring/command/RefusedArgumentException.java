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

/**
 * What somebody wrote cannot be the argument of a command.
 */
final class RefusedArgumentException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Refusal refusal;

	private final String[] details;

	RefusedArgumentException(Refusal refusal, String... details) {
		super(refusal + " " + String.join(", ", details), null, false, false);
		this.refusal = refusal;
		this.details = details;
	}

	Refusal refusal() {
		return this.refusal;
	}

	String[] details() {
		return this.details;
	}

}
