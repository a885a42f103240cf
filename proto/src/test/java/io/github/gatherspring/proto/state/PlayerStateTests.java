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

package io.github.gatherspring.proto.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.OptionsProto;
import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlayerState}: each method reads the field that the schema names it
 * for.
 */
class PlayerStateTests {

	@Test
	void eachMethodReadsTheFieldThatTheSchemaNamesItFor() throws ReflectiveOperationException {
		List<String> read = new ArrayList<>();
		for (EventMeaning event : EventMeaning.all()) {
			for (PlayerField field : event.sets()) {
				FieldDescriptor descriptor = descriptor(event, field);
				String accessor = descriptor.getOptions().getExtension(OptionsProto.accessor);
				if (!accessor.isEmpty()) {
					Known player = new Known();
					Object unknown = PlayerState.class.getMethod(accessor).invoke(player);
					Object value = sample(descriptor);
					player.values.put(field, value);
					Object known = PlayerState.class.getMethod(accessor).invoke(player);
					boolean flag = descriptor.getOptions().getExtension(OptionsProto.flag);
					assertThat(known).as(accessor).isEqualTo(flag ? Boolean.TRUE : value).isNotEqualTo(unknown);
					read.add(accessor);
				}
			}
		}
		assertThat(read).hasSize(47).doesNotHaveDuplicates();
		assertThat(PlayerState.class.getDeclaredMethods()).filteredOn((method) -> method.getParameterCount() == 0)
			.extracting("name")
			.containsExactlyInAnyOrderElementsOf(read);
	}

	@Test
	void speedIsNormalUnlessTheServerSaysOtherwise() {
		assertThat(new Known().speedModifier()).isEqualTo(1);
	}

	@Test
	void fieldsAreFoundByTheirNameOnTheWire() {
		assertThat(PlayerField.named("isNpc")).isEqualTo(PlayerField.IS_NPC);
		assertThat(PlayerField.named("npc")).isNull();
	}

	private static FieldDescriptor descriptor(EventMeaning event, PlayerField field) {
		return Objects.requireNonNull(ServerClientEvent.getDescriptor()
			.findFieldByNumber(event.number())
			.getMessageType()
			.findFieldByName(field.fieldName()));
	}

	private static Object sample(FieldDescriptor field) {
		if (field.isMapField()) {
			return Map.of("key", "value");
		}
		return switch (field.getJavaType()) {
			case STRING -> "told";
			case BOOLEAN -> true;
			case INT -> 2;
			case FLOAT -> 2.5f;
			case MESSAGE -> filled(field);
			default -> throw new IllegalArgumentException("No sample for " + field.getFullName());
		};
	}

	/** Of the generated class, as a getter would give it. */
	private static Message filled(FieldDescriptor field) {
		Message.Builder event = ServerClientEvent.newBuilder()
			.newBuilderForField(ServerClientEvent.getDescriptor()
				.getFields()
				.stream()
				.filter((each) -> each.getMessageType().equals(field.getContainingType()))
				.findFirst()
				.orElseThrow());
		Message.Builder value = event.newBuilderForField(field);
		FieldDescriptor text = field.getMessageType()
			.getFields()
			.stream()
			.filter((each) -> each.getJavaType() == FieldDescriptor.JavaType.STRING && !each.isRepeated())
			.findFirst()
			.orElseThrow();
		return value.setField(text, "told").build();
	}

	/**
	 * A player of whom some fields are known.
	 */
	private static final class Known extends PlayerState {

		private final Map<PlayerField, Object> values = new EnumMap<>(PlayerField.class);

		@Override
		protected @Nullable Object value(PlayerField field) {
			return this.values.get(field);
		}

	}

}
