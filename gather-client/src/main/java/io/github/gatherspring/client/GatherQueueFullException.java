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
 * An action was refused because too many others wait to be sent already.
 *
 * @since 0.1.0
 */
public class GatherQueueFullException extends GatherException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param action the refused action's name as on the wire
	 * @param waiting how many actions wait
	 * @param property what limits the queue
	 */
	public GatherQueueFullException(String action, int waiting, String property) {
		super("The action '" + action + "' was refused because " + waiting
				+ " actions wait already; try again when some are answered, or raise " + property);
	}

}
