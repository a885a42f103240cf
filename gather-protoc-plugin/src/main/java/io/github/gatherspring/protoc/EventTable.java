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

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

import io.github.gatherspring.protoc.SchemaOptions.Role;

/**
 * Writes what each event means for the state as a table of constants, which can be read
 * without building the schema.
 */
final class EventTable {

	private static final String NAME = "EventTable";

	private final Schema schema;

	private final PlayerFields playerFields;

	EventTable(Schema schema, PlayerFields playerFields) {
		this.schema = schema;
		this.playerFields = playerFields;
	}

	CodeGeneratorResponse.File file() {
		EnumDescriptor kinds = this.schema.enumeration("EventKind");
		Imports imports = new Imports();
		String list = imports.name("java.util.List");
		String kind = imports.name(JavaNames.type(kinds));
		SourceWriter body = new SourceWriter();
		body.javadoc(List.of("What each event means for the state, as the schema says."));
		body.open("final class " + NAME);
		body.blank();
		body.open("private %s()".formatted(NAME));
		body.close();
		body.blank();
		body.open("static %s<EventMeaning> rows()".formatted(list));
		List<String> rows = this.schema.events().stream().map((event) -> row(event, kind, list, kinds)).toList();
		body.line("return %s.of(%n\t\t\t\t%s);".formatted(list, String.join(",\n\t\t\t\t", rows)));
		body.close();
		body.blank();
		body.close();
		return StateSources.file(NAME, imports, body);
	}

	private String row(FieldDescriptor event, String kindType, String listType, EnumDescriptor kinds) {
		SchemaOptions options = SchemaOptions.of(event);
		String kind = options.kind(kinds);
		List<String> sets = this.playerFields.of(event, kind)
			.stream()
			.map((field) -> "PlayerField." + PlayerFields.constant(field))
			.toList();
		return "new EventMeaning(%d, \"%s\", %s.%s, %s, %s, %s, %s, %s.of(%s), %b, %b, %b, %b)".formatted(
				event.getNumber(), event.getName(), kindType, kind, named(event, Role.PLAYER),
				named(event, Role.TARGET), named(event, Role.MAP), named(event, Role.DELETES), listType,
				String.join(", ", sets), options.isDeprecated(), options.floods(), options.isUnasked(),
				options.isKnownToAll());
	}

	private static String named(FieldDescriptor event, Role role) {
		List<String> names = event.getMessageType()
			.getFields()
			.stream()
			.filter((field) -> SchemaOptions.of(field).role() == role)
			.map(FieldDescriptor::getName)
			.toList();
		if (names.size() > 1) {
			throw new SchemaException("The event '%s' has several fields with the role %s: %s"
				.formatted(event.getName(), role, String.join(", ", names)));
		}
		return names.isEmpty() ? "null" : "\"" + names.get(0) + "\"";
	}

}
