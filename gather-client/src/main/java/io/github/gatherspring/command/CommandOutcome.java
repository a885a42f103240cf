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
 * How a use of a command ended.
 *
 * @since 0.1.0
 */
public enum CommandOutcome {

	/** The method returned, and the stage that it returned has completed. */
	SUCCESS,

	/** The method threw, or its stage failed. */
	ERROR,

	/** The asker did not answer a question of the command, or left. */
	ABANDONED,

	/** An argument was missing, unreadable or not valid. */
	BAD_ARGUMENTS,

	/** The asker has none of the roles. */
	FORBIDDEN,

	/** The asker has to wait before the next use. */
	COOLING_DOWN,

	/** No thread was free. */
	BUSY

}
