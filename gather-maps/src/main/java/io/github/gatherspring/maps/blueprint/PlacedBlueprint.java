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
package io.github.gatherspring.maps.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A spawn or a portal that is wanted.
 *
 * @param at its tile
 * @param fields what it is to have besides, named as in the HTTP API
 * @param gone whether it is to be taken away; only for portals, which carry no name
 * @param source where it was written
 * @since 0.1.0
 */
public record PlacedBlueprint(Tile at, Map<String, @Nullable Object> fields, boolean gone, Source source) {

	/**
	 * Create a value of its parts.
	 * @param at its tile
	 * @param fields what it is to have besides
	 * @param gone whether it is to be taken away
	 * @param source where it was written
	 */
	public PlacedBlueprint {
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
	}

}
