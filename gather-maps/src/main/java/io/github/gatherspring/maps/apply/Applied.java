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
package io.github.gatherspring.maps.apply;

import io.github.gatherspring.http.MapBackup;
import io.github.gatherspring.maps.plan.MapPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was applied.
 *
 * @param plan the plan
 * @param way how the changes were written
 * @param backup the map as it was before, {@code null} if nothing had to change
 * @since 0.1.0
 */
public record Applied(MapPlan plan, Way way, @Nullable MapBackup backup) {

	/**
	 * How changes are written.
	 */
	public enum Way {

		/**
		 * Nothing had to change.
		 */
		NOTHING,

		/**
		 * As updates of objects, which touch nothing else.
		 */
		OBJECTS,

		/**
		 * As the whole map, in one request.
		 */
		MAP

	}

}
