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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of event means for the state, worked out once from the schema: which of
 * its fields name players and maps, and which carry values to keep.
 */
final class EventRule {

	/**
	 * How an event is applied.
	 */
	enum Kind {

		/** Changes nothing that is kept. */
		MOMENT,

		/** Gives a player the number that stands for it in this session. */
		ID_MAPPING,

		/** First event of a player. */
		JOINS,

		/** Last event of a player. */
		EXITS,

		/** Fields of a player. */
		DELTA,

		/** Fields of a player, and the bubble for the other one too. */
		ENTERS_WHISPER,

		/** Clears the bubble. */
		LEAVES_WHISPER,

		/** Items of a player, merged. */
		INVENTORY,

		/** Something of a map. */
		MAP,

		/** Something of the whole space. */
		SPACE

	}

	/**
	 * Fields that name a player by user id, where an event has no {@code encId} for it.
	 */
	private static final Map<String, String> PLAYER_BY_UID = Map.of("playerChats", "senderId", "playerBlocks",
			"blockedBy", "gotRequestMute", "muterId", "spaceOverCapacityDeniesUser", "userId", "spaceSetsIdMapping",
			"uid");

	private static final Map<String, String> TARGET_BY_UID = Map.of("playerChats", "recipient", "playerWaves",
			"targetId", "playerEntersWhisper", "whisperRecipient", "playerSetsFollowTarget", "followTarget",
			"accessRequestRespondedTo", "targetId", "fxShakeCamera", "targetUserId");

	private static final Set<String> SPACE_EVENTS = Set.of("spaceUpdatesItems", "spaceSetsSpaceMembers",
			"spaceSetsSpaceUsers", "spaceSetsCapacity", "spaceRegistersCommand");

	/**
	 * State by the rules, but sent so often that it is not asked for on the state's own
	 * account; what nobody subscribes to simply stays unknown.
	 */
	private static final Set<String> FLOODS = Set.of("playerActivelySpeaks", "playerGhosts");

	private static final EventRule NO_RULE = new EventRule();

	private static final EventRule[] RULES = rules();

	/** The numbers of the events that change the state. */
	static final Set<Integer> STATE = numbers((event) -> true);

	/**
	 * The numbers of the events to ask for. Deprecated ones are applied when they come
	 * but are not asked for: a server may have forgotten their names.
	 */
	static final Set<Integer> REQUIRED = numbers(
			(event) -> !event.getOptions().getDeprecated() && !FLOODS.contains(event.getName()));

	final Kind kind;

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
	 * Fields to keep, and for players their indexes in {@link PlayerFields}.
	 */
	final FieldDescriptor[] fields;

	final int[] indexes;

	private EventRule() {
		this.kind = Kind.MOMENT;
		this.encId = null;
		this.encIdTarget = null;
		this.playerUid = null;
		this.targetUid = null;
		this.mapId = null;
		this.delete = null;
		this.fields = new FieldDescriptor[0];
		this.indexes = new int[0];
	}

	private EventRule(FieldDescriptor event) {
		this.kind = kind(event);
		this.encId = find(event, "encId");
		this.encIdTarget = find(event, "encIdTarget");
		this.playerUid = find(event, PLAYER_BY_UID.get(event.getName()));
		this.targetUid = find(event, TARGET_BY_UID.get(event.getName()));
		this.mapId = find(event, "mapId");
		this.delete = find(event, "delete");
		List<FieldDescriptor> fields = new ArrayList<>();
		if (this.kind == Kind.MAP) {
			for (FieldDescriptor field : event.getMessageType().getFields()) {
				if (field != this.mapId && field != this.delete) {
					fields.add(field);
				}
			}
		}
		else if (PlayerFields.isDelta(event) && this.kind != Kind.INVENTORY) {
			event.getMessageType().getFields().stream().filter(PlayerFields::isState).forEach(fields::add);
		}
		this.fields = fields.toArray(FieldDescriptor[]::new);
		this.indexes = (this.kind != Kind.MAP)
				? fields.stream().mapToInt((field) -> PlayerFields.indexOf(field.getName())).toArray() : new int[0];
	}

	private static Kind kind(FieldDescriptor event) {
		return switch (event.getName()) {
			case "spaceSetsIdMapping" -> Kind.ID_MAPPING;
			case "playerJoins" -> Kind.JOINS;
			case "playerExits" -> Kind.EXITS;
			case "playerEntersWhisper", "playerEntersWhisperV2" -> Kind.ENTERS_WHISPER;
			case "playerLeavesWhisper" -> Kind.LEAVES_WHISPER;
			case "playerUpdatesInventory" -> Kind.INVENTORY;
			default -> {
				if (PlayerFields.isDelta(event)) {
					yield Kind.DELTA;
				}
				if (event.getName().startsWith("map") && find(event, "mapId") != null) {
					yield Kind.MAP;
				}
				yield SPACE_EVENTS.contains(event.getName()) ? Kind.SPACE : Kind.MOMENT;
			}
		};
	}

	private static @Nullable FieldDescriptor find(FieldDescriptor event, @Nullable String name) {
		return (name != null) ? event.getMessageType().findFieldByName(name) : null;
	}

	private static EventRule[] rules() {
		List<FieldDescriptor> events = ServerClientEvent.getDescriptor().getFields();
		int last = events.stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0);
		EventRule[] rules = new EventRule[last + 1];
		Arrays.fill(rules, NO_RULE);
		for (FieldDescriptor event : events) {
			rules[event.getNumber()] = new EventRule(event);
		}
		return rules;
	}

	/**
	 * The rule of an event; one that does nothing for a number that the schema does not
	 * have.
	 */
	static EventRule of(int fieldNumber) {
		return (fieldNumber >= 0 && fieldNumber < RULES.length) ? RULES[fieldNumber] : NO_RULE;
	}

	private static Set<Integer> numbers(Predicate<FieldDescriptor> condition) {
		Set<Integer> numbers = new TreeSet<>();
		for (FieldDescriptor event : ServerClientEvent.getDescriptor().getFields()) {
			if (of(event.getNumber()).kind != Kind.MOMENT && condition.test(event)) {
				numbers.add(event.getNumber());
			}
		}
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

}
