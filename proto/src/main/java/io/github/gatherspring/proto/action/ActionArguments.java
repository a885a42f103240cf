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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.google.protobuf.ProtocolMessageEnum;

/**
 * Checks the arguments of the typed actions. Unsigned numbers of the schema are
 * {@code int} and {@code long} there, so a negative one is a mistake and not a large
 * number.
 */
final class ActionArguments {

	private ActionArguments() {
	}

	static <T> T required(String action, String argument, @Nullable T value) {
		if (value == null) {
			throw missing(action, argument);
		}
		return value;
	}

	static ActionArgumentException missing(String action, String argument) {
		return new ActionArgumentException(action, argument, "'%s' must not be null".formatted(argument));
	}

	static int unsigned(String action, String argument, int value) {
		if (value < 0) {
			throw negative(action, argument, value);
		}
		return value;
	}

	static long unsigned(String action, String argument, long value) {
		if (value < 0) {
			throw negative(action, argument, value);
		}
		return value;
	}

	static <T extends Enum<T> & ProtocolMessageEnum> T constant(String action, String argument, @Nullable T value) {
		T constant = required(action, argument, value);
		if (constant.name().equals("UNRECOGNIZED")) {
			throw new ActionArgumentException(action, argument,
					"'%s' must be a constant of the schema, but was UNRECOGNIZED; give another number through the message"
						.formatted(argument));
		}
		return constant;
	}

	static <T> List<T> list(String action, String argument, @Nullable Iterable<T> values, boolean unsigned) {
		List<T> list = new ArrayList<>();
		for (T value : required(action, argument, values)) {
			element(action, argument, value, unsigned);
			list.add(value);
		}
		return list;
	}

	static <K, V> Map<K, V> map(String action, String argument, @Nullable Map<K, V> values, boolean unsignedKeys,
			boolean unsignedValues) {
		Map<K, V> map = new LinkedHashMap<>();
		required(action, argument, values).forEach((key, value) -> {
			element(action, argument, key, unsignedKeys);
			element(action, argument, value, unsignedValues);
			map.put(key, value);
		});
		return map;
	}

	static void atMostOne(String action, String oneof, @Nullable Object... values) {
		if (Arrays.stream(values).filter(Objects::nonNull).count() > 1) {
			throw new ActionArgumentException(action, oneof,
					"only one of the arguments of '%s' can be given, the others must be null".formatted(oneof));
		}
	}

	private static void element(String action, String argument, @Nullable Object value, boolean unsigned) {
		if (value == null) {
			throw new ActionArgumentException(action, argument, "'%s' must not contain null".formatted(argument));
		}
		if (unsigned && ((Number) value).longValue() < 0) {
			throw negative(action, argument, ((Number) value).longValue());
		}
	}

	private static ActionArgumentException negative(String action, String argument, long value) {
		return new ActionArgumentException(action, argument,
				"'%s' must not be negative, but was %d; give a number above the range of the Java type through the message"
					.formatted(argument, value));
	}

}
