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

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorResponse;

import io.github.gatherspring.protoc.SchemaOptions.Role;

/**
 * Writes which actions change what the avatar enters with.
 */
final class EnteringTable {

	private static final String NAME = "EnteringActions";

	private static final String INFO = "PlayerInitInfo";

	private final Schema schema;

	EnteringTable(Schema schema) {
		this.schema = schema;
	}

	CodeGeneratorResponse.File file() {
		Imports imports = new Imports();
		Descriptor info = this.schema.message(INFO);
		List<FieldDescriptor> actions = this.schema.actions();
		String envelope = imports.name(JavaNames.type(actions.get(0).getContainingType()));
		String infoType = imports.name(JavaNames.type(info));
		Map<Integer, List<String>> assignments = new TreeMap<>();
		for (FieldDescriptor action : actions) {
			List<String> lines = assignments(action, info);
			if (!lines.isEmpty()) {
				assignments.put(action.getNumber(), lines);
			}
		}
		SourceWriter body = new SourceWriter();
		body.javadoc(
				List.of("What actions on one's own avatar mean for the next time that it enters.", "", "@since 0.1.0"));
		body.open("public final class " + NAME);
		body.blank();
		body.open("private %s()".formatted(NAME));
		body.close();
		body.blank();
		body.javadoc(List.of("Return whether an action sets something that the avatar enters with.",
				"@param action the action", "@return {@code false} also if the action is about another player"));
		body.open("public static boolean isKept(%s action)".formatted(envelope));
		predicate(body, actions.stream().filter((action) -> assignments.containsKey(action.getNumber())).toList());
		body.close();
		body.blank();
		body.javadoc(List.of("Return whether an action moves the avatar away from where it entered.",
				"@param action the action", "@return {@code false} also if the action is about another player"));
		body.open("public static boolean movesAvatar(%s action)".formatted(envelope));
		predicate(body, actions.stream().filter((action) -> SchemaOptions.of(action).movesAvatar()).toList());
		body.close();
		body.blank();
		body.javadoc(List.of("Put what an action has set into what the avatar enters with.",
				"@param action an action that {@linkplain #isKept is kept}; others change nothing",
				"@param info what to change"));
		body.open("public static void keep(%s action, %s.Builder info)".formatted(envelope, infoType));
		body.open("if (!isKept(action))");
		body.line("return;");
		body.close();
		body.open("switch (action.getActionCase().getNumber())");
		assignments.forEach((number, lines) -> {
			body.open("case %d ->".formatted(number));
			lines.forEach(body::line);
			body.close();
		});
		body.open("default ->");
		body.close();
		body.close();
		body.close();
		body.blank();
		body.close();
		return StateSources.file(NAME, imports, body);
	}

	private static void predicate(SourceWriter body, List<FieldDescriptor> actions) {
		body.open("return switch (action.getActionCase().getNumber())");
		for (FieldDescriptor action : actions) {
			body.line("case %d -> %s;".formatted(action.getNumber(), aboutYourself(action)));
		}
		body.line("default -> false;");
		body.close(";");
	}

	private static String aboutYourself(FieldDescriptor action) {
		return action.getMessageType()
			.getFields()
			.stream()
			.filter((field) -> SchemaOptions.of(field).role() == Role.TARGET)
			.findFirst()
			.map((target) -> "!%s.has%s()".formatted(getter(action), JavaNames.accessor(target.getName())))
			.orElse("true");
	}

	private static List<String> assignments(FieldDescriptor action, Descriptor info) {
		List<String> lines = new ArrayList<>();
		for (FieldDescriptor argument : action.getMessageType().getFields()) {
			String entersAs = SchemaOptions.of(argument).entersAs();
			if (!entersAs.isEmpty()) {
				if (info.findFieldByName(entersAs) == null) {
					throw new SchemaException("'%s' enters as '%s', but %s has no such field"
						.formatted(argument.getFullName(), entersAs, INFO));
				}
				lines.add("info.set%s(%s.get%s());".formatted(JavaNames.accessor(entersAs), getter(action),
						JavaNames.accessor(argument.getName())));
			}
		}
		return lines;
	}

	private static String getter(FieldDescriptor action) {
		return "action.get%s()".formatted(JavaNames.accessor(action.getName()));
	}

}
