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

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of an object one by one, and notes what is not as expected.
 */
final class FieldReader {

	private final Located object;

	private final Map<String, Located> fields;

	private final Mistakes mistakes;

	private final Set<String> taken = new LinkedHashSet<>();

	FieldReader(Located object, String what, Mistakes mistakes) {
		this.object = object;
		this.mistakes = mistakes;
		if (object.fields() != null) {
			this.fields = object.fields();
		}
		else {
			this.fields = Map.of();
			mistakes.add(object.source(), what + " is " + object.shown() + ", expected an object");
		}
	}

	Source source() {
		return this.object.source();
	}

	Source source(String name) {
		Located field = this.fields.get(name);
		return (field != null) ? field.source() : source();
	}

	boolean has(String name) {
		return this.fields.containsKey(name);
	}

	void wrong(String name, String expected) {
		Located field = this.fields.get(name);
		this.mistakes.add(source(name),
				"'" + name + "' is " + ((field != null) ? field.shown() : "missing") + ", expected " + expected);
	}

	@Nullable Located take(String name) {
		this.taken.add(name);
		Located value = this.fields.get(name);
		return (value != null && !value.isNull()) ? value : null;
	}

	@Nullable String text(String name) {
		Located value = take(name);
		if (value == null) {
			return null;
		}
		if (value.scalar() instanceof String || value.scalar() instanceof Number) {
			return String.valueOf(value.scalar());
		}
		wrong(name, "a text");
		return null;
	}

	boolean flag(String name) {
		Located value = take(name);
		if (value == null) {
			return false;
		}
		if (value.scalar() instanceof Boolean flag) {
			return flag;
		}
		wrong(name, "true or false");
		return false;
	}

	int number(String name, int unset) {
		Located value = take(name);
		if (value == null) {
			return unset;
		}
		Integer number = integer(value);
		if (number == null) {
			wrong(name, "a whole number");
			return unset;
		}
		return number;
	}

	@Nullable Tile pair(String name, String what) {
		Located value = take(name);
		if (value == null) {
			return null;
		}
		Tile pair = pair(value);
		if (pair == null) {
			wrong(name, what);
		}
		return pair;
	}

	static @Nullable Tile pair(Located value) {
		List<Located> items = value.items();
		if (items == null || items.size() != 2) {
			return null;
		}
		Integer x = integer(items.get(0));
		Integer y = integer(items.get(1));
		return (x != null && y != null && x >= 0 && y >= 0) ? new Tile(x, y) : null;
	}

	/**
	 * Return a whole number; what came out of a table may be a text.
	 */
	static @Nullable Integer integer(Located value) {
		if (value.scalar() instanceof Integer number) {
			return number;
		}
		if (value.scalar() instanceof String text && text.strip().matches("-?\\d{1,9}")) {
			return Integer.valueOf(text.strip());
		}
		return null;
	}

	Map<String, Located> objects(String name) {
		Located value = take(name);
		if (value == null) {
			return Map.of();
		}
		if (value.fields() == null) {
			wrong(name, "an object with a name for each");
			return Map.of();
		}
		return value.fields();
	}

	List<Located> list(String name) {
		Located value = take(name);
		if (value == null) {
			return List.of();
		}
		if (value.items() == null) {
			wrong(name, "a list");
			return List.of();
		}
		return value.items();
	}

	/**
	 * Return what nobody took, without lines.
	 */
	Map<String, @Nullable Object> rest() {
		Map<String, @Nullable Object> rest = new LinkedHashMap<>();
		this.fields.forEach((name, value) -> {
			if (!this.taken.contains(name)) {
				rest.put(name, value.plain());
			}
		});
		return rest;
	}

}
