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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON schema of the arguments of a tool.
 */
final class ToolSchema {

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final List<String> required = new ArrayList<>();

	ToolSchema text(String name, String description) {
		return add(name, "string", description);
	}

	ToolSchema number(String name, String description) {
		return add(name, "integer", description);
	}

	ToolSchema flag(String name, String description) {
		return add(name, "boolean", description);
	}

	ToolSchema required(String... names) {
		this.required.addAll(List.of(names));
		return this;
	}

	private ToolSchema add(String name, String type, String description) {
		Map<String, Object> property = new LinkedHashMap<>();
		property.put("type", type);
		property.put("description", description);
		this.properties.put(name, property);
		return this;
	}

	Map<String, Object> toMap() {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("type", "object");
		schema.put("properties", this.properties);
		schema.put("required", this.required);
		schema.put("additionalProperties", false);
		return schema;
	}

}
