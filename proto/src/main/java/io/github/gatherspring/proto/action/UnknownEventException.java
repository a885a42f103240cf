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

import java.util.List;

/**
 * Thrown when there is no event of a name. The message lists the names that are near.
 *
 * @since 0.1.0
 */
public class UnknownEventException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** What was asked for. */
	private final String event;

	/** The names that are near, unmodifiable. */
	@SuppressWarnings("serial")
	private final List<String> nearest;

	UnknownEventException(String event, List<String> nearest) {
		super("There is no event '%s'%s. EventCatalog.all() lists all events".formatted(event,
				ProtocolNames.proposal(nearest)));
		this.event = event;
		this.nearest = nearest;
	}

	/**
	 * Returns what was asked for.
	 * @return the name as it was given
	 */
	public String event() {
		return this.event;
	}

	/**
	 * Returns the names that are near enough to be meant.
	 * @return at most three names, the nearest first, in snake_case if the wrong one has
	 * an underscore
	 */
	public List<String> nearest() {
		return this.nearest;
	}

}
