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

import java.util.stream.Stream;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;

/**
 * Everything in a file that must be described: messages, fields, enums and constants.
 */
final class SchemaElements {

	private SchemaElements() {
	}

	static Stream<GenericDescriptor> of(FileDescriptor file) {
		return Stream.concat(file.getExtensions().stream(),
				Stream.concat(file.getEnumTypes().stream().flatMap(SchemaElements::of),
						file.getMessageTypes().stream().flatMap(SchemaElements::of)));
	}

	private static Stream<GenericDescriptor> of(Descriptor message) {
		if (message.getOptions().getMapEntry()) {
			return Stream.empty();
		}
		Stream<GenericDescriptor> self = Stream.concat(Stream.of(message), message.getFields().stream());
		Stream<GenericDescriptor> nested = Stream.concat(message.getEnumTypes().stream().flatMap(SchemaElements::of),
				message.getNestedTypes().stream().flatMap(SchemaElements::of));
		return Stream.concat(self, nested);
	}

	private static Stream<GenericDescriptor> of(EnumDescriptor type) {
		return Stream.concat(Stream.of(type), type.getValues().stream());
	}

}
