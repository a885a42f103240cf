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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;

/**
 * The schema with its comments: all files that protoc has read, in dependency order.
 */
final class Schema {

	private final List<FileDescriptor> files;

	private final Map<String, String> comments;

	private Schema(List<FileDescriptor> files, Map<String, String> comments) {
		this.files = files;
		this.comments = comments;
	}

	static Schema of(List<FileDescriptorProto> protos) throws DescriptorValidationException {
		Map<String, FileDescriptor> files = new LinkedHashMap<>();
		Map<String, String> comments = new LinkedHashMap<>();
		for (FileDescriptorProto proto : protos) {
			FileDescriptor[] dependencies = proto.getDependencyList()
				.stream()
				.map(files::get)
				.toArray(FileDescriptor[]::new);
			FileDescriptor file = FileDescriptor.buildFrom(proto, dependencies);
			files.put(file.getName(), file);
			if (!isProtobufsOwn(file)) {
				comments.putAll(SchemaComments.of(proto));
			}
		}
		return new Schema(files.values().stream().filter((file) -> !isProtobufsOwn(file)).toList(), comments);
	}

	private static boolean isProtobufsOwn(FileDescriptor file) {
		return file.getName().startsWith("google/protobuf/");
	}

	static boolean isExperimental(FieldDescriptor field) {
		return SchemaOptions.of(field).isExperimental();
	}

	/**
	 * Returns the actions: the cases of the one oneof that the client can send.
	 * @return the fields in the order of the schema
	 */
	List<FieldDescriptor> actions() {
		return cases("ClientServerAction", "action");
	}

	/**
	 * Returns the events: the cases of the one oneof that the server can send.
	 * @return the fields in the order of the schema
	 */
	List<FieldDescriptor> events() {
		return cases("ServerClientEvent", "event");
	}

	/**
	 * Returns a message of the schema that is not nested.
	 * @param name its name
	 * @return the message
	 * @throws SchemaException if there is none
	 */
	Descriptor message(String name) {
		return this.files.stream()
			.flatMap((file) -> file.getMessageTypes().stream())
			.filter((message) -> message.getFullName().equals(name))
			.findFirst()
			.orElseThrow(() -> new SchemaException("The schema has no message '%s'".formatted(name)));
	}

	/**
	 * Returns an enum of the schema that is not nested.
	 * @param name its name
	 * @return the enum
	 * @throws SchemaException if there is none
	 */
	EnumDescriptor enumeration(String name) {
		return this.files.stream()
			.flatMap((file) -> file.getEnumTypes().stream())
			.filter((type) -> type.getFullName().equals(name))
			.findFirst()
			.orElseThrow(() -> new SchemaException("The schema has no enum '%s'".formatted(name)));
	}

	private List<FieldDescriptor> cases(String envelope, String oneof) {
		return this.files.stream()
			.flatMap((file) -> file.getMessageTypes().stream())
			.filter((message) -> message.getFullName().equals(envelope))
			.flatMap((message) -> message.getRealOneofs().stream())
			.filter((candidate) -> candidate.getName().equals(oneof))
			.map(OneofDescriptor::getFields)
			.findFirst()
			.orElseThrow(() -> new SchemaException(
					"The schema has no message '%s' with a oneof '%s'; give protoc the file that declares it"
						.formatted(envelope, oneof)));
	}

	/**
	 * Returns the comment of a message, field, oneof, enum or constant.
	 * @param descriptor whose comment
	 * @return the text without comment marks, empty if there is none
	 */
	String comment(GenericDescriptor descriptor) {
		return this.comments.getOrDefault(descriptor.getFullName(), "");
	}

	String fileComment(FileDescriptor file) {
		return this.comments.getOrDefault(file.getName(), "");
	}

	/**
	 * Returns all comments by the full name of what they describe.
	 * @return the comments in the order of the schema, those that are missing left out
	 */
	Map<String, String> comments() {
		return this.comments;
	}

	/**
	 * Checks that everything a user can meet is described.
	 * @throws SchemaException if a comment is missing, naming each place
	 */
	void requireComments() {
		List<String> missing = new ArrayList<>();
		for (FileDescriptor file : this.files) {
			if (!this.comments.containsKey(file.getName())) {
				missing.add("%s: a comment right above 'syntax'".formatted(file.getName()));
			}
			SchemaElements.of(file)
				.filter((element) -> comment(element).isEmpty())
				.forEach((element) -> missing.add("%s: %s".formatted(file.getName(), element.getFullName())));
		}
		if (!missing.isEmpty()) {
			throw new SchemaException(
					"%d elements of the schema have no comment. Javadoc, actions() and docs/ are made of these comments: write one above each of%n  %s"
						.formatted(missing.size(), String.join(System.lineSeparator() + "  ", missing)));
		}
	}

}
