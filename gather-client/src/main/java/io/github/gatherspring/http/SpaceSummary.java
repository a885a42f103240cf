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
 * One of one's own spaces as listed.
 *
 * @param id id of the space, null if the server did not tell
 * @param name name of the space, null if the server did not tell
 * @param other everything else that the server told, by name
 * @since 0.1.0
 */
public record SpaceSummary(@Nullable String id, @Nullable String name,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	/**
	 * Creates a value of its parts.
	 * @param id id of the space, null if the server did not tell
	 * @param name name of the space, null if the server did not tell
	 * @param other everything else
	 */
	public SpaceSummary {
		other = OpenFields.copy(other);
	}

}
