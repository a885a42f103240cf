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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;

/**
 * Writes the method that reads one field of a player.
 */
final class PlayerAccessor {

	private final FieldDescriptor field;

	private final FieldDescriptor event;

	private final String comment;

	private final SchemaOptions options;

	/**
	 * Creates an accessor.
	 * @param field the field
	 * @param event the event that carries it
	 * @param comment what the schema says of the field
	 */
	PlayerAccessor(FieldDescriptor field, FieldDescriptor event, String comment) {
		this.field = field;
		this.event = event;
		this.comment = comment;
		this.options = SchemaOptions.of(field);
	}

	void write(SourceWriter body, Imports imports) {
		body.blank();
		body.javadoc(javadoc());
		if (this.field.isMapField()) {
			body.line("@SuppressWarnings(\"unchecked\")");
		}
		body.open("public %s %s()".formatted(type(imports), this.options.accessor()));
		body.line("Object value = value(PlayerField.%s);".formatted(PlayerFields.constant(this.field)));
		body.line("return (value != null) ? %s : %s;".formatted(told(imports), unlessTold(imports)));
		body.close();
	}

	private List<String> javadoc() {
		List<String> lines = new ArrayList<>();
		if (isBoolean()) {
			lines.addAll(JavadocText
				.wrap("Return whether {@code %s} is set for the player.".formatted(this.field.getName())));
		}
		else {
			lines.addAll(JavadocText.wrap("Return the player's %s.".formatted(words())));
		}
		List<String> description = new JavadocText(this.comment).description("");
		if (!description.equals(List.of(""))) {
			lines.add("<p>");
			lines.addAll(description);
		}
		if (SchemaOptions.of(this.event).floods()) {
			lines.add("<p>");
			lines.addAll(JavadocText.wrap(
					"Kept only while somebody subscribes to {@code %s}, which comes too often to be asked for otherwise."
						.formatted(this.event.getName())));
		}
		lines.addAll(JavadocText.wrap("@return " + returned()));
		return lines;
	}

	private String words() {
		return this.options.accessor().replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
	}

	private String returned() {
		if (isBoolean()) {
			return "whether it is set; {@code false} if the server has not told it";
		}
		if (this.field.isMapField()) {
			return "an unmodifiable map, empty if the server has not told it";
		}
		return switch (this.field.getJavaType()) {
			case STRING -> "the text, empty if the server has not told it";
			case MESSAGE -> "the message, its default instance if the server has not told it";
			default -> "the number, %s if the server has not told it"
				.formatted(this.options.unlessTold().isEmpty() ? "0" : this.options.unlessTold());
		};
	}

	private boolean isBoolean() {
		return this.options.isFlag() || this.field.getJavaType() == JavaType.BOOLEAN;
	}

	private String type(Imports imports) {
		return this.options.isFlag() ? "boolean" : ValueTypes.plain(this.field, imports);
	}

	private String told(Imports imports) {
		if (this.options.isFlag()) {
			return "(Integer) value != 0";
		}
		String type = ValueTypes.boxed(this.field, imports);
		return "(%s) value".formatted(type);
	}

	private String unlessTold(Imports imports) {
		if (!this.options.unlessTold().isEmpty()) {
			return this.options.unlessTold();
		}
		if (isBoolean()) {
			return "false";
		}
		if (this.field.isMapField()) {
			return imports.name("java.util.Map") + ".of()";
		}
		return switch (this.field.getJavaType()) {
			case STRING -> "\"\"";
			case MESSAGE -> type(imports) + ".getDefaultInstance()";
			case INT, LONG, FLOAT, DOUBLE -> "0";
			default -> throw new SchemaException("No method can read the field '%s' of type %s"
				.formatted(this.field.getFullName(), this.field.getJavaType()));
		};
	}

}
