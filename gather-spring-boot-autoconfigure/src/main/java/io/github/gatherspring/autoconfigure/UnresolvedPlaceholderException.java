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

import org.springframework.boot.origin.Origin;

/**
 * A property is a placeholder to which nothing gives a value.
 */
class UnresolvedPlaceholderException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	private final String placeholder;

	private final transient @Nullable Origin origin;

	UnresolvedPlaceholderException(String property, String placeholder, @Nullable Origin origin) {
		super("The property '" + property + "' holds the placeholder '${" + placeholder
				+ "}', to which nothing gives a value");
		this.property = property;
		this.placeholder = placeholder;
		this.origin = origin;
	}

	String getProperty() {
		return this.property;
	}

	/**
	 * What stands between the braces.
	 */
	String getPlaceholder() {
		return this.placeholder;
	}

	@Nullable Origin getOrigin() {
		return this.origin;
	}

}
