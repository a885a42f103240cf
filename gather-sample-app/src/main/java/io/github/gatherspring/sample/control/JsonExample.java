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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

/**
 * What a nested argument looks like: all its fields, so that one can start from there and
 * strike out what is not needed.
 */
final class JsonExample {

	/** Deeper than this, an empty object stands for a message. */
	private static final int DEEPEST = 3;

	private JsonExample() {
	}

	static Object of(FieldDescriptor field) {
		return of(field, 1);
	}

	private static Object of(FieldDescriptor field, int depth) {
		if (field.isMapField()) {
			Descriptor entry = field.getMessageType();
			FieldDescriptor key = entry.findFieldByName("key");
			return Map.of((key.getJavaType() == FieldDescriptor.JavaType.STRING) ? "key" : "1",
					single(entry.findFieldByName("value"), depth));
		}
		return field.isRepeated() ? List.of(single(field, depth)) : single(field, depth);
	}

	private static Object single(FieldDescriptor field, int depth) {
		return switch (field.getJavaType()) {
			case INT, LONG, FLOAT, DOUBLE -> 0;
			case BOOLEAN -> false;
			case STRING, BYTE_STRING -> "";
			case ENUM -> field.getEnumType().getValues().get(0).getName();
			case MESSAGE -> message(field.getMessageType(), depth);
		};
	}

	private static Map<String, Object> message(Descriptor message, int depth) {
		Map<String, Object> fields = new LinkedHashMap<>();
		if (depth <= DEEPEST) {
			message.getFields()
				.stream()
				.filter((field) -> !field.getOptions().getDeprecated())
				.forEach((field) -> fields.put(field.getName(), of(field, depth + 1)));
		}
		return fields;
	}

}
