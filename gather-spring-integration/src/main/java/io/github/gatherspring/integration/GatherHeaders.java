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
package io.github.gatherspring.integration;

/**
 * Names of the message headers that the adapters set and read. The values are text or
 * numbers, so that each broker's header mapper can carry them.
 *
 * @since 0.1.0
 */
public final class GatherHeaders {

	/** Prefix of all names. */
	public static final String PREFIX = "gather_";

	/** Name of the client; text. */
	public static final String CLIENT = PREFIX + "client";

	/** Id of the space as on the wire; text. */
	public static final String SPACE = PREFIX + "space";

	/**
	 * Name of the event as on the wire, such as {@code playerChats}, or of a change of
	 * the space in the same spelling, such as {@code playerArrived}; text.
	 */
	public static final String EVENT = PREFIX + "event";

	/**
	 * Id of the player that the event is about; text. Missing if it is about none, or
	 * about one that the client does not know. Use it, not the {@code encId} of the
	 * payload, which stands for the player on one connection only.
	 */
	public static final String PLAYER_ID = PREFIX + "playerId";

	/** Name of that player; text. Missing together with {@link #PLAYER_ID}. */
	public static final String PLAYER_NAME = PREFIX + "playerName";

	/**
	 * Id of the second player of the event, such as the one waved at; text. Missing if
	 * there is none.
	 */
	public static final String TARGET_ID = PREFIX + "targetId";

	/**
	 * Id of the map that the event is about, or else of the one that its player is on;
	 * text. Missing if neither is known.
	 */
	public static final String MAP_ID = PREFIX + "mapId";

	/**
	 * When the frame with the event arrived; a {@link Long} of milliseconds since the
	 * epoch.
	 */
	public static final String RECEIVED_AT = PREFIX + "receivedAt";

	/**
	 * Number of the message among those of its adapter since the application started,
	 * without a gap; a {@link Long} from 1. Who finds one missing further on knows that
	 * something was dropped in between.
	 */
	public static final String SEQUENCE = PREFIX + "sequence";

	/**
	 * Name of the action that a message asks for, or that a reply answers, as on the wire
	 * or in snake_case; text.
	 */
	public static final String ACTION = PREFIX + "action";

	private GatherHeaders() {
	}

}
