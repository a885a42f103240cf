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
package io.github.gatherspring.maps.plan;

import java.util.Base64;
import java.util.List;

import io.github.gatherspring.http.MapContent;
import org.jspecify.annotations.Nullable;

/**
 * Size and walls of a map, read once.
 */
public final class Tiles {

	private final int width;

	private final int height;

	private final byte[] walls;

	private Tiles(int width, int height, byte[] walls) {
		this.width = width;
		this.height = height;
		this.walls = walls;
	}

	/**
	 * Read the tiles of a map.
	 * @param content the map
	 * @return the tiles; none if the map does not tell its size
	 */
	public static Tiles of(MapContent content) {
		List<Integer> size = content.dimensions();
		if (size == null || size.size() != 2 || size.get(0) < 1 || size.get(1) < 1 || size.get(0) > 10_000
				|| size.get(1) > 10_000) {
			return new Tiles(0, 0, new byte[0]);
		}
		int count = size.get(0) * size.get(1);
		byte[] walls = decode(content.collisions());
		return new Tiles(size.get(0), size.get(1), (walls.length == count) ? walls : new byte[count]);
	}

	private static byte[] decode(@Nullable String collisions) {
		try {
			return (collisions != null) ? Base64.getDecoder().decode(collisions) : new byte[0];
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	/**
	 * Return the width.
	 * @return the width in tiles
	 */
	public int width() {
		return this.width;
	}

	/**
	 * Return the height.
	 * @return the height in tiles
	 */
	public int height() {
		return this.height;
	}

	/**
	 * Return whether a tile is on the map.
	 * @param x its column
	 * @param y its row
	 * @return whether it is
	 */
	public boolean contains(int x, int y) {
		return x >= 0 && y >= 0 && x < this.width && y < this.height;
	}

	/**
	 * Return whether nobody can walk on a tile.
	 * @param x its column
	 * @param y its row
	 * @return whether it is a wall
	 */
	public boolean isWall(int x, int y) {
		return contains(x, y) && this.walls[y * this.width + x] != 0;
	}

	/** Return the tiles with others changed. */
	Tiles copy() {
		return new Tiles(this.width, this.height, this.walls.clone());
	}

	void wall(int x, int y, boolean wall) {
		// What the server wrote for a wall stays as it wrote it.
		if (isWall(x, y) != wall) {
			this.walls[y * this.width + x] = (byte) (wall ? 1 : 0);
		}
	}

	byte[] bytes() {
		return this.walls;
	}

}
