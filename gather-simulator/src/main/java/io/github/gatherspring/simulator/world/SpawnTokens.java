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

package io.github.gatherspring.simulator.world;

import java.util.HashMap;
import java.util.Map;

import io.github.gatherspring.proto.MapLocation;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that stand for places. The id of a spawn point is one too.
 */
public final class SpawnTokens {

	private final Map<String, MapLocation> places = new HashMap<>();

	/**
	 * Make a token known.
	 * @param token the token
	 * @param place what it stands for
	 */
	public void put(String token, MapLocation place) {
		this.places.put(token, place);
	}

	/**
	 * Return what a token stands for.
	 * @param world the space
	 * @param token the token
	 * @return the place, {@code null} if the token is unknown
	 */
	public @Nullable MapLocation find(World world, String token) {
		MapLocation place = this.places.get(token);
		if (place != null) {
			return place;
		}
		for (SpaceMap map : world.maps()) {
			for (var spawn : map.spawns()) {
				if (spawn.hasSpawnId() && spawn.getSpawnId().equals(token)) {
					return MapLocation.newBuilder().setMap(map.id()).setX(spawn.getX()).setY(spawn.getY()).build();
				}
			}
		}
		return null;
	}

}
