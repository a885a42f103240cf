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

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.DeskInfoV2;

/**
 * Values for the fields of players that differ from the defaults of their types.
 */
final class Samples {

	private Samples() {
	}

	static Object of(FieldDescriptor field, int number) {
		return switch (field.getJavaType()) {
			case INT -> number;
			case LONG -> (long) number;
			case FLOAT -> number + 0.5f;
			case DOUBLE -> number + 0.25;
			case BOOLEAN -> number % 2 == 1;
			case STRING -> field.getName() + " " + number;
			case BYTE_STRING -> ByteString.copyFromUtf8("bytes " + number);
			case ENUM -> field.getEnumType().getValues().get(number % field.getEnumType().getValues().size());
			case MESSAGE -> message(field, number);
		};
	}

	private static Message message(FieldDescriptor field, int number) {
		return switch (field.getMessageType().getFullName()) {
			case "DBOutfit" -> DBOutfit.newBuilder().setHat("hat " + number).build();
			case "DeskInfoV2" -> DeskInfoV2.newBuilder().setDeskId("desk " + number).build();
			default -> DynamicMessage.getDefaultInstance(field.getMessageType());
		};
	}

}
