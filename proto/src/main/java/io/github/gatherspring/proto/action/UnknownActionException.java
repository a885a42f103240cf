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
 * There is no action of a name. The future of the action ends with it;
 * {@link ActionCatalog}, which has no future, throws it. The message lists the names that
 * are near.
 *
 * @since 0.1.0
 */
public class UnknownActionException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/** What was asked for. */
	private final String action;

	/** The names that are near, unmodifiable. */
	@SuppressWarnings("serial")
	private final List<String> nearest;

	UnknownActionException(String action, List<String> nearest) {
		super("There is no action '%s'%s. ActionCatalog.all() lists all actions".formatted(action,
				ProtocolNames.proposal(nearest)));
		this.action = action;
		this.nearest = nearest;
	}

	/**
	 * Returns what was asked for.
	 * @return the name as it was given
	 */
	public String action() {
		return this.action;
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
