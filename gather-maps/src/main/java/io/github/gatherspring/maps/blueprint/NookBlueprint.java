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
 * A private area that is wanted. It owns the fields that it names.
 *
 * @param fields what it is to have, named as in the HTTP API: {@code nookCoords},
 * {@code name} and so on
 * @param source where it was written
 * @since 0.1.0
 */
public record NookBlueprint(Map<String, @Nullable Object> fields, Source source) {

	/**
	 * Create a value of its parts.
	 * @param fields what it is to have
	 * @param source where it was written
	 */
	public NookBlueprint {
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
	}

}
