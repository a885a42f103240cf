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

package io.github.gatherspring.space;

import java.util.List;
import java.util.SplittableRandom;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientEvent;

/**
 * Events of all kinds that the schema has, made up at random over a world that is small
 * enough for them to meet: a dozen players, three maps, ten objects each.
 */
final class RandomEvents {

	private static final List<String> LIVELY = List.of("spaceSetsIdMapping", "playerJoins", "playerJoins",
			"playerExits", "playerMoves", "playerMoves", "playerMoves", "mapSetObjectsV2", "mapCommitsChanges",
			"mapSetNooks", "mapDeleteObjectByKey", "mapMoveObject", "mapSetDimensions", "mapSetCollisionsBits");

	private static final List<FieldDescriptor> EVENTS = ServerClientEvent.getDescriptor().getFields();

	private static final List<Integer> EXTREMES = List.of(Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1, 0, 1, 16_383,
			16_384, 1 << 17, Integer.MAX_VALUE - 1, Integer.MAX_VALUE);

	private final SplittableRandom random;

	private final boolean extreme;

	RandomEvents(SplittableRandom random) {
		this(random, false);
	}

	/**
	 * Makes events of numbers that no sane server sends, if asked to.
	 */
	RandomEvents(SplittableRandom random, boolean extreme) {
		this.random = random;
		this.extreme = extreme;
	}

	ServerClientEvent next() {
		FieldDescriptor event;
		if (this.random.nextInt(2) == 0) {
			event = ServerClientEvent.getDescriptor().findFieldByName(any(LIVELY));
		}
		else {
			event = any(EVENTS);
		}
		ServerClientEvent.Builder wrapper = ServerClientEvent.newBuilder();
		return wrapper.setField(event, message(wrapper.newBuilderForField(event))).build();
	}

	private <T> T any(List<T> choice) {
		return choice.get(this.random.nextInt(choice.size()));
	}

	private Message message(Message.Builder builder) {
		for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
			if (field.isRepeated()) {
				int count = this.random.nextInt(4);
				for (int i = 0; i < count; i++) {
					builder.addRepeatedField(field, value(builder, field));
				}
			}
			else if (!field.hasPresence() || this.random.nextBoolean()) {
				builder.setField(field, value(builder, field));
			}
		}
		return builder.build();
	}

	private Object value(Message.Builder builder, FieldDescriptor field) {
		if (this.extreme && this.random.nextInt(3) == 0) {
			int extreme = any(EXTREMES);
			switch (field.getJavaType()) {
				case INT -> {
					return extreme;
				}
				case LONG -> {
					return (long) extreme << this.random.nextInt(33);
				}
				case FLOAT -> {
					return (extreme == 1) ? Float.NaN : (extreme == -1) ? Float.NEGATIVE_INFINITY : (float) extreme;
				}
				case DOUBLE -> {
					return (extreme == 1) ? Double.NaN : (double) extreme;
				}
				default -> {
					// Strings are as they come.
				}
			}
		}
		return switch (field.getJavaType()) {
			case INT -> this.random.nextInt(field.getName().startsWith("encId") ? 14 : 12);
			case LONG -> (long) this.random.nextInt(4);
			case FLOAT -> (float) this.random.nextInt(12);
			case DOUBLE -> (double) this.random.nextInt(12);
			case BOOLEAN -> this.random.nextInt(3) == 0;
			case BYTE_STRING -> bytes();
			case ENUM -> anyConstant(field);
			case MESSAGE -> message(builder.newBuilderForField(field));
			case STRING -> string(field);
		};
	}

	private EnumValueDescriptor anyConstant(FieldDescriptor field) {
		return any(field.getEnumType().getValues());
	}

	private ByteString bytes() {
		byte[] bytes = new byte[this.random.nextInt(16)];
		this.random.nextBytes(bytes);
		return ByteString.copyFrom(bytes);
	}

	private String string(FieldDescriptor field) {
		if (field.getContainingType().getOptions().getMapEntry() && field.getName().equals("key")) {
			return "k" + this.random.nextInt(10);
		}
		return switch (field.getName()) {
			case "mapId" -> "map" + this.random.nextInt(3);
			case "uid", "senderId", "recipient", "targetId", "whisperRecipient", "userId" ->
				"user" + this.random.nextInt(12);
			case "key" -> "k" + this.random.nextInt(10);
			case "id", "objectId" -> "id" + this.random.nextInt(4);
			// Digits of a length that no Base64 text has, so that it is read in one way.
			case "mask" -> "1" + "1001".repeat(this.random.nextInt(4));
			default -> (this.random.nextInt(4) == 0) ? "" : field.getName() + this.random.nextInt(5);
		};
	}

}
