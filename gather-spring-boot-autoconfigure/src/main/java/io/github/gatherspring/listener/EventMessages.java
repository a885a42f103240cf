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

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.space.SpaceChange;

/**
 * Classes that can be listened for, read from the schema and from the sealed type of
 * changes.
 */
final class EventMessages {

	/** Fields by which an event names the player that it is about. */
	private static final Set<String> PLAYER_FIELDS = Set.of("encId", "senderId", "blockedBy", "muterId", "userId",
			"uid");

	private static final Map<Class<?>, FieldDescriptor> FIELDS;

	private static final Set<Class<?>> CHANGES;

	static {
		Map<Class<?>, FieldDescriptor> fields = new HashMap<>();
		for (FieldDescriptor field : ServerClientEvent.getDescriptor().getFields()) {
			fields.put(ServerClientEvent.getDefaultInstance().getField(field).getClass(), field);
		}
		FIELDS = Collections.unmodifiableMap(fields);
		Set<Class<?>> changes = new LinkedHashSet<>();
		collectConcrete(SpaceChange.class, changes);
		CHANGES = Collections.unmodifiableSet(changes);
	}

	private EventMessages() {
	}

	private static void collectConcrete(Class<?> type, Set<Class<?>> concrete) {
		if (!type.isSealed()) {
			concrete.add(type);
			return;
		}
		for (Class<?> permitted : type.getPermittedSubclasses()) {
			collectConcrete(permitted, concrete);
		}
	}

	/**
	 * The classes of the messages of all events, without the two wrappers.
	 */
	static Set<Class<?>> events() {
		return FIELDS.keySet();
	}

	/**
	 * The concrete classes of changes.
	 */
	static Set<Class<?>> changes() {
		return CHANGES;
	}

	static boolean isWrapper(Class<?> type) {
		return type == ServerClientEvent.class || type == ServerClientBatch.class;
	}

	/**
	 * Whether events of this class, or of its subclasses, are published.
	 */
	static boolean isListenable(Class<?> type) {
		return isWrapper(type) || type == Message.class || FIELDS.containsKey(type)
				|| SpaceChange.class.isAssignableFrom(type);
	}

	/**
	 * Whether an event can name a player at all.
	 */
	static boolean canNamePlayer(Class<?> type) {
		FieldDescriptor field = FIELDS.get(type);
		if (field == null) {
			return !isWrapper(type);
		}
		Descriptor message = field.getMessageType();
		return PLAYER_FIELDS.stream().anyMatch((name) -> message.findFieldByName(name) != null);
	}

	static String nameOf(Class<?> type) {
		FieldDescriptor field = FIELDS.get(type);
		return (field != null) ? field.getName() : type.getSimpleName();
	}

	static ServerClientEvent wrap(Message message) {
		if (message instanceof ServerClientEvent event) {
			return event;
		}
		FieldDescriptor field = FIELDS.get(message.getClass());
		if (field == null) {
			throw new IllegalArgumentException(message.getClass().getName() + " is no event of the schema");
		}
		return ServerClientEvent.newBuilder().setField(field, message).build();
	}

	static List<Class<?>> all() {
		List<Class<?>> all = new ArrayList<>(events());
		all.addAll(changes());
		return all;
	}

}
