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

import java.util.List;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

/**
 * Writes the fields of players as an enum, and the methods that read them as a class to
 * extend.
 */
final class PlayerSources {

	private static final String FIELD = "PlayerField";

	private static final String STATE = "PlayerState";

	private final Schema schema;

	private final PlayerFields fields;

	PlayerSources(Schema schema, PlayerFields fields) {
		this.schema = schema;
		this.fields = fields;
	}

	List<CodeGeneratorResponse.File> files() {
		return List.of(fieldFile(), stateFile());
	}

	private CodeGeneratorResponse.File fieldFile() {
		Imports imports = new Imports();
		String map = imports.name("java.util.Map");
		String function = imports.name("java.util.function.Function");
		String collectors = imports.name("java.util.stream.Collectors");
		String arrays = imports.name("java.util.Arrays");
		String nullable = imports.name("org.jspecify.annotations.Nullable");
		SourceWriter body = new SourceWriter();
		body.javadoc(List.of("The fields that a player has, in the order in which the schema's events bring them.", "",
				"@since 0.1.0"));
		body.open("public enum " + FIELD);
		List<FieldDescriptor> all = this.fields.all();
		for (FieldDescriptor field : all) {
			body.blank();
			body.javadoc(comment(field));
			boolean last = field == all.get(all.size() - 1);
			body.line("%s(\"%s\")%s".formatted(PlayerFields.constant(field), field.getName(), last ? ";" : ","));
		}
		body.blank();
		body.line("private static final %s<String, %s> BY_NAME = %s.stream(values())".formatted(map, FIELD, arrays));
		body.line("\t.collect(%s.toUnmodifiableMap(%s::fieldName, %s.identity()));".formatted(collectors, FIELD,
				function));
		body.blank();
		body.line("private final String fieldName;");
		body.blank();
		body.open("%s(String fieldName)".formatted(FIELD));
		body.line("this.fieldName = fieldName;");
		body.close();
		body.blank();
		body.javadoc(List.of("Return the name of the field in the events that set it.",
				"@return the name on the wire, in lowerCamelCase"));
		body.open("public String fieldName()");
		body.line("return this.fieldName;");
		body.close();
		body.blank();
		body.javadoc(List.of("Find a field by its name on the wire.", "@param fieldName the name",
				"@return the field, {@code null} if players have none of that name"));
		body.open("public static @%s %s named(String fieldName)".formatted(nullable, FIELD));
		body.line("return BY_NAME.get(fieldName);");
		body.close();
		body.blank();
		body.close();
		return StateSources.file(FIELD, imports, body);
	}

	private List<String> comment(FieldDescriptor field) {
		return new JavadocText(this.schema.comment(field))
			.description("The field <code>%s</code>.".formatted(field.getName()));
	}

	private CodeGeneratorResponse.File stateFile() {
		Imports imports = new Imports();
		String nullable = imports.name("org.jspecify.annotations.Nullable");
		SourceWriter body = new SourceWriter();
		body.javadoc(
				List.of("What is known of a player, field by field. For the client's own type of player to extend.",
						"<p>", "What the server has not told reads as the default of its type, unless the method says",
						"otherwise.", "", "@since 0.1.0"));
		body.open("public abstract class " + STATE);
		body.blank();
		body.javadoc(List.of("Create the state of a player."));
		body.open("protected %s()".formatted(STATE));
		body.close();
		body.blank();
		body.javadoc(List.of("Return the value of a field.", "@param field the field",
				"@return the value as the getter of the event's message gives it, {@code null} if the",
				"server has not told it"));
		body.line("protected abstract @%s Object value(%s field);".formatted(nullable, FIELD));
		for (FieldDescriptor field : this.fields.all()) {
			if (!SchemaOptions.of(field).accessor().isEmpty()) {
				new PlayerAccessor(field, this.fields.event(field), this.schema.comment(field)).write(body, imports);
			}
		}
		body.blank();
		body.close();
		return StateSources.file(STATE, imports, body);
	}

}
