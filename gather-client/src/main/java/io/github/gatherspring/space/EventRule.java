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

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.EventKind;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.state.EventMeaning;
import io.github.gatherspring.proto.state.PlayerField;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of event is applied: its {@linkplain EventMeaning meaning} with the fields
 * of the message that it names looked up once.
 */
final class EventRule {

	private static final EventRule NO_RULE = new EventRule();

	/** The numbers of the events that change the state. */
	static final Set<Integer> STATE = numbers(EventMeaning::isState);

	/**
	 * The numbers of the events to ask for. Deprecated ones are applied when they come
	 * but are not asked for: a server may have forgotten their names.
	 */
	static final Set<Integer> REQUIRED = numbers((event) -> event.isState() && !event.deprecated() && !event.floods());

	final EventKind kind;

	final @Nullable FieldDescriptor encId;

	final @Nullable FieldDescriptor encIdTarget;

	final @Nullable FieldDescriptor playerUid;

	final @Nullable FieldDescriptor targetUid;

	final @Nullable FieldDescriptor mapId;

	/**
	 * The {@code delete} flag of a map event.
	 */
	final @Nullable FieldDescriptor delete;

	/**
	 * Fields to keep, and for players what they are there in the same order.
	 */
	final FieldDescriptor[] fields;

	final List<PlayerField> sets;

	private EventRule() {
		this.kind = EventKind.MOMENT;
		this.encId = null;
		this.encIdTarget = null;
		this.playerUid = null;
		this.targetUid = null;
		this.mapId = null;
		this.delete = null;
		this.fields = new FieldDescriptor[0];
		this.sets = List.of();
	}

	private EventRule(EventMeaning meaning, FieldDescriptor event) {
		FieldDescriptor player = find(event, meaning.player());
		FieldDescriptor target = find(event, meaning.target());
		this.kind = meaning.kind();
		this.encId = isNumber(player) ? player : null;
		this.encIdTarget = isNumber(target) ? target : null;
		this.playerUid = isNumber(player) ? null : player;
		this.targetUid = isNumber(target) ? null : target;
		this.mapId = find(event, meaning.map());
		this.delete = find(event, meaning.deletes());
		this.sets = meaning.sets();
		this.fields = (this.kind == EventKind.MAP_STATE) ? ofMap(event)
				: this.sets.stream().map((field) -> find(event, field.fieldName())).toArray(FieldDescriptor[]::new);
	}

	private FieldDescriptor[] ofMap(FieldDescriptor event) {
		return event.getMessageType()
			.getFields()
			.stream()
			.filter((field) -> field != this.mapId && field != this.delete)
			.toArray(FieldDescriptor[]::new);
	}

	private static boolean isNumber(@Nullable FieldDescriptor field) {
		return field != null && field.getJavaType() == JavaType.INT;
	}

	private static @Nullable FieldDescriptor find(FieldDescriptor event, @Nullable String name) {
		return (name != null) ? event.getMessageType().findFieldByName(name) : null;
	}

	/**
	 * The rule of an event; one that does nothing for a number that the schema does not
	 * have.
	 */
	static EventRule of(int fieldNumber) {
		EventRule[] rules = Rules.BY_NUMBER;
		return (fieldNumber >= 0 && fieldNumber < rules.length) ? rules[fieldNumber] : NO_RULE;
	}

	private static Set<Integer> numbers(Predicate<EventMeaning> condition) {
		Set<Integer> numbers = new TreeSet<>();
		EventMeaning.all().stream().filter(condition).map(EventMeaning::number).forEach(numbers::add);
		return Collections.unmodifiableSet(numbers);
	}

	/**
	 * Whether a field counts as present: one without presence of its own always does.
	 */
	static boolean isPresent(Message message, FieldDescriptor field) {
		return !field.hasPresence() || message.hasField(field);
	}

	/**
	 * The value of a field as generated getters give it: lists and maps unmodifiable.
	 */
	static Object value(Message message, FieldDescriptor field) {
		Object value = message.getField(field);
		if (!field.isMapField()) {
			return value;
		}
		Map<Object, Object> map = new LinkedHashMap<>();
		for (Object entry : (List<?>) value) {
			MapEntry<?, ?> mapEntry = (MapEntry<?, ?>) entry;
			map.put(mapEntry.getKey(), mapEntry.getValue());
		}
		return Collections.unmodifiableMap(map);
	}

	/**
	 * What needs the schema, which is built with the first event and not before.
	 */
	private static final class Rules {

		static final EventRule[] BY_NUMBER = byNumber();

		private static EventRule[] byNumber() {
			int last = EventMeaning.all().stream().mapToInt(EventMeaning::number).max().orElse(0);
			EventRule[] rules = new EventRule[last + 1];
			Arrays.fill(rules, NO_RULE);
			for (EventMeaning meaning : EventMeaning.all()) {
				rules[meaning.number()] = new EventRule(meaning,
						ServerClientEvent.getDescriptor().findFieldByNumber(meaning.number()));
			}
			return rules;
		}

	}

}
