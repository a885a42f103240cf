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

package io.github.gatherspring.proto.action;

import java.util.Objects;
import java.util.function.IntFunction;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * One action or event: a case of the oneof of an envelope, and the message that it holds.
 */
final class SchemaEntry {

	private final FieldDescriptor field;

	private final String snakeCaseName;

	private final IntFunction<@Nullable Message> messages;

	/**
	 * Creates an entry.
	 * @param field the case
	 * @param messages gives the empty message of a case: by its number and when it is
	 * asked for, since it loads the classes of the message
	 */
	SchemaEntry(FieldDescriptor field, IntFunction<@Nullable Message> messages) {
		this.field = field;
		this.snakeCaseName = ProtocolNames.snakeCase(field.getName());
		this.messages = messages;
	}

	FieldDescriptor field() {
		return this.field;
	}

	String name() {
		return this.field.getName();
	}

	String snakeCaseName() {
		return this.snakeCaseName;
	}

	Message defaultInstance() {
		Message message = this.messages.apply(this.field.getNumber());
		Objects.requireNonNull(message, () -> "No generated message for " + name());
		return message;
	}

	boolean deprecated() {
		return SchemaTypes.isDeprecated(this.field);
	}

	boolean experimental() {
		return SchemaTypes.isExperimental(this.field);
	}

	String summary() {
		return SchemaDocumentation.summaryOf(this.field);
	}

	/** The file without folder and ending names the subject. */
	String group() {
		String file = this.field.getMessageType().getFile().getName();
		return file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
	}

	String documentation(String fieldsTitle) {
		StringBuilder text = new StringBuilder(name());
		if (!snakeCaseName().equals(name())) {
			text.append(" (").append(snakeCaseName()).append(')');
		}
		text.append("\n\n").append(SchemaDocumentation.of(this.field.getMessageType())).append('\n');
		if (deprecated()) {
			text.append("\nDeprecated: ").append(SchemaDocumentation.of(this.field)).append('\n');
		}
		if (experimental()) {
			text.append("\nExperimental: Gather may change or withdraw it without notice.\n");
		}
		text.append('\n').append(fieldsTitle).append('\n');
		for (FieldDescriptor argument : this.field.getMessageType().getFields()) {
			text.append("  ").append(SchemaTypes.signature(argument)).append('\n');
			SchemaTypes.documentation(argument)
				.lines()
				.forEach((line) -> text.append("      ").append(line).append('\n'));
		}
		return text.toString();
	}

}
