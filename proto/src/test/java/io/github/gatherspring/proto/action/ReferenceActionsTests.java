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

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ProtocolTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls every action of the reference client, and the newer ones, by each of its names
 * and by each of its typed methods. All of them have to send the same.
 */
class ReferenceActionsTests {

	private final List<String> reference = ProtocolTable.lines("reference-actions.txt");

	@Test
	void theReferenceClientHas116Actions() {
		assertThat(this.reference).hasSize(116).doesNotHaveDuplicates();
		assertThat(ProtocolTable.read("actions.tsv")
			.rows()
			.stream()
			.filter((row) -> ProtocolTable.cell(row, "since").equals("seed"))
			.map((row) -> ProtocolTable.cell(row, "name"))).containsExactlyElementsOf(this.reference);
	}

	@TestFactory
	Stream<DynamicTest> everyActionOfTheReferenceClientIsCalledByNameAndByTypedMethod() {
		return this.reference.stream().map((name) -> DynamicTest.dynamicTest(name, () -> call(name)));
	}

	@TestFactory
	Stream<DynamicTest> everyNewerActionIsCalledByNameAndByTypedMethod() {
		return ActionCatalog.all()
			.stream()
			.map(ActionDescriptor::snakeCaseName)
			.filter((name) -> !this.reference.contains(name))
			.map((name) -> DynamicTest.dynamicTest(name, () -> call(name)));
	}

	private static void call(String name) throws ReflectiveOperationException {
		ActionDescriptor action = ActionCatalog.get(name);
		Message message = SampleMessages.complete(name.hashCode()).of(defaultInstance(action));
		RecordingActions actions = new RecordingActions();
		Map<String, Object> values = SampleMessages.asMap(message, ProtocolNames::snakeCase);

		actions.send(name, values);
		assertThat(actions.last().getAllFields().values()).containsExactly(message);
		assertThat(actions.last().getActionCase().getNumber()).isEqualTo(action.number());
		actions.send(action.name(), SampleMessages.asMap(message, (field) -> field));
		actions.send(name, positional(message));
		actions.send(name, message);
		typed(action, parameters(action, true)).invoke(actions, arguments(message, true));
		typed(action, new Class<?>[] { action.messageType() }).invoke(actions, message);
		assertThat(actions.sent()).hasSize(6);
		assertThat(actions.sent().stream().map(ClientServerAction::toByteString).distinct()).hasSize(1);

		requiredOnly(action, message, values);
	}

	private static void requiredOnly(ActionDescriptor action, Message message, Map<String, Object> values)
			throws ReflectiveOperationException {
		RecordingActions actions = new RecordingActions();
		Set<String> optional = action.arguments()
			.stream()
			.filter(ActionArgument::optional)
			.map(ActionArgument::snakeCaseName)
			.collect(Collectors.toSet());
		values.keySet().removeAll(optional);
		actions.send(action.snakeCaseName(), values);
		typed(action, parameters(action, false)).invoke(actions, arguments(message, false));
		assertThat(actions.sent().get(0)).isEqualTo(actions.sent().get(1));
		if (!optional.isEmpty()) {
			// Absent means absent: null for all optional ones sends the same.
			@Nullable Object[] withNulls = arguments(message, true);
			for (int i = 0; i < withNulls.length; i++) {
				withNulls[i] = action.arguments().get(i).optional() ? null : withNulls[i];
			}
			typed(action, parameters(action, true)).invoke(actions, withNulls);
			assertThat(actions.last()).isEqualTo(actions.sent().get(0));
		}
	}

	private static Method typed(ActionDescriptor action, Class<?>[] parameters) throws NoSuchMethodException {
		return GatherActions.class.getMethod(action.name(), parameters);
	}

	private static Class<?>[] parameters(ActionDescriptor action, boolean all) {
		return fields(action, all).stream().map((field) -> parameter(action, field)).toArray(Class<?>[]::new);
	}

	private static List<FieldDescriptor> fields(ActionDescriptor action, boolean all) {
		return defaultInstance(action).getDescriptorForType()
			.getFields()
			.stream()
			.filter((field) -> all || field.getContainingOneof() == null)
			.toList();
	}

	private static Class<?> parameter(ActionDescriptor action, FieldDescriptor field) {
		if (field.isRepeated()) {
			return field.isMapField() ? Map.class : Iterable.class;
		}
		boolean boxed = field.getContainingOneof() != null;
		return switch (field.getJavaType()) {
			case INT -> boxed ? Integer.class : int.class;
			case LONG -> boxed ? Long.class : long.class;
			case FLOAT -> boxed ? Float.class : float.class;
			case DOUBLE -> boxed ? Double.class : double.class;
			case BOOLEAN -> boxed ? Boolean.class : boolean.class;
			case STRING -> String.class;
			default -> getter(action.messageType(), field).getReturnType();
		};
	}

	private static @Nullable Object[] arguments(Message message, boolean all) throws ReflectiveOperationException {
		ActionDescriptor action = ActionCatalog.all()
			.stream()
			.filter((candidate) -> candidate.messageType().isInstance(message))
			.findFirst()
			.orElseThrow();
		List<FieldDescriptor> fields = fields(action, all);
		@Nullable Object[] arguments = new @Nullable Object[fields.size()];
		for (int i = 0; i < arguments.length; i++) {
			FieldDescriptor field = fields.get(i);
			arguments[i] = (field.hasPresence() && !message.hasField(field)) ? null
					: getter(action.messageType(), field).invoke(message);
		}
		return arguments;
	}

	private static @Nullable Object[] positional(Message message) {
		Map<String, Object> values = SampleMessages.asMap(message, (name) -> name);
		return message.getDescriptorForType()
			.getFields()
			.stream()
			.map((field) -> values.get(field.getName()))
			.toArray();
	}

	private static Method getter(Class<?> type, FieldDescriptor field) {
		String suffix = field.isMapField() ? "Map" : field.isRepeated() ? "List" : "";
		String name = "get" + field.getName() + suffix;
		return Arrays.stream(type.getMethods())
			.filter((method) -> method.getName().equalsIgnoreCase(name) && method.getParameterCount() == 0)
			.findFirst()
			.orElseThrow();
	}

	private static Message defaultInstance(ActionDescriptor action) {
		return Objects.requireNonNull(com.google.protobuf.Internal
			.getDefaultInstance(action.messageType().asSubclass(com.google.protobuf.GeneratedMessage.class)));
	}

}
