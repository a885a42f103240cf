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

package io.github.gatherspring.protoc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Imports of one source: the first type of a simple name is imported, a second one of the
 * same name is written out.
 */
final class Imports {

	private final Map<String, String> bySimpleName = new LinkedHashMap<>();

	/**
	 * Returns how to write a type in the source.
	 * @param name the qualified name of a top-level or nested type
	 * @return the name as of its top-level class, or the qualified name
	 */
	String name(String name) {
		int start = topLevelStart(name);
		int end = name.indexOf('.', start);
		String topLevel = (end == -1) ? name : name.substring(0, end);
		String previous = this.bySimpleName.putIfAbsent(topLevel.substring(start), topLevel);
		return (previous == null || previous.equals(topLevel)) ? name.substring(start) : name;
	}

	private static int topLevelStart(String name) {
		int start = 0;
		while (Character.isLowerCase(name.charAt(start))) {
			start = name.indexOf('.', start) + 1;
		}
		return start;
	}

	Collection<String> sorted() {
		return new TreeSet<>(this.bySimpleName.values());
	}

}
