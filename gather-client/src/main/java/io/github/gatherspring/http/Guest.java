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

package io.github.gatherspring.http;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * One line of a guest list, which is keyed by the guest's mail address.
 *
 * @param name name of the guest, null if not set
 * @param affiliation affiliation of the guest, null if not set
 * @param role role at the event, which is not a role in the space; null if not set
 * @param other everything else that the server told, by name
 * @since 0.1.0
 */
public record Guest(@Nullable String name, @Nullable String affiliation, @Nullable String role,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	/**
	 * Creates a value of its parts.
	 * @param name name of the guest, null if not set
	 * @param affiliation affiliation of the guest, null if not set
	 * @param role role at the event, which is not a role in the space; null if not set
	 * @param other everything else
	 */
	public Guest {
		other = OpenFields.copy(other);
	}

	/**
	 * Creates a guest.
	 * @param name name of the guest, or null
	 * @param affiliation affiliation of the guest, or null
	 * @param role role at the event, or null
	 * @return the guest
	 */
	public static Guest of(@Nullable String name, @Nullable String affiliation, @Nullable String role) {
		return new Guest(name, affiliation, role, Map.of());
	}

}
