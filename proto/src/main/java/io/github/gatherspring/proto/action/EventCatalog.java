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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.jspecify.annotations.Nullable;

import io.github.gatherspring.proto.ServerClientEvent;

/**
 * All events that the server can send. Safe from any thread; nothing in it changes.
 *
 * @since 0.1.0
 */
public final class EventCatalog {

	private EventCatalog() {
	}

	/**
	 * Returns all events.
	 * @return the events in the order of the schema, which is that of their numbers
	 */
	public static List<EventDescriptor> all() {
		return Entries.ALL;
	}

	/**
	 * Returns an event by its name.
	 * @param name in lowerCamelCase as on the wire or in snake_case
	 * @return the event
	 * @throws UnknownEventException if there is none of that name
	 */
	public static EventDescriptor get(String name) {
		EventDescriptor event = Entries.BY_NAME.get(name);
		if (event == null) {
			throw new UnknownEventException(name,
					ProtocolNames.nearest(name, Entries.ALL.stream().map(EventDescriptor::name).toList()));
		}
		return event;
	}

	/**
	 * Returns an event by its field number, at the cost of an array access.
	 * @param number the number within {@link ServerClientEvent}, such as that of
	 * {@link ServerClientEvent#getEventCase()}
	 * @return the event, {@code null} if the schema knows none of that number, as for the
	 * case that is not set
	 */
	public static @Nullable EventDescriptor byNumber(int number) {
		return (number >= 0 && number < Entries.BY_NUMBER.length) ? Entries.BY_NUMBER[number] : null;
	}

	/**
	 * Returns the descriptor of what an envelope holds.
	 * @param event the envelope
	 * @return the event, {@code null} if the schema does not know it
	 */
	public static @Nullable EventDescriptor of(ServerClientEvent event) {
		return byNumber(event.getEventCase().getNumber());
	}

	/**
	 * Returns an event by the class of its message.
	 * @param messageType a generated class
	 * @return the event, {@code null} if no event has such a message
	 */
	public static @Nullable EventDescriptor byMessageType(Class<?> messageType) {
		int number = numberOf(messageType);
		return (number != 0) ? byNumber(number) : null;
	}

	/**
	 * Returns the field number of an event by the class of its message, without loading
	 * the schema.
	 * @param messageType a class
	 * @return the number within {@link ServerClientEvent}, 0 if no event has such a
	 * message
	 */
	public static int numberOf(Class<?> messageType) {
		return EventMessages.numberOf(messageType);
	}

	/**
	 * Returns the parser of an event's message by the event's number, without loading the
	 * schema.
	 * @param number the number within {@link ServerClientEvent}
	 * @return the parser, {@code null} if the schema knows no event of that number
	 */
	public static @Nullable Parser<? extends Message> parser(int number) {
		return EventMessages.parser(number);
	}

	/**
	 * Returns what an envelope holds, without reflection.
	 * @param event the envelope
	 * @return the message, {@code null} if the schema does not know the event
	 */
	public static @Nullable Message message(ServerClientEvent event) {
		return EventMessages.of(event);
	}

	/**
	 * What needs the schema, which takes a good part of a second to build in a JVM that
	 * has just started.
	 */
	private static final class Entries {

		static final List<EventDescriptor> ALL = load();

		static final Map<String, EventDescriptor> BY_NAME = byName();

		static final @Nullable EventDescriptor[] BY_NUMBER = byNumber();

		private static List<EventDescriptor> load() {
			OneofDescriptor events = ServerClientEvent.getDescriptor().getRealOneofs().get(0);
			return events.getFields()
				.stream()
				.map((field) -> new EventDescriptor(new SchemaEntry(field, EventMessages::empty)))
				.toList();
		}

		private static Map<String, EventDescriptor> byName() {
			Map<String, EventDescriptor> byName = new HashMap<>();
			for (EventDescriptor event : ALL) {
				byName.put(event.name(), event);
				byName.put(event.snakeCaseName(), event);
			}
			return byName;
		}

		private static @Nullable EventDescriptor[] byNumber() {
			int highest = ALL.stream().mapToInt(EventDescriptor::number).max().orElse(0);
			@Nullable EventDescriptor[] byNumber = new @Nullable EventDescriptor[highest + 1];
			ALL.forEach((event) -> byNumber[event.number()] = event);
			return byNumber;
		}

	}

}
