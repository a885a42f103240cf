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
import java.util.function.Predicate;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;

/**
 * Writes the interface for the actions of one file of the schema.
 */
final class ActionInterface {

	private final String name;

	private final Schema schema;

	private final List<FieldDescriptor> actions;

	private final Imports imports = new Imports();

	ActionInterface(String name, Schema schema, List<FieldDescriptor> actions) {
		this.name = name;
		this.schema = schema;
		this.actions = actions;
	}

	String source() {
		SourceWriter body = new SourceWriter();
		List<String> javadoc = new ArrayList<>(
				new JavadocText(this.schema.fileComment(this.actions.get(0).getMessageType().getFile())).description(
						"Actions of the subject <code>%s</code>.".formatted(this.name.replace("Actions", ""))));
		javadoc.addAll(List.of("<p>", "Each method sends one action and returns at once; see",
				"{@link ActionSender#send(%s)} for the answer and the ways it can fail."
					.formatted(this.imports.name(clientServerAction())),
				"", "@since 0.1.0"));
		body.javadoc(javadoc);
		body.open("public interface %s extends ActionSender".formatted(this.name));
		for (FieldDescriptor action : this.actions) {
			write(action, body);
		}
		body.blank();
		body.close();
		SourceWriter source = new SourceWriter();
		source.line("package %s;".formatted(ActionSources.PACKAGE));
		source.blank();
		this.imports.sorted().forEach((type) -> source.line("import %s;".formatted(type)));
		source.blank();
		return source + body.toString();
	}

	private void write(FieldDescriptor action, SourceWriter body) {
		List<ActionParameter> all = action.getMessageType()
			.getFields()
			.stream()
			.map((field) -> new ActionParameter(action.getName(), field))
			.toList();
		List<ActionParameter> required = all.stream().filter(Predicate.not(ActionParameter::optional)).toList();
		writeArguments(action, required, required.size() < all.size(), body);
		if (required.size() < all.size()) {
			writeArguments(action, all, false, body);
		}
		writeMessage(action, body);
	}

	private void writeArguments(FieldDescriptor action, List<ActionParameter> parameters, boolean others,
			SourceWriter body) {
		String message = this.imports.name(JavaNames.type(action.getMessageType()));
		List<String> tags = new ArrayList<>();
		parameters.forEach((parameter) -> tags.addAll(param(parameter)));
		boolean checked = parameters.stream().anyMatch(ActionParameter::isChecked);
		tags.addAll(checked
				? List.of("@return what completes with the answer of the server, or has ended with an",
						"{@link ActionArgumentException} if an argument is refused, and then nothing is sent")
				: List.of("@return what completes with the answer of the server"));
		List<String> description = description(action);
		if (others) {
			description.addAll(List.of("<p>", "The optional arguments are left out."));
		}
		head(action, description, tags, body);
		body.open(signature(action,
				parameters.stream()
					.map((parameter) -> parameter.type(this.imports) + " " + parameter.name())
					.toList()));
		if (parameters.isEmpty()) {
			body.line("return %s(%s.getDefaultInstance());".formatted(JavaNames.parameter(action.getName()), message));
			body.close();
			return;
		}
		body.line("%s.Builder builder = %s.newBuilder();".formatted(message, message));
		if (checked) {
			body.open("try");
		}
		oneofs(action, parameters).forEach(body::line);
		for (ActionParameter parameter : parameters) {
			if (parameter.optional()) {
				body.open("if (%s != null)".formatted(parameter.name()));
				body.line(parameter.assignment() + ";");
				body.close();
			}
			else {
				body.line(parameter.assignment() + ";");
			}
		}
		if (checked) {
			body.close();
			body.open("catch (RuntimeException ex)");
			body.line("return refused(ex);");
			body.close();
		}
		body.line("return %s(builder.build());".formatted(JavaNames.parameter(action.getName())));
		body.close();
	}

	private void writeMessage(FieldDescriptor action, SourceWriter body) {
		String message = this.imports.name(JavaNames.type(action.getMessageType()));
		head(action, description(action),
				List.of("@param message all arguments, sent as they are",
						"@return what completes with the answer of the server, or has ended with an",
						"{@link ActionArgumentException} if the message is null"),
				body);
		body.open(signature(action, List.of(message + " message")));
		body.open("if (message == null)");
		body.line("return refused(ActionArguments.missing(\"%s\", \"message\"));".formatted(action.getName()));
		body.close();
		body.line("return send(%s.newBuilder().set%s(message).build());"
			.formatted(this.imports.name(clientServerAction()), JavaNames.accessor(action.getName())));
		body.close();
	}

	private void head(FieldDescriptor action, List<String> description, List<String> tags, SourceWriter body) {
		List<String> lines = new ArrayList<>(description);
		lines.addAll(tags);
		if (action.getOptions().getDeprecated()) {
			lines.addAll(JavadocText.wrap("@deprecated " + deprecation(action)));
		}
		body.blank();
		body.javadoc(lines);
		if (action.getOptions().getDeprecated()) {
			body.line("@Deprecated");
		}
	}

	private String deprecation(FieldDescriptor action) {
		return new JavadocText(this.schema.comment(action.getMessageType())).deprecation()
			.or(() -> new JavadocText(this.schema.comment(action)).deprecation())
			.orElse("newer servers may ignore this action");
	}

	private List<String> description(FieldDescriptor action) {
		List<String> lines = new ArrayList<>(new JavadocText(this.schema.comment(action.getMessageType()))
			.description("Sends the action <code>%s</code>.".formatted(action.getName())));
		if (Schema.isExperimental(action)) {
			lines.addAll(List.of("<p>", "Experimental: Gather may change or withdraw this action without notice."));
		}
		return lines;
	}

	private List<String> param(ActionParameter parameter) {
		FieldDescriptor field = parameter.field();
		StringBuilder text = new StringBuilder(new JavadocText(this.schema.comment(field))
			.inline("the argument <code>%s</code>".formatted(field.getName())));
		if (parameter.optional()) {
			text.append(". {@code null} leaves it out");
		}
		if (parameter.isUnsignedAnywhere()) {
			text.append(". Not negative; above {@code %s.MAX_VALUE} only through the message"
				.formatted(parameter.isUnsigned64() ? "Long" : "Integer"));
		}
		if (Schema.isExperimental(field)) {
			text.append(". Experimental");
		}
		return JavadocText.wrap("@param %s %s".formatted(parameter.name(), text));
	}

	private static List<String> oneofs(FieldDescriptor action, List<ActionParameter> parameters) {
		List<String> checks = new ArrayList<>();
		for (OneofDescriptor oneof : action.getMessageType().getRealOneofs()) {
			String names = String.join(", ",
					parameters.stream()
						.filter((parameter) -> oneof.equals(parameter.field().getRealContainingOneof()))
						.map(ActionParameter::name)
						.toList());
			if (!names.isEmpty()) {
				checks.add("ActionArguments.atMostOne(\"%s\", \"%s\", %s);".formatted(action.getName(), oneof.getName(),
						names));
			}
		}
		return checks;
	}

	private String signature(FieldDescriptor action, List<String> parameters) {
		return "default %s<Void> %s(%s)".formatted(this.imports.name("java.util.concurrent.CompletableFuture"),
				JavaNames.parameter(action.getName()), String.join(", ", parameters));
	}

	private String clientServerAction() {
		return JavaNames.type(this.actions.get(0).getContainingType());
	}

}
