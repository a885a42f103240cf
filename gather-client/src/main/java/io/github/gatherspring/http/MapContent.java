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

package io.github.gatherspring.http;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import org.jspecify.annotations.Nullable;

/**
 * The content of a map in the form that {@code useV2Map} asks for. Immutable: to change a
 * map, return a changed copy. Everything that the server told is kept and sent back.
 *
 * @param backgroundImagePath picture under the players, null if not set
 * @param foregroundImagePath picture over the players, null if not set
 * @param collisions Base64 of one byte a tile, row by row, 0 where one can walk; null if
 * not set
 * @param dimensions width and height in tiles, null if not set
 * @param objects the objects by key, null if not set
 * @param nooks the private areas by id, null if not set
 * @param spawns the tiles where players appear, null if not set
 * @param portals the tiles that lead elsewhere, null if not set
 * @param announcer the tiles from which one speaks to all, null if not set
 * @param other everything else, by name
 * @since 0.1.0
 */
public record MapContent(@Nullable String backgroundImagePath, @Nullable String foregroundImagePath,
		@Nullable String collisions, @Nullable List<Integer> dimensions, @Nullable Map<String, PlacedObject> objects,
		@Nullable Map<String, Map<String, @Nullable Object>> nooks,
		@Nullable List<Map<String, @Nullable Object>> spawns, @Nullable List<Map<String, @Nullable Object>> portals,
		@Nullable List<Map<String, @Nullable Object>> announcer,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	/**
	 * Creates content of its parts.
	 * @param backgroundImagePath picture under the players
	 * @param foregroundImagePath picture over the players
	 * @param collisions Base64 of one byte a tile
	 * @param dimensions width and height in tiles
	 * @param objects the objects by key
	 * @param nooks the private areas by id
	 * @param spawns the tiles where players appear
	 * @param portals the tiles that lead elsewhere
	 * @param announcer the tiles from which one speaks to all
	 * @param other everything else
	 */
	public MapContent {
		dimensions = OpenFields.copy(dimensions);
		objects = (objects != null) ? OpenFields.copy(objects) : null;
		nooks = (nooks != null) ? OpenFields.copy(nooks) : null;
		spawns = OpenFields.copy(spawns);
		portals = OpenFields.copy(portals);
		announcer = OpenFields.copy(announcer);
		other = OpenFields.copy(other);
	}

	/**
	 * Whether nobody can walk on a tile.
	 * @param x the column
	 * @param y the row
	 * @return whether impassable; {@code false} outside of the map, or if dimensions or
	 * collisions are not set or not readable
	 */
	public boolean isImpassable(int x, int y) {
		List<Integer> size = this.dimensions;
		String mask = this.collisions;
		if (size == null || size.size() != 2 || mask == null || x < 0 || y < 0 || x >= size.get(0)
				|| y >= size.get(1)) {
			return false;
		}
		try {
			byte[] tiles = Base64.getDecoder().decode(mask);
			long index = (long) y * size.get(0) + x;
			return index < tiles.length && tiles[(int) index] != 0;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Returns the content with an object added, or another in the place of the one with
	 * the same key.
	 * @param key key of the object: one to four of {@code A-Z a-z 0-9 _ -}
	 * @param object the object
	 * @return the content
	 */
	public MapContent withObject(String key, PlacedObject object) {
		Map<String, PlacedObject> objects = new LinkedHashMap<>(OpenFields.copy(this.objects));
		objects.put(key, object);
		return withObjects(objects);
	}

	/**
	 * Returns the content without an object.
	 * @param key key of the object, which need not exist
	 * @return the content
	 */
	public MapContent withoutObject(String key) {
		Map<String, PlacedObject> objects = new LinkedHashMap<>(OpenFields.copy(this.objects));
		objects.remove(key);
		return withObjects(objects);
	}

	/**
	 * Returns the content with other objects.
	 * @param objects all objects by key
	 * @return the content
	 */
	public MapContent withObjects(Map<String, PlacedObject> objects) {
		return new MapContent(this.backgroundImagePath, this.foregroundImagePath, this.collisions, this.dimensions,
				objects, this.nooks, this.spawns, this.portals, this.announcer, this.other);
	}

	/**
	 * Returns the content with other pictures.
	 * @param backgroundImagePath picture under the players
	 * @param foregroundImagePath picture over the players, or null for none
	 * @return the content
	 */
	public MapContent withImages(String backgroundImagePath, @Nullable String foregroundImagePath) {
		return new MapContent(backgroundImagePath, foregroundImagePath, this.collisions, this.dimensions, this.objects,
				this.nooks, this.spawns, this.portals, this.announcer, this.other);
	}

	/**
	 * Returns the content with other collisions.
	 * @param tiles one byte a tile, row by row, 0 where one can walk
	 * @return the content
	 */
	public MapContent withCollisions(byte[] tiles) {
		return new MapContent(this.backgroundImagePath, this.foregroundImagePath,
				Base64.getEncoder().encodeToString(tiles), this.dimensions, this.objects, this.nooks, this.spawns,
				this.portals, this.announcer, this.other);
	}

	/**
	 * Returns the content with another field.
	 * @param name name of the field, none of those that this record names
	 * @param value the value as Jackson writes it, or null
	 * @return the content
	 */
	public MapContent withOther(String name, @Nullable Object value) {
		Map<String, @Nullable Object> other = new LinkedHashMap<>(this.other);
		other.put(name, value);
		return new MapContent(this.backgroundImagePath, this.foregroundImagePath, this.collisions, this.dimensions,
				this.objects, this.nooks, this.spawns, this.portals, this.announcer, other);
	}

}
