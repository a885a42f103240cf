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

package io.github.gatherspring.simulator.api;

import java.util.List;
import java.util.Optional;

/**
 * The simulated space at one moment.
 *
 * @param id id on the wire, with a backslash
 * @param players who is in the space
 * @param maps all maps
 * @since 0.1.0
 */
public record SpaceView(String id, List<PlayerView> players, List<MapView> maps) {

	/**
	 * Return a player.
	 * @param id id of the user
	 * @return the player, empty if it is not in the space
	 */
	public Optional<PlayerView> player(String id) {
		return this.players.stream().filter((player) -> player.id().equals(id)).findFirst();
	}

	/**
	 * Return a map.
	 * @param id id of the map
	 * @return the map, empty if there is none
	 */
	public Optional<MapView> map(String id) {
		return this.maps.stream().filter((map) -> map.id().equals(id)).findFirst();
	}

}
