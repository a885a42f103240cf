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
 * Writes the switch that takes the message out of an event's envelope. Descriptors could
 * do it too, but by reflection, and this runs for each event.
 */
final class EventMessages {

	private static final String NAME = "EventMessages";

	private final Schema schema;

	EventMessages(Schema schema) {
		this.schema = schema;
	}

	CodeGeneratorResponse.File file() {
		List<FieldDescriptor> events = this.schema.events();
		Imports imports = new Imports();
		String envelope = imports.name(JavaNames.type(events.get(0).getContainingType()));
		String message = imports.name("com.google.protobuf.Message");
		String nullable = imports.name("org.jspecify.annotations.Nullable");
		SourceWriter body = new SourceWriter();
		body.javadoc(List.of("Messages of the events, taken out of their envelope."));
		body.open("final class " + NAME);
		body.blank();
		body.open("private %s()".formatted(NAME));
		body.close();
		body.blank();
		body.open("static @%s %s of(%s event)".formatted(nullable, message, envelope));
		body.open("return switch (event.getEventCase().getNumber())");
		for (FieldDescriptor event : events) {
			body.line("case %d -> event.get%s();".formatted(event.getNumber(), JavaNames.accessor(event.getName())));
		}
		body.line("default -> null;");
		body.close(";");
		body.close();
		body.blank();
		body.close();
		SourceWriter source = new SourceWriter();
		source.line("package %s;".formatted(ActionSources.PACKAGE));
		source.blank();
		imports.sorted().forEach((type) -> source.line("import %s;".formatted(type)));
		source.blank();
		return ActionSources.file(NAME, source + body.toString());
	}

}
