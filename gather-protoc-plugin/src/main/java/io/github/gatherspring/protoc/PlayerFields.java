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

package io.github.gatherspring.protoc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;

import io.github.gatherspring.protoc.SchemaOptions.Role;

/**
 * The fields that players have: whatever the events about them carry that is kept. Events
 * that share the name of a field share the field.
 */
final class PlayerFields {

	private static final Set<String> KEEPING = Set.of("PLAYER_STATE", "ENTERS_WHISPER", "INVENTORY");

	private final Map<String, FieldDescriptor> byName = new LinkedHashMap<>();

	private final Map<String, FieldDescriptor> events = new LinkedHashMap<>();

	PlayerFields(Schema schema) {
		EnumDescriptor kinds = schema.enumeration("EventKind");
		for (FieldDescriptor event : schema.events()) {
			for (FieldDescriptor field : of(event, SchemaOptions.of(event).kind(kinds))) {
				boolean first = this.byName.putIfAbsent(field.getName(), field) == null;
				boolean read = !SchemaOptions.of(field).accessor().isEmpty();
				if (read && !first) {
					this.byName.put(field.getName(), field);
				}
				if (first || read) {
					this.events.put(field.getName(), event);
				}
			}
		}
	}

	/**
	 * Returns the fields of an event that a player keeps: those of its message without
	 * the numbers that stand for players on one connection only.
	 */
	List<FieldDescriptor> of(FieldDescriptor event, String kind) {
		List<FieldDescriptor> kept = new ArrayList<>();
		if (KEEPING.contains(kind)) {
			event.getMessageType().getFields().stream().filter((field) -> !isNumberOfPlayer(field)).forEach(kept::add);
		}
		return kept;
	}

	private static boolean isNumberOfPlayer(FieldDescriptor field) {
		Role role = SchemaOptions.of(field).role();
		return (role == Role.PLAYER || role == Role.TARGET) && field.getJavaType() == JavaType.INT;
	}

	/**
	 * Returns all fields in the order in which events bring them first.
	 */
	List<FieldDescriptor> all() {
		return List.copyOf(this.byName.values());
	}

	/**
	 * Returns the event that carries a field.
	 */
	FieldDescriptor event(FieldDescriptor field) {
		FieldDescriptor event = this.events.get(field.getName());
		if (event == null) {
			throw new IllegalArgumentException("No player has the field " + field.getFullName());
		}
		return event;
	}

	/**
	 * Returns the name of a field as that of a constant in Java.
	 */
	static String constant(FieldDescriptor field) {
		return field.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
	}

}
