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

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

/**
 * Makes messages with arbitrary content, and turns messages into what a caller by name
 * would write.
 */
final class SampleMessages {

	private static final String[] TEXTS = { "", "a", "Hello, wörld! こんにちは", "José 🎉", "x\ny\t\u0000z",
			"{\"json\":true}" };

	private final Random random;

	private final boolean complete;

	private SampleMessages(Random random, boolean complete) {
		this.random = random;
		this.complete = complete;
	}

	/**
	 * Messages in which each field may be set or not, over the whole range of the types.
	 */
	static SampleMessages arbitrary(long seed) {
		return new SampleMessages(new Random(seed), false);
	}

	/**
	 * Messages in which each field is set, to what the types of Java can hold.
	 */
	static SampleMessages complete(long seed) {
		return new SampleMessages(new Random(seed), true);
	}

	Message of(Message type) {
		return fill(type.newBuilderForType(), 0);
	}

	private Message fill(Message.Builder message, int depth) {
		for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
			if (!this.complete && !isRequiredMessage(field, depth) && this.random.nextBoolean()
					|| isTaken(message, field)) {
				continue;
			}
			if (field.isMapField()) {
				entries(message, field, depth);
			}
			else if (field.isRepeated()) {
				for (int i = this.complete ? 2 : this.random.nextInt(3); i > 0; i--) {
					message.addRepeatedField(field, value(message, field, depth));
				}
			}
			else {
				message.setField(field, value(message, field, depth));
			}
		}
		return message.build();
	}

	/** An argument that has to be there, and that the wire can lack. */
	private static boolean isRequiredMessage(FieldDescriptor field, int depth) {
		return depth == 0 && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isRepeated()
				&& !SchemaTypes.isOptional(field);
	}

	private static boolean isTaken(Message.Builder message, FieldDescriptor field) {
		return field.getRealContainingOneof() != null && message.hasOneof(field.getRealContainingOneof());
	}

	private void entries(Message.Builder message, FieldDescriptor field, int depth) {
		// One entry, because the order of several is not part of the value.
		Message.Builder entry = message.newBuilderForField(field);
		for (FieldDescriptor part : field.getMessageType().getFields()) {
			entry.setField(part, value(entry, part, depth));
		}
		message.addRepeatedField(field, entry.build());
	}

	private Object value(Message.Builder parent, FieldDescriptor field, int depth) {
		return switch (field.getJavaType()) {
			case INT -> this.complete ? 1 + this.random.nextInt(1000) : this.random.nextInt();
			case LONG -> this.complete ? 1L + this.random.nextInt(1000) : this.random.nextLong();
			case FLOAT -> this.random.nextInt(1000) / 4f;
			case DOUBLE -> this.random.nextInt(1000) / 8d;
			case BOOLEAN -> this.complete || this.random.nextBoolean();
			case STRING -> TEXTS[this.random.nextInt(TEXTS.length)];
			case BYTE_STRING -> bytes();
			case ENUM -> constant(field);
			case MESSAGE -> (depth > 3) ? parent.newBuilderForField(field).build()
					: fill(parent.newBuilderForField(field), depth + 1);
		};
	}

	private ByteString bytes() {
		byte[] bytes = new byte[this.random.nextInt(9)];
		this.random.nextBytes(bytes);
		return ByteString.copyFrom(bytes);
	}

	private EnumValueDescriptor constant(FieldDescriptor field) {
		List<EnumValueDescriptor> known = field.getEnumType().getValues();
		return (this.complete || this.random.nextBoolean()) ? known.get(this.random.nextInt(known.size()))
				: field.getEnumType().findValueByNumberCreatingIfUnknown(this.random.nextInt(500));
	}

	/**
	 * Returns the fields of a message as plain values: those that are set, and those
	 * whose default cannot be told from a value.
	 * @param message the message
	 * @param spelling applied to the names
	 * @return values by name, in the order of the schema
	 */
	static Map<String, Object> asMap(Message message, UnaryOperator<String> spelling) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
			boolean there = field.isRepeated() ? message.getRepeatedFieldCount(field) > 0
					: !field.hasPresence() || message.hasField(field);
			if (there) {
				values.put(spelling.apply(field.getName()), plain(field, message.getField(field), spelling));
			}
		}
		return values;
	}

	private static Object plain(FieldDescriptor field, Object value, UnaryOperator<String> spelling) {
		if (field.isMapField()) {
			Map<Object, Object> map = new LinkedHashMap<>();
			for (Object entry : (List<?>) value) {
				FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
				FieldDescriptor element = field.getMessageType().findFieldByNumber(2);
				map.put(single(key, ((Message) entry).getField(key), spelling),
						single(element, ((Message) entry).getField(element), spelling));
			}
			return map;
		}
		if (field.isRepeated()) {
			List<Object> list = new ArrayList<>();
			((List<?>) value).forEach((element) -> list.add(single(field, element, spelling)));
			return list;
		}
		return single(field, value, spelling);
	}

	private static Object single(FieldDescriptor field, Object value, UnaryOperator<String> spelling) {
		return switch (field.getType()) {
			case UINT32 -> Integer.toUnsignedLong((Integer) value);
			case UINT64 -> new BigInteger(Long.toUnsignedString((Long) value));
			case FLOAT -> ((Float) value).doubleValue();
			case BYTES -> Base64.getEncoder().encodeToString(((ByteString) value).toByteArray());
			case ENUM -> plain((EnumValueDescriptor) value);
			case MESSAGE -> asMap((Message) value, spelling);
			default -> value;
		};
	}

	private static Object plain(EnumValueDescriptor constant) {
		return (constant.getIndex() == -1) ? constant.getNumber() : constant.getName();
	}

}
