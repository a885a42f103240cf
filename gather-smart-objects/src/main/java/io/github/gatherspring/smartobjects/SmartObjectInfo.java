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

package io.github.gatherspring.smartobjects;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a Smart Object says about itself.
 *
 * @param objectId id of the object
 * @param spaceId id of the space
 * @param preset its preset, such as {@code counter} or {@code status}; {@code null} if it
 * has none
 * @param capabilities what it can do, such as {@code counter} and {@code activity}
 * @param colors what {@link SmartObjectCommands#variant} takes
 * @since 0.1.0
 */
public record SmartObjectInfo(String objectId, String spaceId, @Nullable String preset, Set<String> capabilities,
		List<String> colors) {

	/**
	 * Create an answer.
	 * @param objectId id of the object
	 * @param spaceId id of the space
	 * @param preset its preset, or {@code null}
	 * @param capabilities what it can do
	 * @param colors the colors that it takes
	 */
	public SmartObjectInfo {
		capabilities = Set.copyOf(capabilities);
		colors = List.copyOf(colors);
	}

}
