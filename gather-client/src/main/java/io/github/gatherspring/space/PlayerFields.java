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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a player has, read once from the schema: whatever a {@code player…}
 * event with an {@code encId} carries, except for the events that are moments and not
 * state. The first five are the ones that {@code playerMoves} changes and that a
 * {@link Player} holds in fields of its own.
 */
final class PlayerFields {

	static final int X = 0;

	static final int Y = 1;

	static final int DIRECTION = 2;

	static final int MAP_ID = 3;

	static final int LAST_INPUT_ID = 4;

	static final int MOVING = 5;

	private static final List<String> MOVING_NAMES = List.of("x", "y", "direction", "mapId", "lastInputId");

	/**
	 * Things that happen at a moment: nothing of them stays with the player.
	 */
	private static final Set<String> MOMENTS = Set.of("playerChats", "playerWaves", "playerRings",
			"playerShootsConfetti", "playerHighFives", "playerInteracts", "playerInteractsWithObject",
			"playerTriggersObject", "playerTriggersItem", "playerTriggersInventoryItem", "playerSetsImagePointer",
			"playerStartsRecording", "playerNotifies", "playerCrafts", "playerSendsCommand", "playerRequestsToLead",
			"playerEditsChatMessage");

	private static final List<String> NAMES = new ArrayList<>(MOVING_NAMES);

	private static final Map<String, Integer> INDEXES = new LinkedHashMap<>();

	static {
		for (FieldDescriptor event : ServerClientEvent.getDescriptor().getFields()) {
			if (isDelta(event)) {
				for (FieldDescriptor field : event.getMessageType().getFields()) {
					if (isState(field) && !NAMES.contains(field.getName())) {
						NAMES.add(field.getName());
					}
				}
			}
		}
		for (String name : NAMES) {
			INDEXES.put(name, INDEXES.size());
		}
	}

	private PlayerFields() {
	}

	static boolean isDelta(FieldDescriptor event) {
		return event.getName().startsWith("player") && !MOMENTS.contains(event.getName())
				&& event.getMessageType().findFieldByName("encId") != null;
	}

	static boolean isState(FieldDescriptor field) {
		return !field.getName().equals("encId") && !field.getName().equals("encIdTarget");
	}

	static int indexOf(String name) {
		Integer index = find(name);
		if (index == null) {
			throw new IllegalStateException("No player event of the schema has a field '" + name + "'");
		}
		return index;
	}

	static @Nullable Integer find(String name) {
		return INDEXES.get(name);
	}

	static String name(int index) {
		return NAMES.get(index);
	}

	static Set<String> names() {
		return Collections.unmodifiableSet(INDEXES.keySet());
	}

	static int count() {
		return NAMES.size();
	}

}
