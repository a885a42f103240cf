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

package io.github.gatherspring.autoconfigure.mcp;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Arguments of a call, as an agent sent them.
 *
 * @param values the values by name
 */
record ToolArguments(Map<String, Object> values) {

	@Nullable String text(String name, int longest) {
		Object value = this.values.get(name);
		if (value == null) {
			return null;
		}
		if (!(value instanceof String text)) {
			throw new ToolFailure("'" + name + "' must be a text");
		}
		if (text.length() > longest) {
			throw new ToolFailure("'" + name + "' has " + text.length() + " characters, at most " + longest
					+ " are allowed: shorten it");
		}
		return text.isBlank() ? null : text;
	}

	String requiredText(String name, int longest) {
		String text = text(name, longest);
		if (text == null) {
			throw new ToolFailure("'" + name + "' is missing");
		}
		return text;
	}

	boolean has(String name) {
		return this.values.get(name) != null;
	}

	int number(String name, int least, int most, int otherwise) {
		Integer number = number(name);
		if (number == null) {
			return otherwise;
		}
		if (number < least || number > most) {
			throw new ToolFailure("'" + name + "' is " + number + ", but must be from " + least + " to " + most);
		}
		return number;
	}

	@Nullable Integer number(String name) {
		Object value = this.values.get(name);
		if (value == null) {
			return null;
		}
		if (!(value instanceof Number number) || number.doubleValue() != number.intValue()) {
			throw new ToolFailure("'" + name + "' must be a whole number");
		}
		return number.intValue();
	}

	boolean flag(String name) {
		return Boolean.TRUE.equals(this.values.get(name));
	}

}
