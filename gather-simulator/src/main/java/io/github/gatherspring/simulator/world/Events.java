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

package io.github.gatherspring.simulator.world;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import org.jspecify.annotations.Nullable;

/**
 * What the schema says about events.
 */
public final class Events {

	private static final Map<EventCase, Kind> KINDS = kinds();

	private static final Set<String> NAMES = collectNames();

	private Events() {
	}

	private static Map<EventCase, Kind> kinds() {
		Map<EventCase, Kind> kinds = new EnumMap<>(EventCase.class);
		for (FieldDescriptor field : ServerClientEvent.getDescriptor().getFields()) {
			FieldDescriptor target = field.getMessageType().findFieldByName("encIdTarget");
			if (target == null) {
				target = field.getMessageType().findFieldByName("spotlightedBy");
			}
			EventCase eventCase = EventCase.forNumber(field.getNumber());
			if (eventCase != null) {
				kinds.put(eventCase, new Kind(field, field.getMessageType().findFieldByName("encId"), target));
			}
		}
		return kinds;
	}

	private static Set<String> collectNames() {
		Set<String> names = new LinkedHashSet<>();
		ServerClientEvent.getDescriptor().getFields().forEach((field) -> names.add(field.getName()));
		return names;
	}

	/**
	 * Return the names of all events.
	 * @return names in lowerCamelCase
	 */
	public static Set<String> names() {
		return NAMES;
	}

	/**
	 * Return the name of an event.
	 * @param event the event
	 * @return its name in lowerCamelCase, empty for an unknown one
	 */
	public static String name(ServerClientEvent event) {
		Kind kind = KINDS.get(event.getEventCase());
		return (kind != null) ? kind.field().getName() : "";
	}

	/**
	 * Return the case of a name.
	 * @param name name in lowerCamelCase
	 * @return the case
	 */
	public static EventCase named(String name) {
		FieldDescriptor field = ServerClientEvent.getDescriptor().findFieldByName(name);
		EventCase eventCase = (field != null) ? EventCase.forNumber(field.getNumber()) : null;
		if (eventCase == null) {
			throw new IllegalArgumentException("There is no event '" + name + "'");
		}
		return eventCase;
	}

	/**
	 * Return the field of an event in the schema.
	 * @param eventCase which event
	 * @return its field
	 */
	public static FieldDescriptor descriptor(EventCase eventCase) {
		return kind(eventCase).field();
	}

	/**
	 * Wrap a message into its event.
	 * @param eventCase which event
	 * @param message the message
	 * @return the event
	 */
	public static ServerClientEvent of(EventCase eventCase, Message message) {
		return ServerClientEvent.newBuilder().setField(kind(eventCase).field(), message).build();
	}

	/**
	 * Return a builder for the message of an event.
	 * @param eventCase which event
	 * @return an empty builder
	 */
	public static Message.Builder builder(EventCase eventCase) {
		return ServerClientEvent.newBuilder().newBuilderForField(kind(eventCase).field());
	}

	/**
	 * Fill in the small integers that stand for users.
	 * @param event the event
	 * @param encId stands for the subject, {@code null} for none
	 * @param encIdTarget stands for the second user, {@code null} for none
	 * @return the event with them
	 */
	public static ServerClientEvent withIds(ServerClientEvent event, @Nullable Integer encId,
			@Nullable Integer encIdTarget) {
		Kind kind = KINDS.get(event.getEventCase());
		if (kind == null || (encId == null && encIdTarget == null)) {
			return event;
		}
		Message.Builder message = ((Message) event.getField(kind.field())).toBuilder();
		if (encId != null && kind.encId() != null) {
			message.setField(kind.encId(), encId);
		}
		if (encIdTarget != null && kind.encIdTarget() != null) {
			message.setField(kind.encIdTarget(), encIdTarget);
		}
		return ServerClientEvent.newBuilder().setField(kind.field(), message.build()).build();
	}

	private static Kind kind(EventCase eventCase) {
		Kind kind = KINDS.get(eventCase);
		if (kind == null) {
			throw new IllegalArgumentException("There is no event " + eventCase);
		}
		return kind;
	}

	private record Kind(FieldDescriptor field, @Nullable FieldDescriptor encId, @Nullable FieldDescriptor encIdTarget) {
	}

}
