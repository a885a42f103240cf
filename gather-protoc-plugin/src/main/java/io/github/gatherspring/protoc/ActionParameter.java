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

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;

/**
 * One argument of an action as a parameter in Java.
 *
 * @param action the action's name, for messages
 * @param field the field of the action's message
 */
record ActionParameter(String action, FieldDescriptor field) {

	/**
	 * Whether the argument may be left out: an optional field or one case of a oneof. To
	 * protobuf an optional field is a oneof with one case. Presence is not asked for,
	 * since a message has it without being optional.
	 */
	boolean optional() {
		return this.field.getContainingOneof() != null;
	}

	String name() {
		return JavaNames.parameter(this.field.getName());
	}

	/**
	 * Returns the parameter's type as the source writes it.
	 * @param imports where the type is imported
	 * @return a primitive type or a reference, with {@code @Nullable} if the argument is
	 * optional
	 */
	String type(Imports imports) {
		if (this.field.isMapField()) {
			return ValueTypes.boxed(this.field, imports);
		}
		if (this.field.isRepeated()) {
			return "Iterable<%s>".formatted(ValueTypes.boxed(this.field, imports));
		}
		return optional() ? nullable(ValueTypes.boxed(this.field, imports), imports)
				: ValueTypes.plain(this.field, imports);
	}

	/** Of a nested type, the annotation belongs to the innermost name. */
	private static String nullable(String type, Imports imports) {
		int innermost = type.lastIndexOf('.') + 1;
		return "%s@%s %s".formatted(type.substring(0, innermost), imports.name("org.jspecify.annotations.Nullable"),
				type.substring(innermost));
	}

	/**
	 * Returns the expression that puts the argument into the builder.
	 */
	String assignment() {
		String accessor = JavaNames.accessor(this.field.getName());
		if (this.field.isMapField()) {
			return "builder.putAll%s(ActionArguments.map(%s, %b, %b))".formatted(accessor, arguments(),
					isUnsigned(key()), isUnsigned(value()));
		}
		if (this.field.isRepeated()) {
			return "builder.addAll%s(ActionArguments.list(%s, %b))".formatted(accessor, arguments(),
					isUnsigned(this.field));
		}
		return "builder.set%s(%s)".formatted(accessor, checked());
	}

	/** Whether anything about the argument can be refused before it is sent. */
	boolean isChecked() {
		return this.field.isRepeated() || isUnsigned(this.field) || this.field.getJavaType() == JavaType.ENUM
				|| this.field.getRealContainingOneof() != null || (isReference() && !optional());
	}

	private String checked() {
		if (isUnsigned(this.field)) {
			return "ActionArguments.unsigned(%s)".formatted(arguments());
		}
		if (this.field.getJavaType() == JavaType.ENUM) {
			return "ActionArguments.constant(%s)".formatted(arguments());
		}
		return (isReference() && !optional()) ? "ActionArguments.required(%s)".formatted(arguments()) : name();
	}

	private String arguments() {
		return "\"%s\", \"%s\", %s".formatted(this.action, this.field.getName(), name());
	}

	private boolean isReference() {
		return switch (this.field.getJavaType()) {
			case STRING, BYTE_STRING, ENUM, MESSAGE -> true;
			default -> false;
		};
	}

	private FieldDescriptor key() {
		return this.field.getMessageType().findFieldByNumber(1);
	}

	private FieldDescriptor value() {
		return this.field.getMessageType().findFieldByNumber(2);
	}

	static boolean isUnsigned(FieldDescriptor field) {
		return switch (field.getType()) {
			case UINT32, UINT64, FIXED32, FIXED64 -> true;
			default -> false;
		};
	}

	/**
	 * Whether the documentation has to tell the unsigned range from Java's.
	 */
	boolean isUnsignedAnywhere() {
		return isUnsigned(this.field) || this.field.isMapField() && (isUnsigned(key()) || isUnsigned(value()));
	}

	boolean isUnsigned64() {
		FieldDescriptor number = this.field.isMapField() && isUnsigned(value()) ? value() : this.field;
		return number.getType() == Type.UINT64 || number.getType() == Type.FIXED64;
	}

}
