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

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * A user of a space. The vendor does not document what is told of it.
 *
 * @param id id of the user, null if the server did not tell
 * @param name name of the user, null if the server did not tell
 * @param lastVisited when the user was last here in the form that the server chose, null
 * if it did not tell; see {@link #lastVisitedAt()}
 * @param other everything else that the server told, by name
 * @since 0.1.0
 */
public record SpaceUser(@Nullable String id, @Nullable String name, @Nullable Object lastVisited,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	/**
	 * Creates a value of its parts.
	 * @param id id of the user, null if the server did not tell
	 * @param name name of the user, null if the server did not tell
	 * @param lastVisited when the user was last here in the form that the server chose,
	 * null if it did not tell; see {@link #lastVisitedAt()}
	 * @param other everything else
	 */
	public SpaceUser {
		other = OpenFields.copy(other);
	}

	/**
	 * Returns when the user was last here.
	 * @return the time to the second, or empty if the server did not tell it as
	 * {@code _seconds} since 1970
	 */
	public Optional<Instant> lastVisitedAt() {
		return (this.lastVisited instanceof Map<?, ?> time && time.get("_seconds") instanceof Number seconds)
				? Optional.of(Instant.ofEpochSecond(seconds.longValue())) : Optional.empty();
	}

}
