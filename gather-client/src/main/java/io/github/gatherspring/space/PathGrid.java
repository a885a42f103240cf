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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.Portal;
import org.jspecify.annotations.Nullable;

/**
 * One map as a {@link PathSearch} goes over it: a byte for each tile says how it was
 * reached.
 */
final class PathGrid {

	/** Nobody has stood here; lowest bits of a mark. */
	static final byte UNREACHED = 0;

	/** The first of the four directions; the others follow. */
	static final byte FIRST_DIRECTION = 1;

	static final byte START = 5;

	/** Through a portal. */
	static final byte LANDED = 6;

	/** Not to be walked on, whatever the map says. */
	private static final byte AVOIDED = 7;

	/** The bits that say how a tile was reached. */
	static final byte HOW = 7;

	/** The bit of tiles that lead elsewhere. */
	static final byte PORTAL = 8;

	final int number;

	final int width;

	final int height;

	final byte[] marks;

	private final GameMap map;

	private final Collisions collisions;

	private final List<Portal> portals;

	private final Map<Integer, Portal> portalsByTile = new HashMap<>();

	PathGrid(int number, GameMap map) {
		this.number = number;
		this.map = map;
		this.width = map.width();
		this.height = map.height();
		this.collisions = map.collisions();
		this.portals = map.portals();
		this.marks = new byte[this.width * this.height];
		for (Portal portal : this.portals) {
			if (contains(portal.getX(), portal.getY())) {
				int tile = tile(portal.getX(), portal.getY());
				this.marks[tile] = PORTAL;
				// The first of several on one tile, as a server would find it.
				this.portalsByTile.putIfAbsent(tile, portal);
			}
		}
	}

	String mapId() {
		return this.map.id();
	}

	boolean contains(int x, int y) {
		return (x | y) >= 0 && x < this.width && y < this.height;
	}

	int tile(int x, int y) {
		return y * this.width + x;
	}

	boolean isWall(int x, int y) {
		return this.collisions.isImpassable(x, y);
	}

	@Nullable Portal portal(int tile) {
		return this.portalsByTile.get(tile);
	}

	void avoid(int x, int y) {
		if (contains(x, y)) {
			this.marks[tile(x, y)] = AVOIDED;
		}
	}

	/**
	 * Whether one can still walk on a map as on this one.
	 * @param present the map as it is now, or null if it is gone
	 */
	boolean isLike(@Nullable GameMap present) {
		return present == this.map
				|| (present != null && present.collisions() == this.collisions && present.width() == this.width
						&& present.height() == this.height && present.portals().equals(this.portals));
	}

}
