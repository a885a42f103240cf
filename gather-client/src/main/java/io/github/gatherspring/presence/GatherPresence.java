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

import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.DBOutfit;

/**
 * What a client wants to look like to others. What is wanted is kept: it is set again
 * after a reconnect where the server does not show it, and taken back when its time is
 * over or the client stops. The latest wish wins for each value; wishes within a tenth of
 * a second are one action.
 * <p>
 * Taking back means: the value that is wanted without an end comes back, if there is one.
 * Otherwise texts and emojis are cleared, the user is available and not busy, and name
 * and outfit become what they were before. What somebody else has set in the meantime
 * stays.
 * <p>
 * An action that sets a value directly, such as {@code setTextStatus}, is no wish: it
 * ends the wish for that value.
 * <p>
 * All methods may be called from any thread, also before the client is started.
 *
 * @since 0.1.0
 */
public interface GatherPresence {

	/**
	 * Begin a change of what is wanted.
	 * @return a change of nothing so far
	 */
	PresenceChange change();

	/**
	 * Begin a change with the status text.
	 * @param text the text; empty for none
	 * @return a change that is not applied yet
	 */
	default PresenceChange text(String text) {
		return change().text(text);
	}

	/**
	 * Begin a change with the status emoji.
	 * @param emoji the emoji; empty for none
	 * @return a change that is not applied yet
	 */
	default PresenceChange emoji(String emoji) {
		return change().emoji(emoji);
	}

	/**
	 * Begin a change with the availability.
	 * @param availability how available
	 * @return a change that is not applied yet
	 */
	default PresenceChange availability(Availability availability) {
		return change().availability(availability);
	}

	/**
	 * Begin a change with being busy.
	 * @param busy whether busy
	 * @return a change that is not applied yet
	 */
	default PresenceChange busy(boolean busy) {
		return change().busy(busy);
	}

	/**
	 * Begin a change with the name.
	 * @param name the name; not blank
	 * @return a change that is not applied yet
	 */
	default PresenceChange name(String name) {
		return change().name(name);
	}

	/**
	 * Begin a change with the outfit.
	 * @param outfit the whole outfit
	 * @return a change that is not applied yet
	 */
	default PresenceChange outfit(DBOutfit outfit) {
		return change().outfit(outfit);
	}

	/**
	 * Want nothing any more, and take back what was set.
	 * @return completes when everything is taken back, as for
	 * {@link PresenceChange#apply()}
	 */
	CompletableFuture<Void> clear();

	/**
	 * Return what is wanted now.
	 * @return an immutable snapshot
	 */
	Presence wanted();

	/**
	 * Return what others see now, as far as the state of the space tells.
	 * @return an immutable snapshot; empty while the server shows nothing of the user, as
	 * for one who has not entered the space, and without the state of the space
	 */
	Presence actual();

}
