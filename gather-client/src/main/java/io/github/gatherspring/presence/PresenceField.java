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

package io.github.gatherspring.presence;

import java.util.function.BiConsumer;
import java.util.function.Function;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.DBOutfit;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * A value of a presence: which action sets it, which event shows it, and how it is taken
 * back. Values are as on the wire.
 */
enum PresenceField {

	TEXT("text", "textStatus", ServerClientEvent.PLAYERSETSTEXTSTATUS_FIELD_NUMBER, "",
			(action, value) -> action.getSetTextStatusBuilder().setTextStatus((String) value), ActionCase.SETTEXTSTATUS,
			(action) -> action.getSetTextStatus().hasTargetId()),

	EMOJI("emoji", "emojiStatus", ServerClientEvent.PLAYERSETSEMOJISTATUS_FIELD_NUMBER, "",
			(action, value) -> action.getSetEmojiStatusBuilder().setEmojiStatus((String) value),
			ActionCase.SETEMOJISTATUS, (action) -> action.getSetEmojiStatus().hasTargetId()),

	AVAILABILITY("availability", "status", ServerClientEvent.PLAYERSETSAVAILABILITY_FIELD_NUMBER,
			Availability.AVAILABLE.onWire(),
			(action, value) -> action.getSetAvailabilityBuilder()
				.setAvailability((String) value)
				.setEndOption(Availability.End.NONE_SELECTED.name()),
			ActionCase.SETAVAILABILITY, (action) -> false),

	BUSY("busy", "busy", ServerClientEvent.PLAYERSETSSTATUS_FIELD_NUMBER, Boolean.FALSE,
			(action, value) -> action.getSetStatusBuilder().setStatus((Boolean) value), ActionCase.SETSTATUS,
			(action) -> action.getSetStatus().hasTargetId()),

	NAME("name", "name", ServerClientEvent.PLAYERSETSNAME_FIELD_NUMBER, null,
			(action, value) -> action.getSetNameBuilder().setName((String) value), ActionCase.SETNAME,
			(action) -> action.getSetName().hasTargetId()),

	OUTFIT("outfit", "currentlyEquippedWearables", ServerClientEvent.PLAYERSETSCURRENTLYEQUIPPEDWEARABLES_FIELD_NUMBER,
			null,
			(action, value) -> action.getSetCurrentlyEquippedWearablesBuilder()
				.setCurrentlyEquippedWearables((DBOutfit) value),
			ActionCase.SETCURRENTLYEQUIPPEDWEARABLES,
			(action) -> action.getSetCurrentlyEquippedWearables().hasTargetId());

	private final String label;

	private final String playerField;

	private final int event;

	private final @Nullable Object neutral;

	private final BiConsumer<ClientServerAction.Builder, Object> setter;

	private final ActionCase kind;

	private final Function<ClientServerAction, Boolean> hasTarget;

	PresenceField(String label, String playerField, int event, @Nullable Object neutral,
			BiConsumer<ClientServerAction.Builder, Object> setter, ActionCase kind,
			Function<ClientServerAction, Boolean> hasTarget) {
		this.label = label;
		this.playerField = playerField;
		this.event = event;
		this.neutral = neutral;
		this.setter = setter;
		this.kind = kind;
		this.hasTarget = hasTarget;
	}

	/**
	 * The value that an event changes.
	 */
	static @Nullable PresenceField shownBy(int event) {
		for (PresenceField field : values()) {
			if (field.event == event) {
				return field;
			}
		}
		return null;
	}

	/**
	 * The value of one's own that an action sets.
	 */
	static @Nullable PresenceField setBy(ClientServerAction action) {
		for (PresenceField field : values()) {
			if (field.kind == action.getActionCase()) {
				return field.hasTarget.apply(action) ? null : field;
			}
		}
		return null;
	}

	String label() {
		return this.label;
	}

	ClientServerAction action(Object value) {
		ClientServerAction.Builder action = ClientServerAction.newBuilder();
		this.setter.accept(action, value);
		return action.build();
	}

	@Nullable Object read(Player player) {
		return player.field(this.playerField).orElse(null);
	}

	/**
	 * Whether a value is to be seen. What the server has not told is as if nothing was
	 * set.
	 */
	boolean isShown(Object value, @Nullable Object shown) {
		return (shown != null) ? value.equals(shown) : (this != AVAILABILITY && value.equals(this.neutral));
	}

	/**
	 * What takes a value back: the neutral one, or what was there before where there is
	 * none.
	 */
	@Nullable Object takenBack(@Nullable Object before) {
		return (this.neutral != null) ? this.neutral : before;
	}

	boolean isNeutral(Object value) {
		return value.equals(this.neutral);
	}

}
