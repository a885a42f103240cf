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

import java.util.List;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;

import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;

/**
 * One event that the server can send: its names, its fields and what they mean.
 *
 * @since 0.1.0
 */
public final class EventDescriptor {

	private final SchemaEntry entry;

	private final EventCase eventCase;

	private final List<EventField> fields;

	EventDescriptor(SchemaEntry entry) {
		this.entry = entry;
		this.eventCase = EventCase.forNumber(entry.field().getNumber());
		this.fields = entry.field().getMessageType().getFields().stream().map(EventField::of).toList();
	}

	/**
	 * Returns the name on the wire, by which the client subscribes to the event.
	 * @return the name in lowerCamelCase
	 */
	public String name() {
		return this.entry.name();
	}

	/**
	 * Returns the name in the style of the reference client.
	 * @return the name in snake_case
	 */
	public String snakeCaseName() {
		return this.entry.snakeCaseName();
	}

	/**
	 * Returns the field number within {@link ServerClientEvent}.
	 * @return the number, positive
	 */
	public int number() {
		return this.entry.field().getNumber();
	}

	/**
	 * Returns the case of {@link ServerClientEvent} that holds this event.
	 * @return the case
	 */
	public EventCase eventCase() {
		return this.eventCase;
	}

	/**
	 * Returns the subject, which is the file of the schema that declares the event.
	 * @return such as {@code movement}
	 */
	public String group() {
		return this.entry.group();
	}

	/**
	 * Returns the class of the event's message; no two events share one.
	 * @return the generated class
	 */
	public Class<? extends Message> messageType() {
		return this.entry.defaultInstance().getClass();
	}

	/**
	 * Returns the message with nothing set.
	 * @return the one default instance of {@link #messageType()}
	 */
	public Message defaultInstance() {
		return this.entry.defaultInstance();
	}

	/**
	 * Returns the parser of the event's message.
	 * @return the parser
	 */
	public Parser<? extends Message> parser() {
		return this.entry.defaultInstance().getParserForType();
	}

	/**
	 * Takes this event's message out of an envelope, without reflection.
	 * @param event the envelope
	 * @return the message; its default instance if the envelope holds another event
	 */
	public Message message(ServerClientEvent event) {
		Message message = (event.getEventCase() == this.eventCase) ? EventMessages.of(event) : null;
		return (message != null) ? message : defaultInstance();
	}

	/**
	 * Returns the fields of the event's message.
	 * @return the fields in the order of the schema, empty if there are none
	 */
	public List<EventField> fields() {
		return this.fields;
	}

	/**
	 * Says whether only older servers send the event.
	 * @return whether the schema deprecates it
	 */
	public boolean deprecated() {
		return this.entry.deprecated();
	}

	/**
	 * Says whether Gather may change or withdraw the event without notice.
	 * @return whether the schema calls it experimental
	 */
	public boolean experimental() {
		return this.entry.experimental();
	}

	/**
	 * Returns when the event is sent, in a sentence.
	 * @return one line of plain text
	 */
	public String summary() {
		return this.entry.summary();
	}

	/**
	 * Returns everything there is to know: both names, the description, then
	 * {@code Fields:} and for each field a line {@code name (type)} with its description
	 * below.
	 * @return plain text of several lines
	 */
	public String documentation() {
		return this.entry.documentation("Fields:");
	}

	@Override
	public String toString() {
		return name();
	}

}
