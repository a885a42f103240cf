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

import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.proto.PlayerExits;

/**
 * Something that happened in the space and that no single event of the protocol says.
 * Told in the order of the events that made it so, after the state shows it and before
 * listeners hear of the event itself.
 *
 * @since 0.1.0
 */
public sealed interface SpaceChange {

	/**
	 * A change about one player, the client's own included.
	 *
	 * @since 0.1.0
	 */
	sealed interface OfPlayer extends SpaceChange {

		/**
		 * Returns whom the change is about.
		 * @return the player after the change, or as last known if it is no longer there
		 */
		Player player();

	}

	/**
	 * A player was seen for the first time since the application started. Told before
	 * {@link PlayerAlreadyHere} or {@link PlayerArrived} of the same player.
	 * <p>
	 * The last 100,000 players are remembered; who comes again after so many others have
	 * come counts as new.
	 *
	 * @param player the player
	 * @since 0.1.0
	 */
	record PlayerFirstSeen(Player player) implements OfPlayer {
	}

	/**
	 * A player was in the space when the client first came to see it.
	 *
	 * @param player the player with all that the server tells of it
	 * @since 0.1.0
	 */
	record PlayerAlreadyHere(Player player) implements OfPlayer {
	}

	/**
	 * A player has come into the space, also while the client was disconnected. Told once
	 * for each stay, however often the connection is lost, as soon as name and position
	 * are known: mostly at once, else a second after the player has joined, when an event
	 * is about it, or when it leaves.
	 *
	 * @param player the player with what is known of it by then, mostly name and position
	 * @since 0.1.0
	 */
	record PlayerArrived(Player player) implements OfPlayer {
	}

	/**
	 * A player has left the space and not come back within the grace time.
	 *
	 * @param player the player as last known
	 * @param reason how it became known
	 * @since 0.1.0
	 */
	record PlayerLeft(Player player, DepartureReason reason) implements OfPlayer {
	}

	/**
	 * A player has gone from one map to another.
	 *
	 * @param player the player in the new map
	 * @param fromMapId the map that it left
	 * @since 0.1.0
	 */
	record PlayerChangedMap(Player player, String fromMapId) implements OfPlayer {
	}

	/**
	 * A player has entered a nook.
	 *
	 * @param player the player
	 * @param nook the nook
	 * @since 0.1.0
	 */
	record PlayerEnteredNook(Player player, Nook nook) implements OfPlayer {
	}

	/**
	 * A player has left a nook, perhaps by leaving the space.
	 *
	 * @param player the player
	 * @param nook the nook as last known
	 * @since 0.1.0
	 */
	record PlayerLeftNook(Player player, Nook nook) implements OfPlayer {
	}

	/**
	 * A player has come near another. Told once for each pair of players, and only if a
	 * radius is set.
	 *
	 * @param player the one who moved
	 * @param other the one who is near now
	 * @since 0.1.0
	 */
	record PlayerCameNear(Player player, Player other) implements OfPlayer {
	}

	/**
	 * A player has gone away from another that it was near to, perhaps by leaving the
	 * space.
	 *
	 * @param player the one who moved
	 * @param other the one who is no longer near
	 * @since 0.1.0
	 */
	record PlayerWentAway(Player player, Player other) implements OfPlayer {
	}

	/**
	 * A player left while the client was disconnected: stands for the {@code playerExits}
	 * that the server could not deliver.
	 *
	 * @param player the player as last known
	 * @param event the event, with the encId that the player had in its last session
	 * @since 0.1.0
	 */
	record PlayerVanished(Player player, PlayerExits event) implements OfPlayer {
	}

	/**
	 * An object was deleted while the client was disconnected: stands for the
	 * {@code mapDeleteObjectByKey} that the server could not deliver.
	 *
	 * @param map the map without the object
	 * @param object the object as last known
	 * @param event the event
	 * @since 0.1.0
	 */
	record ObjectVanished(GameMap map, MapObject object, MapDeleteObjectByKey event) implements SpaceChange {
	}

	/**
	 * The world is complete: all that the server tells after a subscription has come.
	 * Told after everything that follows from it.
	 *
	 * @param first whether this is the first time since the application started
	 * @since 0.1.0
	 */
	record SpaceSynchronized(boolean first) implements SpaceChange {
	}

}
