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
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

/**
 * The generated sources of actions: one interface for each file that declares messages of
 * actions, and one that is all of them.
 */
final class ActionSources {

	static final String PACKAGE = "io.github.gatherspring.proto.action";

	static final String DIRECTORY = PACKAGE.replace('.', '/') + "/";

	private static final String ALL = "GatherActions";

	private final Schema schema;

	ActionSources(Schema schema) {
		this.schema = schema;
	}

	List<CodeGeneratorResponse.File> files() {
		Map<String, List<FieldDescriptor>> groups = new TreeMap<>();
		for (FieldDescriptor action : this.schema.actions()) {
			groups.computeIfAbsent(groupName(action.getMessageType().getFile()), (name) -> new ArrayList<>())
				.add(action);
		}
		List<CodeGeneratorResponse.File> files = new ArrayList<>();
		groups.forEach(
				(name, actions) -> files.add(file(name, new ActionInterface(name, this.schema, actions).source())));
		files.add(file(ALL, all(groups)));
		return files;
	}

	/**
	 * Returns the name of the interface for the actions of a file.
	 * @param file such as {@code gather/object.proto}
	 * @return such as {@code ObjectActions}
	 */
	static String groupName(FileDescriptor file) {
		String name = file.getName().substring(file.getName().lastIndexOf('/') + 1).replace(".proto", "");
		return JavaNames.accessor(name) + "Actions";
	}

	private static String all(Map<String, List<FieldDescriptor>> groups) {
		SourceWriter writer = new SourceWriter();
		writer.line("package %s;".formatted(PACKAGE));
		writer.blank();
		int count = groups.values().stream().mapToInt(List::size).sum();
		List<String> javadoc = new ArrayList<>();
		javadoc.addAll(JavadocText
			.wrap("All %d actions that a client can send, by subject: %s; and by name: {@link NamedActions}."
				.formatted(count, String.join(", ", groups.keySet().stream().map("{@link %s}"::formatted).toList()))));
		javadoc.addAll(List.of("", "@since 0.1.0"));
		writer.javadoc(javadoc);
		writer.line("public interface %s".formatted(ALL));
		writer.line("\t\textends %s, NamedActions {".formatted(String.join(",\n\t\t", groups.keySet())));
		writer.blank();
		writer.line("}");
		return writer.toString();
	}

	static CodeGeneratorResponse.File file(String name, String source) {
		return CodeGeneratorResponse.File.newBuilder().setName(DIRECTORY + name + ".java").setContent(source).build();
	}

}
