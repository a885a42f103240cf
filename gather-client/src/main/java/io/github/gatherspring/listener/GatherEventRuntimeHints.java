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

package io.github.gatherspring.listener;

import java.util.HashSet;
import java.util.Set;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.client.EventContext;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherStatusEvent;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.state.PlayerState;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * Tells a native image of the messages, which protobuf and the conditions of listeners
 * read by reflection, and of the texts that document the actions.
 */
class GatherEventRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		if (!ClassUtils.isPresent("com.google.protobuf.Message", classLoader)) {
			return;
		}
		Set<Descriptor> seen = new HashSet<>();
		register(ServerClientBatch.getDefaultInstance(), seen, hints);
		register(ServerClientEvent.getDefaultInstance(), seen, hints);
		register(ClientServerAction.getDefaultInstance(), seen, hints);
		for (Class<?> type : Set.of(Player.class, PlayerState.class, GameMap.class, GatherClient.class,
				GatherSpace.class, GatherEvent.class, GatherStatusEvent.class, EventContext.class)) {
			hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS);
		}
		EventMessages.changes()
			.forEach((type) -> hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS));
		hints.resources().registerPattern("io/github/gatherspring/proto/action/*.properties");
	}

	private static void register(Message message, Set<Descriptor> seen, RuntimeHints hints) {
		if (!seen.add(message.getDescriptorForType())) {
			return;
		}
		Message.Builder builder = message.newBuilderForType();
		hints.reflection()
			.registerType(message.getClass(), MemberCategory.INVOKE_PUBLIC_METHODS)
			.registerType(builder.getClass(), MemberCategory.INVOKE_PUBLIC_METHODS);
		for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
			if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
				Message part = builder.newBuilderForField(field).getDefaultInstanceForType();
				if (field.isMapField()) {
					registerMapValue(field, part, seen, hints);
				}
				else {
					register(part, seen, hints);
				}
			}
			else if (field.getJavaType() == FieldDescriptor.JavaType.ENUM && !field.isRepeated()) {
				registerEnum(message, field, hints);
			}
		}
	}

	private static void registerMapValue(FieldDescriptor field, Message entry, Set<Descriptor> seen,
			RuntimeHints hints) {
		FieldDescriptor value = field.getMessageType().findFieldByName("value");
		if (value.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
			register((Message) entry.getField(value), seen, hints);
		}
	}

	private static void registerEnum(Message message, FieldDescriptor field, RuntimeHints hints) {
		String getter = "get" + Character.toUpperCase(field.getName().charAt(0)) + field.getName().substring(1);
		var method = ClassUtils.getMethodIfAvailable(message.getClass(), getter);
		if (method != null) {
			hints.reflection().registerType(method.getReturnType(), MemberCategory.INVOKE_PUBLIC_METHODS);
		}
	}

}
