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

package io.github.gatherspring.proto;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;

/**
 * Everything that the schema declares, found from the two envelopes.
 */
public final class SchemaFiles {

	private SchemaFiles() {
	}

	public static List<FileDescriptor> all() {
		Map<String, FileDescriptor> files = new LinkedHashMap<>();
		collect(ActionsProto.getDescriptor(), files);
		collect(EventsProto.getDescriptor(), files);
		return List.copyOf(files.values());
	}

	private static void collect(FileDescriptor file, Map<String, FileDescriptor> files) {
		if (file.getName().startsWith("gather/") && files.putIfAbsent(file.getName(), file) == null) {
			file.getDependencies().forEach((dependency) -> collect(dependency, files));
		}
	}

	public static Stream<Descriptor> messages() {
		return all().stream().flatMap((file) -> file.getMessageTypes().stream()).flatMap(SchemaFiles::withNested);
	}

	private static Stream<Descriptor> withNested(Descriptor message) {
		return Stream.concat(Stream.of(message),
				message.getNestedTypes()
					.stream()
					.filter((nested) -> !nested.getOptions().getMapEntry())
					.flatMap(SchemaFiles::withNested));
	}

	/**
	 * Returns the enums of the protocol: those of the options never go over the wire.
	 */
	public static Stream<EnumDescriptor> enums() {
		return Stream.concat(
				all().stream()
					.filter((file) -> !file.equals(OptionsProto.getDescriptor()))
					.flatMap((file) -> file.getEnumTypes().stream()),
				messages().flatMap((message) -> message.getEnumTypes().stream()));
	}

}
