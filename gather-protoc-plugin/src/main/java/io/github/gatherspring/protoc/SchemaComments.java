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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;

/**
 * Finds the comments of one file. Protoc hands them over apart from what they describe,
 * keyed by the path of field numbers and indexes that leads to it.
 */
final class SchemaComments {

	private final Map<List<Integer>, String> byPath = new HashMap<>();

	private final Map<String, String> byName = new LinkedHashMap<>();

	private final String prefix;

	private SchemaComments(FileDescriptorProto file) {
		this.prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
		for (Location location : file.getSourceCodeInfo().getLocationList()) {
			String comment = text(
					location.hasLeadingComments() ? location.getLeadingComments() : location.getTrailingComments());
			if (!comment.isEmpty()) {
				this.byPath.put(List.copyOf(location.getPathList()), comment);
			}
		}
		put(file.getName(), List.of(FileDescriptorProto.SYNTAX_FIELD_NUMBER));
		for (int i = 0; i < file.getMessageTypeCount(); i++) {
			message(this.prefix, file.getMessageType(i), List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, i));
		}
		for (int i = 0; i < file.getEnumTypeCount(); i++) {
			enumeration(this.prefix, file.getEnumType(i), List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
		}
		for (int i = 0; i < file.getExtensionCount(); i++) {
			put(this.prefix + file.getExtension(i).getName(), List.of(FileDescriptorProto.EXTENSION_FIELD_NUMBER, i));
		}
	}

	/**
	 * Returns the comments of a file: those of its elements by their full names, and its
	 * own, the one right above {@code syntax}, by the name of the file.
	 * @param file the file with its source information
	 * @return the comments in the order of the file
	 */
	static Map<String, String> of(FileDescriptorProto file) {
		return new SchemaComments(file).byName;
	}

	private void message(String scope, DescriptorProto message, List<Integer> path) {
		String name = scope + message.getName();
		put(name, path);
		for (int i = 0; i < message.getOneofDeclCount(); i++) {
			put(name + "." + message.getOneofDecl(i).getName(),
					append(path, DescriptorProto.ONEOF_DECL_FIELD_NUMBER, i));
		}
		for (int i = 0; i < message.getFieldCount(); i++) {
			put(name + "." + message.getField(i).getName(), append(path, DescriptorProto.FIELD_FIELD_NUMBER, i));
		}
		for (int i = 0; i < message.getEnumTypeCount(); i++) {
			enumeration(name + ".", message.getEnumType(i), append(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
		}
		for (int i = 0; i < message.getNestedTypeCount(); i++) {
			message(name + ".", message.getNestedType(i), append(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, i));
		}
	}

	private void enumeration(String scope, EnumDescriptorProto enumeration, List<Integer> path) {
		put(scope + enumeration.getName(), path);
		for (int i = 0; i < enumeration.getValueCount(); i++) {
			// Protobuf names constants as siblings of their enum, which two enums of one
			// message could share; the enum's name is kept in front here.
			put(scope + enumeration.getName() + "." + enumeration.getValue(i).getName(),
					append(path, EnumDescriptorProto.VALUE_FIELD_NUMBER, i));
		}
	}

	private void put(String name, List<Integer> path) {
		String comment = this.byPath.get(path);
		if (comment != null) {
			this.byName.put(name, comment);
		}
	}

	private static List<Integer> append(List<Integer> path, int field, int index) {
		List<Integer> longer = new ArrayList<>(path);
		longer.add(field);
		longer.add(index);
		return longer;
	}

	private static String text(String comment) {
		return comment.lines().map(SchemaComments::line).reduce((a, b) -> a + "\n" + b).orElse("").strip();
	}

	private static String line(String line) {
		return line.startsWith(" ") ? line.substring(1).stripTrailing() : line.stripTrailing();
	}

}
