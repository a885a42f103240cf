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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Copies of what JSON held that nobody can change any more. Unlike those of the JDK they
 * keep their order and hold nulls.
 */
final class OpenFields {

	private OpenFields() {
	}

	static <V extends @Nullable Object> Map<String, V> copy(@Nullable Map<String, V> fields) {
		return (fields != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(fields)) : Map.of();
	}

	static <V> @Nullable List<V> copy(@Nullable List<V> values) {
		return (values != null) ? Collections.unmodifiableList(new ArrayList<>(values)) : null;
	}

}
