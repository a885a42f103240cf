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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;

/**
 * One page of the reference in {@code docs/}: the cases of an envelope by subject, then
 * the types that they use.
 */
final class ReferencePage {

	private final StringBuilder text = new StringBuilder();

	private final Map<String, GenericDescriptor> types = new TreeMap<>();

	private final String kind;

	private ReferencePage(String kind) {
		this.kind = kind;
	}

	/**
	 * Writes a page.
	 * @param introduction title and first paragraphs in Markdown
	 * @param kind what a case is called here
	 * @param cases the actions or events
	 * @return the page in Markdown
	 */
	static String of(String introduction, String kind, List<FieldDescriptor> cases) {
		ReferencePage page = new ReferencePage(kind);
		page.text.append("<!-- Generated from the comments of proto/src/main/proto; see ReferencePageTests. -->\n\n");
		page.text.append(introduction.strip()).append("\n\n");
		page.write(cases);
		return page.text.toString();
	}

	private void write(List<FieldDescriptor> cases) {
		Map<FileDescriptor, List<FieldDescriptor>> groups = new LinkedHashMap<>();
		cases.forEach((each) -> groups.computeIfAbsent(each.getMessageType().getFile(), (file) -> new ArrayList<>())
			.add(each));
		groups.keySet().forEach((file) -> line("- [%s](#%s)".formatted(title(file), anchor(title(file)))));
		line("- [Types](#types)");
		blank();
		groups.forEach(this::writeGroup);
		line("## Types");
		blank();
		line("What the tables above call by name.");
		blank();
		this.types.values().forEach(this::writeType);
	}

	private void writeGroup(FileDescriptor file, List<FieldDescriptor> members) {
		line("## " + title(file));
		blank();
		line(markdown(SchemaDocumentation.of(file)));
		blank();
		line("| %s | |".formatted(this.kind));
		line("|---|---|");
		for (FieldDescriptor each : members) {
			line("| [%s](#%s) | %s |".formatted(each.getName(), anchor(each.getName()),
					markdown(SchemaDocumentation.of(each))));
		}
		blank();
		members.forEach(this::writeCase);
	}

	private void writeCase(FieldDescriptor each) {
		line("### " + each.getName());
		blank();
		String status = status(each);
		line("`%s` · %d%s".formatted(ProtocolNames.snakeCase(each.getName()), each.getNumber(),
				status.isEmpty() ? "" : " · **%s**".formatted(status)));
		blank();
		line(markdown(SchemaDocumentation.of(each.getMessageType())));
		blank();
		writeFields(each.getMessageType());
	}

	private void writeFields(Descriptor message) {
		if (message.getFields().isEmpty()) {
			return;
		}
		line("| name | type | meaning |");
		line("|---|---|---|");
		for (FieldDescriptor field : message.getFields()) {
			String status = status(field);
			line("| `%s` | %s | %s%s |".formatted(field.getName(), type(field),
					status.isEmpty() ? "" : "**%s** ".formatted(status), markdown(SchemaDocumentation.of(field))));
		}
		blank();
	}

	private void writeType(GenericDescriptor type) {
		line("### " + type.getFullName());
		blank();
		line(markdown(SchemaDocumentation.of(type)));
		blank();
		if (type instanceof Descriptor message) {
			writeFields(message);
		}
		if (type instanceof EnumDescriptor constants) {
			line("| constant | number | meaning |");
			line("|---|---|---|");
			constants.getValues()
				.forEach((constant) -> line("| `%s` | %d | %s |".formatted(constant.getName(), constant.getNumber(),
						markdown(SchemaDocumentation.of(constant)))));
			blank();
		}
	}

	private String type(FieldDescriptor field) {
		collect(field);
		String type = markdown(SchemaTypes.name(field));
		return type + ((field.isRepeated() && !field.isMapField()) ? "[]" : "")
				+ (SchemaTypes.isOptional(field) ? ", optional" : "");
	}

	private void collect(FieldDescriptor field) {
		if (field.getJavaType() == FieldDescriptor.JavaType.ENUM) {
			this.types.put(field.getEnumType().getFullName(), field.getEnumType());
		}
		else if (field.isMapField()) {
			collect(field.getMessageType().findFieldByName("value"));
		}
		else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
				&& this.types.put(field.getMessageType().getFullName(), field.getMessageType()) == null) {
			field.getMessageType().getFields().forEach(this::collect);
		}
	}

	private static String status(FieldDescriptor field) {
		return SchemaTypes.isDeprecated(field) ? "deprecated" : SchemaTypes.isExperimental(field) ? "experimental" : "";
	}

	private String title(FileDescriptor file) {
		String name = file.getName().substring(file.getName().lastIndexOf('/') + 1).replace(".proto", "");
		// Not the bare name: a subject and an action may be called the same.
		return "%s%s %ss".formatted(Character.toUpperCase(name.charAt(0)), name.substring(1), this.kind);
	}

	private static String anchor(String title) {
		return title.toLowerCase(Locale.ROOT).replace(' ', '-');
	}

	/**
	 * Puts a comment into one line that Markdown shows as it is; code in backticks stays.
	 */
	private static String markdown(String comment) {
		String[] parts = comment.replaceAll("\\s+", " ").replace("|", "\\|").split("`", -1);
		for (int i = 0; i < parts.length; i += 2) {
			parts[i] = parts[i].replace("<", "&lt;").replace(">", "&gt;").replace("*", "\\*").replace("_", "\\_");
		}
		return String.join("`", parts);
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	private void blank() {
		line("");
	}

}
