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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.github.gatherspring.proto.SpaceItem;

/**
 * The space as the client knows it now: who is here, where, and what the maps look like.
 * <p>
 * May be read from any thread at any time. What is returned are immutable values of the
 * moment of the call; they do not follow later events. Reading never waits for the events
 * that come in, nor do these wait for readers.
 * <p>
 * While the connection is lost the last state remains. After it is back the state changes
 * over to the new one as the server sends it, and equals it once
 * {@link #isSynchronized()}.
 *
 * @since 0.1.0
 */
public interface GatherSpace {

	/**
	 * Whether there is a session and the server has told all that it tells at its
	 * beginning.
	 * @return whether the state is complete and present
	 */
	boolean isSynchronized();

	/**
	 * Return whether the client keeps all that the server has told in the present
	 * session. It does not once the state has reached the largest size that the client is
	 * set to: what does not fit is left out from then on.
	 * @return {@code false} if something was left out
	 */
	boolean isComplete();

	/**
	 * Returns the players in the space, the client's own included if it has entered.
	 * @return the players in no particular order, unmodifiable
	 */
	List<Player> players();

	/**
	 * Returns the player with a user id.
	 * @param id the user id
	 * @return the player, or empty if it is not in the space
	 */
	Optional<Player> player(String id);

	/**
	 * Returns the players with a name. Names are not unique.
	 * @param name the name, compared letter by letter
	 * @return the players, mostly none or one
	 */
	List<Player> playersNamed(String name);

	/**
	 * Returns the players in a map.
	 * @param mapId the map's id
	 * @return the players in no particular order, unmodifiable
	 */
	List<Player> playersIn(String mapId);

	/**
	 * Returns the other players near a player.
	 * @param player the player, whose place is taken as it is in this value
	 * @param tiles how many tiles away they may be, steps in any of the eight directions
	 * counting one; 0 is the same tile
	 * @return the players in no particular order, unmodifiable
	 */
	List<Player> near(Player player, int tiles);

	/**
	 * Returns the players in a nook.
	 * @param mapId the map's id
	 * @param nookId the nook's id
	 * @return the players, empty also if there is no such map or nook
	 */
	List<Player> inNook(String mapId, String nookId);

	/**
	 * Returns the client's own player.
	 * @return the player, or empty if the client has not entered the space
	 */
	Optional<Player> me();

	/**
	 * Returns the maps of the space.
	 * @return the maps in no particular order, unmodifiable
	 */
	Collection<GameMap> maps();

	/**
	 * Returns the map with an id.
	 * @param mapId the map's id
	 * @return the map, or empty if nothing is known of it
	 */
	Optional<GameMap> map(String mapId);

	/**
	 * Return the map with an id or, if none has that id, with a name.
	 * @param idOrName the id or the name
	 * @return the map
	 * @throws UnknownNameException if there is none, or more than one has that name
	 */
	default GameMap mapNamed(String idOrName) {
		return map(idOrName).orElseGet(() -> MapNames.find(idOrName, maps()));
	}

	/**
	 * Returns the items that exist in the space.
	 * @return the items by item id, unmodifiable
	 */
	Map<String, SpaceItem> items();

	/**
	 * Returns the roles of the space's members.
	 * @return the roles by user id, unmodifiable
	 */
	Map<String, String> members();

	/**
	 * Returns the role of a user in the space.
	 * @param userId the user id
	 * @return the role as the server writes it, or empty if the user has none or it is
	 * not known
	 */
	Optional<String> roleOf(String userId);

	/**
	 * Returns how many players the space takes.
	 * @return the number, or empty if the server has not told
	 */
	OptionalInt capacity();

	/**
	 * Returns the chat commands that are registered.
	 * @return the commands without the leading slash as the server writes them,
	 * unmodifiable
	 */
	Set<String> commands();

}
