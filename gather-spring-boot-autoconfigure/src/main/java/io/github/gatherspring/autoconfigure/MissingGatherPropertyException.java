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

package io.github.gatherspring.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * A client cannot be built because a property is missing.
 */
class MissingGatherPropertyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Missing missing;

	private final String property;

	private final @Nullable String inherited;

	private final String client;

	MissingGatherPropertyException(Missing missing, ClientPropertyNames names, String client) {
		super("The Gather client '" + client + "' has no " + missing.what + ": the property '"
				+ names.own(missing.property) + "' is not set");
		this.missing = missing;
		this.property = names.own(missing.property);
		this.inherited = (names.client() != null) ? ClientPropertyNames.PREFIX + "." + missing.property : null;
		this.client = client;
	}

	Missing getMissing() {
		return this.missing;
	}

	String getProperty() {
		return this.property;
	}

	/**
	 * The property that would serve all clients, if there is one.
	 */
	@Nullable String getInherited() {
		return this.inherited;
	}

	String getClient() {
		return this.client;
	}

	/**
	 * What may be missing.
	 */
	enum Missing {

		/** The key. */
		API_KEY("api-key", "API key"),

		/** The space. */
		SPACE_ID("space-id", "space to connect to");

		private final String property;

		private final String what;

		Missing(String property, String what) {
			this.property = property;
			this.what = what;
		}

	}

}
