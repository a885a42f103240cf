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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.Portal;

/**
 * Shortest ways over a map from one tile, around walls. Portals can be the end of a way,
 * but none leads over one. Other players are in nobody's way. Immutable: it shows the map
 * as it was.
 *
 * @since 0.1.0
 */
public final class WalkingPaths {

	private static final MoveDirectionEnum.ENUM[] DIRECTIONS = { MoveDirectionEnum.ENUM.Left,
			MoveDirectionEnum.ENUM.Right, MoveDirectionEnum.ENUM.Up, MoveDirectionEnum.ENUM.Down };

	private static final int[] DX = { -1, 1, 0, 0 };

	private static final int[] DY = { 0, 0, -1, 1 };

	private static final byte UNREACHED = -1;

	private static final byte START = 4;

	private final int width;

	private final int height;

	/** The direction in which each tile was reached, by row and column. */
	private final byte[] cameBy;

	/** Reached tiles, the nearest first. */
	private final int[] reached;

	private WalkingPaths(int width, int height, byte[] cameBy, int[] reached) {
		this.width = width;
		this.height = height;
		this.cameBy = cameBy;
		this.reached = reached;
	}

	/**
	 * Find all ways from a tile.
	 * @param map the map
	 * @param x column of the tile
	 * @param y row of the tile
	 * @return the ways; none if the tile is not on the map
	 */
	public static WalkingPaths from(GameMap map, int x, int y) {
		int width = map.width();
		int height = map.height();
		byte[] cameBy = new byte[Math.max(width * height, 0)];
		Arrays.fill(cameBy, UNREACHED);
		if (x < 0 || y < 0 || x >= width || y >= height) {
			return new WalkingPaths(width, height, cameBy, new int[0]);
		}
		BitSet portals = new BitSet();
		for (Portal portal : map.portals()) {
			if (portal.getX() < width && portal.getX() >= 0) {
				portals.set(Math.max(portal.getY(), 0) * width + portal.getX());
			}
		}
		int[] reached = new int[cameBy.length];
		int count = 0;
		Deque<Integer> open = new ArrayDeque<>();
		open.add(y * width + x);
		cameBy[y * width + x] = START;
		while (!open.isEmpty()) {
			int tile = open.remove();
			reached[count++] = tile;
			if (portals.get(tile) && cameBy[tile] != START) {
				continue;
			}
			for (byte i = 0; i < DIRECTIONS.length; i++) {
				int column = tile % width + DX[i];
				int row = tile / width + DY[i];
				if (column >= 0 && row >= 0 && column < width && row < height
						&& cameBy[row * width + column] == UNREACHED && !map.isImpassable(column, row)) {
					cameBy[row * width + column] = i;
					open.add(row * width + column);
				}
			}
		}
		return new WalkingPaths(width, height, cameBy, Arrays.copyOf(reached, count));
	}

	/**
	 * Return the steps to a tile.
	 * @param x column of the tile
	 * @param y row of the tile
	 * @return the steps, none if it is the tile where the ways begin; empty if no way
	 * leads there
	 */
	public Optional<List<MoveDirectionEnum.ENUM>> to(int x, int y) {
		if (x < 0 || y < 0 || x >= this.width || y >= this.height || this.cameBy[y * this.width + x] == UNREACHED) {
			return Optional.empty();
		}
		List<MoveDirectionEnum.ENUM> steps = new ArrayList<>();
		for (int tile = y * this.width + x; this.cameBy[tile] != START;) {
			int direction = this.cameBy[tile];
			steps.add(DIRECTIONS[direction]);
			tile -= DY[direction] * this.width + DX[direction];
		}
		Collections.reverse(steps);
		return Optional.of(steps);
	}

	/**
	 * Return the tile to which a way leads that is nearest to another, by steps in any of
	 * the eight directions; among equals the one with the shortest way.
	 * @param x column of the other tile
	 * @param y row of the other tile
	 * @param least how far away it has to be at least, 0 for the tile itself
	 * @return the tile; empty if no way leads anywhere
	 */
	public Optional<Tile> nearest(int x, int y, int least) {
		int best = -1;
		int bestDistance = Integer.MAX_VALUE;
		for (int tile : this.reached) {
			int distance = Math.max(Math.abs(tile % this.width - x), Math.abs(tile / this.width - y));
			if (distance >= least && distance < bestDistance) {
				best = tile;
				bestDistance = distance;
			}
		}
		return (best < 0) ? Optional.empty() : Optional.of(new Tile(best % this.width, best / this.width));
	}

	/**
	 * A tile of a map.
	 *
	 * @param x its column, counted from 0 at the left
	 * @param y its row, counted from 0 at the top
	 * @since 0.1.0
	 */
	public record Tile(int x, int y) {
	}

}
