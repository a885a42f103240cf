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

package io.github.gatherspring.proto.action;

/**
 * An argument of an action was refused before anything was sent. The future of the action
 * ends with it; {@link ActionCatalog}, which has no future, throws it. The message names
 * the action, the argument, what was expected and what came.
 *
 * @since 0.1.0
 */
public class ActionArgumentException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** Action that was to be sent. */
	private final String action;

	/** Argument that was refused. */
	private final String argument;

	ActionArgumentException(String action, String argument, String problem) {
		super("Action '%s': %s".formatted(action, problem));
		this.action = action;
		this.argument = argument;
	}

	/**
	 * Returns the action that was to be sent.
	 * @return the name in lowerCamelCase
	 */
	public String action() {
		return this.action;
	}

	/**
	 * Returns the argument that was refused.
	 * @return the name as the schema spells it, or as the caller gave it if the action
	 * has no such argument
	 */
	public String argument() {
		return this.argument;
	}

}
