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

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.state.EventMeaning;
import io.github.gatherspring.proto.state.PlayerField;

/**
 * How a {@link Player} holds its fields: those that {@code playerMoves} changes, which
 * come first in the schema, in fields of its own, and the rest in an array.
 */
final class PlayerFields {

	static final List<PlayerField> MOVING = Objects
		.requireNonNull(EventMeaning.of(ServerClientEvent.PLAYERMOVES_FIELD_NUMBER))
		.sets();

	private static final int FIRST_OF_REST = MOVING.size();

	/**
	 * How many fields are held in the array.
	 */
	static final int REST = PlayerField.values().length - FIRST_OF_REST;

	static final Set<String> NAMES = names();

	private PlayerFields() {
	}

	static boolean isMoving(PlayerField field) {
		return field.ordinal() < FIRST_OF_REST;
	}

	static int restIndex(PlayerField field) {
		return field.ordinal() - FIRST_OF_REST;
	}

	private static Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		for (PlayerField field : PlayerField.values()) {
			names.add(field.fieldName());
		}
		return Collections.unmodifiableSet(names);
	}

}
