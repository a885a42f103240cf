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

import java.util.List;

import io.github.gatherspring.proto.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * What one event means for the state that a client keeps, and how servers treat its name:
 * the options of the schema, readable without building the schema. Safe from any thread;
 * nothing in it changes.
 *
 * @param number the field number within {@code ServerClientEvent}, positive
 * @param name the name on the wire, by which clients subscribe to the event
 * @param kind what the event does to the state
 * @param player the field that names the player that the event is about; {@code null} if
 * it names none. A string is a user id, a number stands for one on this connection only
 * @param target the field that names a second player, in the same ways; {@code null} if
 * there is none
 * @param map the field that names the map; {@code null} if there is none
 * @param deletes the field that, when true, makes the event take its values away;
 * {@code null} if there is none
 * @param sets the fields of the player that the event can set, empty if it sets none
 * @param deprecated whether only older servers send the event; newer ones refuse a
 * subscription that names it
 * @param floods whether the event comes so often that the state alone is no reason to ask
 * for it
 * @param unasked whether servers send the event without a subscription
 * @param knownToAll whether every version of the server knows the name, so that one that
 * refuses it alone refuses everything
 * @since 0.1.0
 */
public record EventMeaning(int number, String name, EventKind kind, @Nullable String player, @Nullable String target,
		@Nullable String map, @Nullable String deletes, List<PlayerField> sets, boolean deprecated, boolean floods,
		boolean unasked, boolean knownToAll) {

	/**
	 * Return whether a client that keeps the state applies the event.
	 * @return {@code false} for what happens and is over
	 */
	public boolean isState() {
		return this.kind != EventKind.MOMENT && this.kind != EventKind.PROTOCOL;
	}

	/**
	 * Return all events.
	 * @return the events in the order of the schema, unmodifiable
	 */
	public static List<EventMeaning> all() {
		return Table.ALL;
	}

	/**
	 * Return the meaning of an event.
	 * @param number the field number within {@code ServerClientEvent}
	 * @return the meaning, {@code null} if the schema knows no event of that number
	 */
	public static @Nullable EventMeaning of(int number) {
		return (number >= 0 && number < Table.BY_NUMBER.length) ? Table.BY_NUMBER[number] : null;
	}

	/**
	 * The rows of the schema, loaded with the first question.
	 */
	private static final class Table {

		static final List<EventMeaning> ALL = EventTable.rows();

		static final @Nullable EventMeaning[] BY_NUMBER = byNumber();

		private static @Nullable EventMeaning[] byNumber() {
			int highest = ALL.stream().mapToInt(EventMeaning::number).max().orElse(0);
			@Nullable EventMeaning[] byNumber = new @Nullable EventMeaning[highest + 1];
			ALL.forEach((event) -> byNumber[event.number()] = event);
			return byNumber;
		}

	}

}
