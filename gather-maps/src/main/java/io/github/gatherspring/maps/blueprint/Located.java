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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A value of a file that knows its line: an object, a list or a scalar.
 *
 * @param source where it is
 * @param fields the fields of an object, else {@code null}
 * @param items the items of a list, else {@code null}
 * @param scalar a text, a number, a boolean or {@code null}
 */
record Located(Source source, @Nullable Map<String, Located> fields, @Nullable List<Located> items,
		@Nullable Object scalar) {

	static Located scalar(Source source, @Nullable Object value) {
		return new Located(source, null, null, value);
	}

	static Located object(Source source, Map<String, Located> fields) {
		return new Located(source, fields, null, null);
	}

	boolean isNull() {
		return this.fields == null && this.items == null && this.scalar == null;
	}

	/**
	 * Return what it is, for messages.
	 */
	String shown() {
		if (this.fields != null) {
			return "an object";
		}
		if (this.items != null) {
			return "a list of " + this.items.size();
		}
		return (this.scalar instanceof String text) ? "'" + text + "'" : String.valueOf(this.scalar);
	}

	/**
	 * Return the value without the lines.
	 */
	@Nullable Object plain() {
		if (this.fields != null) {
			Map<String, @Nullable Object> plain = new LinkedHashMap<>();
			this.fields.forEach((name, value) -> plain.put(name, value.plain()));
			return plain;
		}
		if (this.items != null) {
			List<@Nullable Object> plain = new ArrayList<>();
			this.items.forEach((item) -> plain.add(item.plain()));
			return plain;
		}
		return this.scalar;
	}

	/**
	 * Return the value with other texts.
	 */
	Located mapTexts(UnaryOperator<String> change) {
		if (this.fields != null) {
			Map<String, Located> changed = new LinkedHashMap<>();
			this.fields.forEach((name, value) -> changed.put(name, value.mapTexts(change)));
			return object(this.source, changed);
		}
		if (this.items != null) {
			return new Located(this.source, null, this.items.stream().map((item) -> item.mapTexts(change)).toList(),
					null);
		}
		return (this.scalar instanceof String text) ? scalar(this.source, change.apply(text)) : this;
	}

	/**
	 * Return an object that has the fields of this one, and of another what this one
	 * lacks.
	 */
	Located over(Located base) {
		if (this.fields == null || base.fields == null) {
			return this;
		}
		Map<String, Located> all = new LinkedHashMap<>(base.fields);
		this.fields.forEach((name, value) -> all.merge(name, value, (below, above) -> above.over(below)));
		return object(this.source, all);
	}

}
