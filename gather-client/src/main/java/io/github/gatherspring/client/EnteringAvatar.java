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
import io.github.gatherspring.proto.state.EnteringActions;
import org.jspecify.annotations.Nullable;

/**
 * How the user's avatar enters the space: at first as configured, after that with what
 * was set since, so that a reconnect does not take changes back. Also remembers which
 * statuses to clear in the end.
 */
final class EnteringAvatar {

	private @Nullable Enter enter;

	/** How the avatar would enter if the server refuses the last {@code enter}. */
	private @Nullable Enter before;

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
	 * Learns from an action of this client that is about to be sent.
	 * @param action the action
	 * @return whether to tell how the action ended
	 */
	synchronized boolean sending(ClientServerAction action) {
		switch (action.getActionCase()) {
			case ENTER -> {
				if (action.getEnter().hasTargetId()) {
					return false;
				}
				this.before = this.enter;
				this.enter = action.getEnter();
			}
			case EXIT -> {
				this.enter = null;
				return false;
			}
			case SETTEXTSTATUS -> {
				if (!action.getSetTextStatus().hasTargetId()) {
					this.textStatusSet = !action.getSetTextStatus().getTextStatus().isEmpty();
				}
			}
			case SETEMOJISTATUS -> {
				if (!action.getSetEmojiStatus().hasTargetId()) {
					this.emojiStatusSet = !action.getSetEmojiStatus().getEmojiStatus().isEmpty();
				}
			}
			default -> {
				if (EnteringActions.movesAvatar(action)) {
					// The place of entry is stale; the server knows where the avatar is.
					update((info) -> info.clearMap().clearX().clearY());
				}
				// What counts is whether the server took it.
				return this.enter != null && EnteringActions.isKept(action);
			}
		}
		return this.enter != null;
	}

	/**
	 * The presence sets a value, and will see to it from now on: to enter must not change
	 * it, and it is not cleared from here.
	 * @param action the action that sets it
	 */
	synchronized void leftToPresence(ClientServerAction action) {
		switch (action.getActionCase()) {
			case SETTEXTSTATUS -> {
				this.textStatusSet = false;
				update(PlayerInitInfo.Builder::clearTextStatus);
			}
			case SETEMOJISTATUS -> {
				this.emojiStatusSet = false;
				update(PlayerInitInfo.Builder::clearEmojiStatus);
			}
			case SETNAME -> update(PlayerInitInfo.Builder::clearName);
			case SETSTATUS -> update(PlayerInitInfo.Builder::clearBusy);
			case SETCURRENTLYEQUIPPEDWEARABLES -> update(PlayerInitInfo.Builder::clearCurrentlyEquippedWearables);
			default -> {
				// Nothing else enters with the avatar.
			}
		}
	}

	/**
	 * Learns how an action ended. What the server did not take is not tried again with
	 * each reconnect.
	 * @param action the action
	 * @param failure why it failed; {@code null} if it succeeded
	 */
	synchronized void ended(ClientServerAction action, @Nullable Throwable failure) {
		if (failure == null) {
			if (EnteringActions.isKept(action)) {
				update((info) -> EnteringActions.keep(action, info));
			}
		}
		else if (failure instanceof GatherActionException && action.hasEnter() && this.enter == action.getEnter()) {
			this.enter = this.before;
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
