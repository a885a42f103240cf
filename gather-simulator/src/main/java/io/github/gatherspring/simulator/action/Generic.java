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

package io.github.gatherspring.simulator.action;

import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;

/**
 * Checks that hold for every action: texts of a sensible length, numbers that are
 * numbers, constants that exist.
 */
final class Generic {

	private static final int LONGEST_TEXT = 200_000;

	private Generic() {
	}

	static void check(ActionCall call, Message message) throws ActionRefused {
		for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
			if (entry.getKey().isRepeated()) {
				for (Object element : (List<?>) entry.getValue()) {
					check(call, entry.getKey(), element);
				}
			}
			else {
				check(call, entry.getKey(), entry.getValue());
			}
		}
	}

	private static void check(ActionCall call, FieldDescriptor field, Object value) throws ActionRefused {
		JavaType type = field.getJavaType();
		if (type == JavaType.MESSAGE) {
			check(call, (Message) value);
		}
		else if (type == JavaType.ENUM) {
			EnumValueDescriptor constant = (EnumValueDescriptor) value;
			if (constant.getIndex() < 0) {
				throw call.wrong("'" + field.getName() + "' is " + constant.getNumber() + ", expected a constant of "
						+ field.getEnumType().getFullName());
			}
		}
		else if (type == JavaType.FLOAT || type == JavaType.DOUBLE) {
			call.finite(field.getName(), ((Number) value).doubleValue());
		}
		else if (type == JavaType.STRING && ((String) value).length() > LONGEST_TEXT) {
			throw call.wrong("'" + field.getName() + "' has " + ((String) value).length() + " characters, at most "
					+ LONGEST_TEXT + " are accepted");
		}
	}

}
