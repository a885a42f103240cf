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

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import org.jspecify.annotations.Nullable;

import io.github.gatherspring.proto.Move;

/**
 * Fills the message of an action from plain Java values, as the schema declares its
 * fields: their names, repeated fields, maps and messages. {@link ScalarConverter}
 * converts the single values.
 */
final class ArgumentConverter {

	private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS = new ConcurrentHashMap<>();

	private final String action;

	private final ScalarConverter scalars = new ScalarConverter();

	ArgumentConverter(String action) {
		this.action = action;
	}

	/**
	 * Sets fields in their order.
	 * @return the fields that were given a value
	 */
	Set<FieldDescriptor> fill(Message.Builder message, @Nullable Object[] values) {
		List<FieldDescriptor> fields = message.getDescriptorForType().getFields();
		if (values.length > fields.size()) {
			throw new ActionArgumentException(this.action, "#" + values.length,
					"%d arguments came, but it takes %s".formatted(values.length, signatures(fields)));
		}
		Set<FieldDescriptor> given = new HashSet<>();
		for (int i = 0; i < values.length; i++) {
			set(message, fields.get(i), values[i], fields.get(i).getName());
			if (values[i] != null) {
				given.add(fields.get(i));
			}
		}
		return given;
	}

	/**
	 * Sets fields by name.
	 * @return the fields that were given a value
	 */
	Set<FieldDescriptor> fill(Message.Builder message, Map<?, ?> values) {
		return fill(message, values, "");
	}

	/**
	 * Refuses an action whose arguments are not all there. An argument that is not
	 * optional has no presence on the wire: the server would take its default for what
	 * was meant.
	 */
	void requireGiven(Descriptor type, Set<FieldDescriptor> given) {
		for (FieldDescriptor field : type.getFields()) {
			if (!given.contains(field) && !field.isRepeated() && !SchemaTypes.isOptional(field)
					&& !isCountedByClient(field)) {
				throw new ActionArgumentException(this.action, field.getName(),
						"'%s' is missing, it takes %s".formatted(field.getName(), signatures(type.getFields())));
			}
		}
	}

	/** The number of a move begins anew with each connection, which the client knows. */
	private static boolean isCountedByClient(FieldDescriptor field) {
		return field.getNumber() == Move.INPUTID_FIELD_NUMBER && field.getContainingType() == Move.getDescriptor();
	}

	private Set<FieldDescriptor> fill(Message.Builder message, Map<?, ?> values, String path) {
		Map<String, FieldDescriptor> fields = fields(message.getDescriptorForType());
		Set<FieldDescriptor> seen = new HashSet<>();
		values.forEach((key, value) -> {
			String name = path + key;
			FieldDescriptor field = fields.get(String.valueOf(key));
			if (field == null) {
				throw new ActionArgumentException(this.action, name, "there is no argument '%s', it takes %s"
					.formatted(name, signatures(message.getDescriptorForType().getFields())));
			}
			if (!seen.add(field)) {
				throw new ActionArgumentException(this.action, name,
						"'%s' came twice, in two spellings".formatted(path + field.getName()));
			}
			set(message, field, value, path + field.getName());
			if (value == null) {
				seen.remove(field);
			}
		});
		return seen;
	}

	private void set(Message.Builder message, FieldDescriptor field, @Nullable Object value, String path) {
		if (value == null) {
			return;
		}
		OneofDescriptor oneof = field.getRealContainingOneof();
		if (oneof != null && message.hasOneof(oneof)) {
			throw new ActionArgumentException(this.action, path,
					"only one of %s can be given".formatted(signatures(oneof.getFields())));
		}
		if (field.isMapField()) {
			entries(message, field, value, path);
		}
		else if (field.isRepeated()) {
			elements(message, field, value, path);
		}
		else {
			message.setField(field, convert(message, field, value, path));
		}
	}

	private void entries(Message.Builder message, FieldDescriptor field, Object value, String path) {
		if (!(value instanceof Map<?, ?> map)) {
			throw refused(field, path, SchemaTypes.name(field), value);
		}
		FieldDescriptor keyField = field.getMessageType().findFieldByNumber(1);
		FieldDescriptor valueField = field.getMessageType().findFieldByNumber(2);
		map.forEach((key, element) -> {
			Message.Builder entry = message.newBuilderForField(field);
			entry.setField(keyField, convert(entry, keyField, key, path + " (key)"));
			entry.setField(valueField, convert(entry, valueField, element, "%s['%s']".formatted(path, key)));
			message.addRepeatedField(field, entry.build());
		});
	}

	private void elements(Message.Builder message, FieldDescriptor field, Object value, String path) {
		int index = 0;
		for (Object element : iterable(field, value, path)) {
			message.addRepeatedField(field, convert(message, field, element, "%s[%d]".formatted(path, index)));
			index++;
		}
	}

	private Iterable<?> iterable(FieldDescriptor field, Object value, String path) {
		if (value instanceof Iterable<?> iterable && !(value instanceof com.google.protobuf.ByteString)) {
			return iterable;
		}
		if (value.getClass().isArray()) {
			List<@Nullable Object> elements = new ArrayList<>();
			for (int i = 0; i < Array.getLength(value); i++) {
				elements.add(Array.get(value, i));
			}
			return elements;
		}
		throw refused(field, path, "a list of " + SchemaTypes.name(field), value);
	}

	private Object convert(Message.Builder parent, FieldDescriptor field, @Nullable Object value, String path) {
		if (value == null) {
			throw new ActionArgumentException(this.action, path, "'%s' must not be null".formatted(path));
		}
		if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
			return message(parent.newBuilderForField(field), field, value, path);
		}
		try {
			return this.scalars.convert(field, value);
		}
		catch (ScalarConverter.UnfitValueException ex) {
			throw refused(field, path, ex.expected(), value);
		}
	}

	private Message message(Message.Builder builder, FieldDescriptor field, Object value, String path) {
		if (value instanceof Map<?, ?> map) {
			fill(builder, map, path + ".");
			return builder.build();
		}
		if (value instanceof MessageOrBuilder given
				&& given.getDescriptorForType().getFullName().equals(field.getMessageType().getFullName())) {
			Message message = (given instanceof Message.Builder half) ? half.build() : (Message) given;
			return builder.getDefaultInstanceForType().getClass().isInstance(message) ? message
					: reparse(builder, message);
		}
		throw refused(field, path, "%s (a message or a map of its fields)".formatted(SchemaTypes.name(field)), value);
	}

	/** A dynamic message of the same type has the same bytes, but is of another class. */
	private static Message reparse(Message.Builder builder, Message message) {
		try {
			return builder.mergeFrom(message.toByteString()).build();
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException("A message could not be read as its own type", ex);
		}
	}

	private ActionArgumentException refused(FieldDescriptor field, String path, String expected, Object value) {
		return new ActionArgumentException(this.action, path, "'%s' must be %s, but was %s".formatted(path, expected,
				isSecret(field) ? "another value, not shown" : show(value)));
	}

	/** The key and the token open the space to whoever reads the log. */
	private static boolean isSecret(FieldDescriptor field) {
		return field.getRealContainingOneof() != null && field.getRealContainingOneof().getName().equals("auth");
	}

	private static String show(Object value) {
		String type = value.getClass().getSimpleName();
		if (value instanceof CharSequence text) {
			return "'%s' (%s)".formatted((text.length() > 40) ? text.subSequence(0, 40) + "…" : text, type);
		}
		return (value instanceof Number || value instanceof Boolean || value instanceof Enum<?>)
				? "%s (%s)".formatted(value, type) : "a " + type;
	}

	private static String signatures(List<FieldDescriptor> fields) {
		return fields.isEmpty() ? "no arguments"
				: fields.stream().map(SchemaTypes::signature).collect(Collectors.joining(", "));
	}

	private static Map<String, FieldDescriptor> fields(Descriptor type) {
		return FIELDS.computeIfAbsent(type, (key) -> {
			Map<String, FieldDescriptor> fields = new LinkedHashMap<>();
			for (FieldDescriptor field : key.getFields()) {
				fields.put(field.getName(), field);
				fields.putIfAbsent(ProtocolNames.snakeCase(field.getName()), field);
				fields.putIfAbsent(field.getJsonName(), field);
			}
			return fields;
		});
	}

}
