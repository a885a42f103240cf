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

package io.github.gatherspring.sample.control;

import java.util.List;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.action.ActionArgument;
import io.github.gatherspring.proto.action.ActionDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * An action as a form.
 *
 * @param name name of the action
 * @param group subject it belongs to
 * @param summary what it does, in a sentence
 * @param documentation all there is to know
 * @param deprecated whether only older servers take it
 * @param experimental whether it may change
 * @param fields its arguments
 */
record ActionForm(String name, String group, String summary, String documentation, boolean deprecated,
		boolean experimental, List<Field> fields) {

	static ActionForm of(ActionDescriptor action) {
		Descriptor message = ClientServerAction.getDescriptor().findFieldByName(action.name()).getMessageType();
		return new ActionForm(action.name(), action.group(), action.summary(), action.documentation(),
				action.deprecated(), action.experimental(),
				action.arguments()
					.stream()
					.map((argument) -> Field.of(argument, message.findFieldByName(argument.name())))
					.toList());
	}

	/**
	 * One argument.
	 *
	 * @param name name of the argument
	 * @param type type in the schema's words
	 * @param kind how to ask for it: {@code text}, {@code number}, {@code yesno},
	 * {@code choice} or {@code json}
	 * @param choices what to choose from
	 * @param optional whether it may be left out
	 * @param example what nested arguments look like, {@code null} for the others
	 * @param documentation what it means
	 */
	record Field(String name, String type, String kind, List<String> choices, boolean optional,
			@Nullable Object example, String documentation) {

		static Field of(ActionArgument argument, FieldDescriptor field) {
			List<String> choices = (field.getJavaType() == FieldDescriptor.JavaType.ENUM)
					? field.getEnumType().getValues().stream().map(EnumValueDescriptor::getName).toList() : List.of();
			String type = argument.type() + ((field.isRepeated() && !field.isMapField()) ? "[]" : "");
			String kind = kind(field);
			return new Field(argument.name(), type, kind, choices, argument.optional(),
					kind.equals("json") ? JsonExample.of(field) : null, argument.documentation());
		}

		private static String kind(FieldDescriptor field) {
			if (field.isRepeated()) {
				return "json";
			}
			return switch (field.getJavaType()) {
				case INT, LONG, FLOAT, DOUBLE -> "number";
				case BOOLEAN -> "yesno";
				case ENUM -> "choice";
				case MESSAGE -> "json";
				case STRING, BYTE_STRING -> "text";
			};
		}

	}

}
