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
package io.github.gatherspring.maps.plan;

import org.jspecify.annotations.Nullable;

/**
 * The ids by which a blueprint knows what it owns. They name the blueprint, whose own
 * name holds none of the characters that end it here.
 */
final class OwnedId {

	private final String objectPrefix;

	private final String nookPrefix;

	OwnedId(String blueprint) {
		this.objectPrefix = "maps:" + blueprint + "/";
		// Ids of nooks are names of fields on the server, where '/' and '.' may mean
		// more.
		this.nookPrefix = "maps_" + blueprint + "__";
	}

	/** Return the id of an object or a spawn. */
	String object(String name) {
		return this.objectPrefix + name;
	}

	String nook(String name) {
		return this.nookPrefix + name;
	}

	/**
	 * Return the name in the id of an object or a spawn, {@code null} if it is not owned.
	 */
	@Nullable String objectName(@Nullable Object id) {
		return (id instanceof String text && text.startsWith(this.objectPrefix))
				? text.substring(this.objectPrefix.length()) : null;
	}

	@Nullable String nookName(String id) {
		return id.startsWith(this.nookPrefix) ? id.substring(this.nookPrefix.length()) : null;
	}

	/** Return whether any blueprint owns an object. */
	static boolean isOwned(@Nullable String id) {
		return id != null && id.startsWith("maps:") && id.indexOf('/') > 0;
	}

}
