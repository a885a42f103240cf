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
import java.util.function.Function;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

/**
 * Writes the switches between numbers, names and classes of messages. Descriptors could
 * answer too, but by reflection, and after the whole schema has been built and every
 * class of it loaded: a good half second at the start of a JVM.
 */
final class MessageTables {

	private static final String EVENTS = "EventMessages";

	private static final String ACTIONS = "ActionMessages";

	private final Schema schema;

	MessageTables(Schema schema) {
		this.schema = schema;
	}

	List<CodeGeneratorResponse.File> files() {
		return List.of(events(), actions());
	}

	private CodeGeneratorResponse.File events() {
		List<FieldDescriptor> events = this.schema.events();
		Imports imports = new Imports();
		String envelope = imports.name(JavaNames.type(events.get(0).getContainingType()));
		String message = imports.name("com.google.protobuf.Message");
		String parser = imports.name("com.google.protobuf.Parser");
		String nullable = imports.name("org.jspecify.annotations.Nullable");
		SourceWriter body = begin(EVENTS, "Messages of the events by number.");
		table(body, "static @%s %s of(%s event)".formatted(nullable, message, envelope),
				"event.getEventCase().getNumber()", events,
				(event) -> "event.get%s()".formatted(JavaNames.accessor(event.getName())), "null");
		table(body, "static @%s %s empty(int number)".formatted(nullable, message), "number", events,
				(event) -> type(imports, event) + ".getDefaultInstance()", "null");
		table(body, "static @%s %s<? extends %s> parser(int number)".formatted(nullable, parser, message), "number",
				events, (event) -> type(imports, event) + ".parser()", "null");
		body.open("static int numberOf(Class<?> type)");
		body.open("return switch (type.getName())");
		for (FieldDescriptor event : events) {
			body.line("case \"%s\" -> %d;".formatted(JavaNames.type(event.getMessageType()), event.getNumber()));
		}
		body.line("default -> 0;");
		body.close(";");
		body.close();
		body.blank();
		return end(EVENTS, imports, body);
	}

	private CodeGeneratorResponse.File actions() {
		List<FieldDescriptor> actions = this.schema.actions();
		Imports imports = new Imports();
		String message = imports.name("com.google.protobuf.Message");
		String nullable = imports.name("org.jspecify.annotations.Nullable");
		SourceWriter body = begin(ACTIONS, "Names and messages of the actions by number.");
		table(body, "static @%s String nameOf(int number)".formatted(nullable), "number", actions,
				(action) -> "\"" + action.getName() + "\"", "null");
		table(body, "static @%s %s empty(int number)".formatted(nullable, message), "number", actions,
				(action) -> type(imports, action) + ".getDefaultInstance()", "null");
		return end(ACTIONS, imports, body);
	}

	private static String type(Imports imports, FieldDescriptor field) {
		return imports.name(JavaNames.type(field.getMessageType()));
	}

	private static SourceWriter begin(String name, String summary) {
		SourceWriter body = new SourceWriter();
		body.javadoc(List.of(summary));
		body.open("final class " + name);
		body.blank();
		body.open("private %s()".formatted(name));
		body.close();
		body.blank();
		return body;
	}

	private static void table(SourceWriter body, String method, String selector, List<FieldDescriptor> fields,
			Function<FieldDescriptor, String> value, String otherwise) {
		body.open(method);
		body.open("return switch (%s)".formatted(selector));
		for (FieldDescriptor field : fields) {
			body.line("case %d -> %s;".formatted(field.getNumber(), value.apply(field)));
		}
		body.line("default -> %s;".formatted(otherwise));
		body.close(";");
		body.close();
		body.blank();
	}

	private static CodeGeneratorResponse.File end(String name, Imports imports, SourceWriter body) {
		body.close();
		SourceWriter source = new SourceWriter();
		source.line("package %s;".formatted(ActionSources.PACKAGE));
		source.blank();
		imports.sorted().forEach((type) -> source.line("import %s;".formatted(type)));
		source.blank();
		return ActionSources.file(name, source + body.toString());
	}

}
