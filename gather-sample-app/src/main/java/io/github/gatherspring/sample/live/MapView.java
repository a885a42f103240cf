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

package io.github.gatherspring.sample.live;

import java.util.Base64;
import java.util.BitSet;
import java.util.List;

import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.MapObject;

/**
 * A map as the browser draws it.
 *
 * @param id id of the map
 * @param name name
 * @param width columns
 * @param height rows
 * @param walls one bit for each tile, row by row, the lowest bit of each byte first; set
 * where nobody can walk. Base64
 * @param objects things that stand about
 * @param nooks private areas
 * @param portals tiles that lead elsewhere
 * @param spawns tiles where people appear
 */
record MapView(String id, String name, int width, int height, String walls, List<Thing> objects, List<Area> nooks,
		List<Way> portals, List<Tile> spawns) {

	static MapView of(GameMap map) {
		return new MapView(map.id(), map.name(), map.width(), map.height(), walls(map),
				map.objects().stream().map(Thing::of).toList(),
				map.nooks()
					.stream()
					.map((nook) -> new Area(nook.name(), nook.tiles().stream().map(Tile::of).toList()))
					.toList(),
				map.portals()
					.stream()
					.map((portal) -> new Way(portal.getX(), portal.getY(), portal.getTargetMap()))
					.toList(),
				map.spawns().stream().map((spawn) -> new Tile(spawn.getX(), spawn.getY())).toList());
	}

	private static String walls(GameMap map) {
		BitSet bits = new BitSet(map.width() * map.height());
		for (int y = 0; y < map.height(); y++) {
			for (int x = 0; x < map.width(); x++) {
				bits.set(y * map.width() + x, map.isImpassable(x, y));
			}
		}
		return Base64.getEncoder().encodeToString(bits.toByteArray());
	}

	/**
	 * An object.
	 *
	 * @param key key within the map
	 * @param name name
	 * @param type what one can do with it
	 * @param x column
	 * @param y row
	 */
	record Thing(String key, String name, String type, int x, int y) {

		static Thing of(MapObject object) {
			return new Thing(object.key().value(), object.name(), object.type().name(), object.x(), object.y());
		}

	}

	/**
	 * A nook.
	 *
	 * @param name name
	 * @param tiles its tiles
	 */
	record Area(String name, List<Tile> tiles) {
	}

	/**
	 * A portal.
	 *
	 * @param x column
	 * @param y row
	 * @param to id of the map that it leads to, empty if it leads out of the space
	 */
	record Way(int x, int y, String to) {
	}

	/**
	 * A tile.
	 *
	 * @param x column
	 * @param y row
	 */
	record Tile(int x, int y) {

		static Tile of(WirePoint point) {
			return new Tile(point.getX(), point.getY());
		}

	}

}
