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

import java.util.Map;

import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

/**
 * Writes the comments of the schema as a properties file, because descriptors lose them
 * at run time: the key is the full name of a message, field, enum or constant, or the
 * name of a file.
 */
final class DocumentationResource {

	private static final String NAME = ActionSources.DIRECTORY + "schema-documentation.properties";

	private final Schema schema;

	DocumentationResource(Schema schema) {
		this.schema = schema;
	}

	CodeGeneratorResponse.File file() {
		StringBuilder content = new StringBuilder("# Generated from the comments of the schema.\n");
		for (Map.Entry<String, String> comment : this.schema.comments().entrySet()) {
			content.append(comment.getKey()).append('=').append(escape(comment.getValue())).append('\n');
		}
		return CodeGeneratorResponse.File.newBuilder().setName(NAME).setContent(content.toString()).build();
	}

	private static String escape(String value) {
		return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
	}

}
