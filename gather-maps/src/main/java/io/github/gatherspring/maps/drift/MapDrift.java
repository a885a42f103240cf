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
package io.github.gatherspring.maps.drift;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How far a map is from its blueprint. Published as an application event when that
 * changes.
 *
 * @param name the name under which the map is watched
 * @param checkedAt when it was looked at
 * @param differences what differs, one line each; none if the map is as wanted
 * @param since since when it differs, as far as checks have seen; {@code null} if it does
 * not
 * @param failure why the check failed, {@code null} if it did not
 * @since 0.1.0
 */
public record MapDrift(String name, Instant checkedAt, List<String> differences, @Nullable Instant since,
		@Nullable String failure) {

	/**
	 * Create a value of its parts.
	 * @param name the name under which the map is watched
	 * @param checkedAt when it was looked at
	 * @param differences what differs
	 * @param since since when it differs
	 * @param failure why the check failed
	 */
	public MapDrift {
		differences = List.copyOf(differences);
	}

	boolean tellsTheSameAs(@Nullable MapDrift other) {
		return other != null && this.differences.equals(other.differences)
				&& (this.failure == null) == (other.failure == null);
	}

}
