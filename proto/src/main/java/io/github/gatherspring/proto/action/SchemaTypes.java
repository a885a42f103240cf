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

import java.util.Locale;
import java.util.stream.Collectors;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

import io.github.gatherspring.proto.OptionsProto;

/**
 * What a field of the schema is, in words: its type as the schema writes it, whether it
 * may be left out, what can be expected of it.
 */
final class SchemaTypes {

	private SchemaTypes() {
	}

	/**
	 * Returns the type of a field, of a repeated one that of its elements.
	 * @param field the field
	 * @return such as {@code uint32}, {@code map<string,bool>} or {@code PlayerInitInfo}
	 */
	static String name(FieldDescriptor field) {
		if (field.isMapField()) {
			return "map<%s,%s>".formatted(name(field.getMessageType().findFieldByNumber(1)),
					name(field.getMessageType().findFieldByNumber(2)));
		}
		return switch (field.getJavaType()) {
			case ENUM -> field.getEnumType().getFullName();
			case MESSAGE -> field.getMessageType().getFullName();
			default -> field.getType().name().toLowerCase(Locale.ROOT);
		};
	}

	/** To protobuf an optional field is a oneof with one case. */
	static boolean isOptional(FieldDescriptor field) {
		return field.getContainingOneof() != null;
	}

	static boolean isExperimental(FieldDescriptor field) {
		return field.getOptions().getExtension(OptionsProto.experimental);
	}

	static boolean isDeprecated(FieldDescriptor field) {
		return field.getOptions().getDeprecated();
	}

	/**
	 * Returns the name and the type as a line of documentation.
	 * @param field the field
	 * @return such as {@code targetId (string) optional}
	 */
	static String signature(FieldDescriptor field) {
		String type = name(field) + ((field.isRepeated() && !field.isMapField()) ? "[]" : "");
		return "%s (%s)%s".formatted(field.getName(), type, isOptional(field) ? " optional" : "");
	}

	/**
	 * Returns the comment of a field, with the constants if it is an enum.
	 * @param field the field
	 * @return plain text
	 */
	static String documentation(FieldDescriptor field) {
		String comment = SchemaDocumentation.of(field);
		return (field.getJavaType() == FieldDescriptor.JavaType.ENUM)
				? "%s%nOne of %s.".formatted(comment, constants(field.getEnumType()))
					.replace(System.lineSeparator(), "\n")
				: comment;
	}

	static String constants(EnumDescriptor type) {
		return type.getValues().stream().map(EnumValueDescriptor::getName).collect(Collectors.joining(", "));
	}

}
