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

package io.github.gatherspring.simulator.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON text to trees and back.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	/**
	 * Return the mapper.
	 * @return the mapper
	 */
	public static JsonMapper mapper() {
		return MAPPER;
	}

	/**
	 * Read JSON.
	 * @param body the text in UTF-8
	 * @return the tree
	 * @throws IllegalArgumentException if it is no JSON
	 */
	public static JsonNode read(byte[] body) {
		try {
			return MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The body is no JSON: " + ex.getOriginalMessage(), ex);
		}
	}

	/**
	 * Write JSON.
	 * @param value what to write
	 * @return the text
	 */
	public static String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	/**
	 * Write an object with one text.
	 * @param name its field
	 * @param value its text
	 * @return the text
	 */
	public static String object(String name, String value) {
		return write(MAPPER.createObjectNode().put(name, value));
	}

}
