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

/**
 * The types of Java that hold the values of fields, as a source writes them.
 */
final class ValueTypes {

	private ValueTypes() {
	}

	/**
	 * Returns the type of a getter.
	 * @param field a field that is a map or has one value
	 * @param imports where the type is imported
	 * @return a primitive type where there is one
	 */
	static String plain(FieldDescriptor field, Imports imports) {
		if (field.isMapField()) {
			return boxed(field, imports);
		}
		return switch (field.getJavaType()) {
			case INT -> "int";
			case LONG -> "long";
			case FLOAT -> "float";
			case DOUBLE -> "double";
			case BOOLEAN -> "boolean";
			default -> boxed(field, imports);
		};
	}

	/**
	 * Returns the type of a value as an object.
	 */
	static String boxed(FieldDescriptor field, Imports imports) {
		if (field.isMapField()) {
			return "%s<%s, %s>".formatted(imports.name("java.util.Map"),
					boxed(field.getMessageType().findFieldByNumber(1), imports),
					boxed(field.getMessageType().findFieldByNumber(2), imports));
		}
		return switch (field.getJavaType()) {
			case INT -> "Integer";
			case LONG -> "Long";
			case FLOAT -> "Float";
			case DOUBLE -> "Double";
			case BOOLEAN -> "Boolean";
			case STRING -> "String";
			case BYTE_STRING -> imports.name("com.google.protobuf.ByteString");
			case ENUM -> imports.name(JavaNames.type(field.getEnumType()));
			case MESSAGE -> imports.name(JavaNames.type(field.getMessageType()));
		};
	}

}
