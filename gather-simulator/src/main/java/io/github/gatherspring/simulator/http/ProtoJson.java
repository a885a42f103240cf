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

package io.github.gatherspring.simulator.http;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages as the JSON of the HTTP API: the same names, constants as numbers, absent
 * fields left out. What the schema does not know is passed over.
 */
public final class ProtoJson {

	private ProtoJson() {
	}

	/**
	 * Write a message.
	 * @param message the message
	 * @return the JSON
	 */
	public static ObjectNode write(MessageOrBuilder message) {
		ObjectNode json = Json.mapper().createObjectNode();
		for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
			if (field.isRepeated() && message.getRepeatedFieldCount(field) == 0) {
				continue;
			}
			if (field.isMapField()) {
				ObjectNode map = json.putObject(field.getName());
				for (Object entry : (List<?>) message.getField(field)) {
					Message pair = (Message) entry;
					List<FieldDescriptor> fields = pair.getDescriptorForType().getFields();
					map.set(String.valueOf(pair.getField(fields.get(0))),
							value(fields.get(1), pair.getField(fields.get(1))));
				}
			}
			else if (field.isRepeated()) {
				ArrayNode array = json.putArray(field.getName());
				for (Object element : (List<?>) message.getField(field)) {
					array.add(value(field, element));
				}
			}
			else if (!field.hasPresence() || message.hasField(field)) {
				json.set(field.getName(), value(field, message.getField(field)));
			}
		}
		return json;
	}

	private static JsonNode value(FieldDescriptor field, Object value) {
		return switch (field.getJavaType()) {
			case MESSAGE -> write((Message) value);
			case ENUM -> Json.mapper().valueToTree(((EnumValueDescriptor) value).getNumber());
			case BYTE_STRING ->
				Json.mapper().valueToTree(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
			case FLOAT, DOUBLE -> number(((Number) value).doubleValue());
			case INT -> Json.mapper().valueToTree(Integer.toUnsignedLong((Integer) value));
			default -> Json.mapper().valueToTree(value);
		};
	}

	/**
	 * Write whole numbers without a fraction, as JavaScript does.
	 */
	private static JsonNode number(double value) {
		return (value == Math.rint(value) && Math.abs(value) < 1e15) ? Json.mapper().valueToTree((long) value)
				: Json.mapper().valueToTree(value);
	}

	/**
	 * Read an object.
	 * @param json the object
	 * @param builder what to fill
	 * @throws IllegalArgumentException if a value has the wrong type
	 */
	public static void read(JsonNode json, Message.Builder builder) {
		if (!json.isObject()) {
			throw new IllegalArgumentException("Expected an object for " + builder.getDescriptorForType().getName());
		}
		for (Map.Entry<String, JsonNode> property : json.properties()) {
			FieldDescriptor field = builder.getDescriptorForType().findFieldByName(property.getKey());
			if (field == null || property.getValue().isNull()) {
				continue;
			}
			if (field.isMapField()) {
				readMap(field, property.getValue(), builder);
			}
			else if (field.isRepeated()) {
				for (JsonNode element : property.getValue()) {
					builder.addRepeatedField(field, parse(field, element, builder));
				}
			}
			else {
				builder.setField(field, parse(field, property.getValue(), builder));
			}
		}
	}

	private static void readMap(FieldDescriptor field, JsonNode json, Message.Builder builder) {
		for (Map.Entry<String, JsonNode> entry : json.properties()) {
			Message.Builder pair = builder.newBuilderForField(field);
			List<FieldDescriptor> fields = pair.getDescriptorForType().getFields();
			Object key = (fields.get(0).getJavaType() == FieldDescriptor.JavaType.STRING) ? entry.getKey()
					: (Object) Integer.parseInt(entry.getKey());
			pair.setField(fields.get(0), key);
			pair.setField(fields.get(1), parse(fields.get(1), entry.getValue(), pair));
			builder.addRepeatedField(field, pair.build());
		}
	}

	private static Object parse(FieldDescriptor field, JsonNode json, Message.Builder parent) {
		boolean fits = switch (field.getJavaType()) {
			case MESSAGE -> json.isObject();
			case STRING, BYTE_STRING -> json.isString();
			case BOOLEAN -> json.isBoolean();
			default -> json.isNumber();
		};
		if (!fits) {
			throw new IllegalArgumentException(
					"'" + field.getName() + "' of " + field.getContainingType().getName() + " has the wrong type");
		}
		return switch (field.getJavaType()) {
			case MESSAGE -> {
				Message.Builder nested = parent.newBuilderForField(field);
				read(json, nested);
				yield nested.build();
			}
			case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(json.asInt());
			case STRING -> json.asString();
			case BYTE_STRING -> ByteString.copyFrom(Base64.getDecoder().decode(json.asString()));
			case BOOLEAN -> json.asBoolean();
			case INT -> (int) json.asLong();
			case LONG -> json.asLong();
			case FLOAT -> json.floatValue();
			case DOUBLE -> json.doubleValue();
		};
	}

}
