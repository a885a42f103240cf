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

package io.github.gatherspring.client;

import java.util.function.Consumer;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.PlayerInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * How the user's avatar enters the space: at first as configured, after that with what
 * was set since, so that a reconnect does not take changes back. Also remembers which
 * statuses to clear in the end.
 */
final class EnteringAvatar {

	private @Nullable Enter enter;

	private boolean textStatusSet;

	private boolean emojiStatusSet;

	EnteringAvatar(@Nullable Enter configured) {
		this.enter = configured;
	}

	/**
	 * Returns how to enter next.
	 * @return how to enter; {@code null} to stay outside
	 */
	synchronized @Nullable Enter enter() {
		return this.enter;
	}

	/**
	 * Learns from an action of this client.
	 * @param action the action
	 */
	synchronized void learn(ClientServerAction action) {
		switch (action.getActionCase()) {
			case ENTER -> {
				if (!action.getEnter().hasTargetId()) {
					this.enter = action.getEnter();
				}
			}
			case EXIT -> this.enter = null;
			case SETTEXTSTATUS -> {
				if (!action.getSetTextStatus().hasTargetId()) {
					String status = action.getSetTextStatus().getTextStatus();
					this.textStatusSet = !status.isEmpty();
					update((info) -> info.setTextStatus(status));
				}
			}
			case SETEMOJISTATUS -> {
				if (!action.getSetEmojiStatus().hasTargetId()) {
					String status = action.getSetEmojiStatus().getEmojiStatus();
					this.emojiStatusSet = !status.isEmpty();
					update((info) -> info.setEmojiStatus(status));
				}
			}
			case SETNAME -> {
				if (!action.getSetName().hasTargetId()) {
					update((info) -> info.setName(action.getSetName().getName()));
				}
			}
			case SETAFFILIATION -> {
				if (!action.getSetAffiliation().hasTargetId()) {
					update((info) -> info.setAffiliation(action.getSetAffiliation().getAffiliation()));
				}
			}
			case SETSTATUS -> {
				if (!action.getSetStatus().hasTargetId()) {
					update((info) -> info.setBusy(action.getSetStatus().getStatus()));
				}
			}
			case SETCURRENTLYEQUIPPEDWEARABLES -> {
				if (!action.getSetCurrentlyEquippedWearables().hasTargetId()) {
					update((info) -> info.setCurrentlyEquippedWearables(
							action.getSetCurrentlyEquippedWearables().getCurrentlyEquippedWearables()));
				}
			}
			case SETITEMSTRING -> {
				if (!action.getSetItemString().hasTargetId()) {
					update((info) -> info.setItemString(action.getSetItemString().getItemString()));
				}
			}
			case SETFOCUSMODEENDTIME -> {
				if (!action.getSetFocusModeEndTime().hasTargetId()) {
					update((info) -> info.setFocusModeEndTime(action.getSetFocusModeEndTime().getFocusModeEndTime()));
				}
			}
			case TELEPORT -> {
				if (!action.getTeleport().hasTargetId()) {
					update((info) -> info.setMap(action.getTeleport().getMapId())
						.setX(action.getTeleport().getX())
						.setY(action.getTeleport().getY()));
				}
			}
			// A step makes the place of entry stale; the server knows where the avatar
			// is.
			case MOVE, SPAWN, RESPAWN, RESPAWNATDESK -> update((info) -> info.clearMap().clearX().clearY());
			default -> {
				// Not part of how an avatar enters.
			}
		}
	}

	private void update(Consumer<PlayerInitInfo.Builder> change) {
		Enter entered = this.enter;
		if (entered != null) {
			PlayerInitInfo.Builder info = entered.getInfo().toBuilder();
			change.accept(info);
			this.enter = entered.toBuilder().clearSpawnToken().setInfo(info).build();
		}
	}

	synchronized boolean isTextStatusSet() {
		return this.textStatusSet || (this.enter != null && !this.enter.getInfo().getTextStatus().isEmpty());
	}

	synchronized boolean isEmojiStatusSet() {
		return this.emojiStatusSet || (this.enter != null && !this.enter.getInfo().getEmojiStatus().isEmpty());
	}

}
