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

import java.time.Instant;

import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * Event of a space together with what was known about it when it was received. Immutable.
 *
 * @param <T> the type of message, as in {@link GatherClient#on}
 * @since 0.1.0
 */
public interface ReceivedEvent<T> {

	/**
	 * Return the message.
	 * @return the message
	 */
	T event();

	/**
	 * Return the client that received the event.
	 * @return the client
	 */
	GatherClient client();

	/**
	 * Return the player the event is about, as after the event; for {@code playerExits}
	 * as last known.
	 * @return the player, or {@code null} when the event is about none, the player is not
	 * known, or the state is switched off
	 */
	@Nullable Player player();

	/**
	 * Return the second player of the event, such as the one waved at.
	 * @return the player, or {@code null} when there is none or it is not known
	 */
	@Nullable Player target();

	/**
	 * Return the map the event is about.
	 * @return the map, or {@code null} when there is none or it is not known
	 */
	@Nullable GameMap map();

	/**
	 * Return when the frame with the event arrived.
	 * @return the time, in milliseconds
	 */
	Instant receivedAt();

}
