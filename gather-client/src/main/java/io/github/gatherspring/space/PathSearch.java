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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.Portal;
import org.jspecify.annotations.Nullable;

/**
 * Breadth-first search over all maps that portals lead to. Tiles are numbers, so that a
 * million of them cost no object each: the map in the upper half, then row and column in
 * 16 bits each, since no side of a map is longer.
 */
final class PathSearch {

	static final int[] DX = { -1, 1, 0, 0 };

	static final int[] DY = { 0, 0, -1, 1 };

	static final long NONE = -1;

	private final GatherSpace space;

	private final Map<String, @Nullable PathGrid> gridsById = new HashMap<>();

	private final List<PathGrid> grids = new ArrayList<>();

	/** Tiles that were stood on, the nearest first; also the queue of the search. */
	private long[] reached = new long[1024];

	private int count;

	/** From which tile, and in which direction, each portal was first walked into. */
	private final Map<Long, Entry> entered = new HashMap<>();

	/** The portal through which each tile was landed on. */
	private final Map<Long, Long> landings = new HashMap<>();

	private long goal = NONE;

	private boolean beside;

	/** Where the goal was found. */
	private long end = NONE;

	PathSearch(GatherSpace space) {
		this.space = space;
	}

	/**
	 * Searches until the goal is found or all is reached.
	 * @param start where to begin
	 * @param avoided tiles not to walk on
	 * @param goal where to get to; null for everywhere
	 * @param beside whether to get beside the goal and not onto it
	 */
	void run(Tile start, Collection<Tile> avoided, @Nullable Tile goal, boolean beside) {
		PathGrid first = grid(start.mapId());
		if (first == null || !first.contains(start.x(), start.y())) {
			return;
		}
		for (Tile tile : avoided) {
			PathGrid there = tile.equals(start) ? null : grid(tile.mapId());
			if (there != null) {
				there.avoid(tile.x(), tile.y());
			}
		}
		this.goal = (goal != null) ? node(goal) : NONE;
		this.beside = beside;
		first.marks[first.tile(start.x(), start.y())] |= PathGrid.START;
		reach(node(first, start.x(), start.y()));
		PathGrid grid = first;
		for (int next = 0; next < this.count && this.end == NONE; next++) {
			long node = this.reached[next];
			if (node >>> 32 != grid.number) {
				grid = grid(node);
			}
			int x = x(node);
			int y = y(node);
			for (int direction = 0; direction < DX.length; direction++) {
				step(grid, x + DX[direction], y + DY[direction], direction, node);
			}
		}
	}

	private void step(PathGrid grid, int x, int y, int direction, long from) {
		if (!grid.contains(x, y)) {
			return;
		}
		int tile = grid.tile(x, y);
		byte mark = grid.marks[tile];
		if (mark == PathGrid.UNREACHED) {
			if (!grid.isWall(x, y)) {
				grid.marks[tile] = (byte) (PathGrid.FIRST_DIRECTION + direction);
				reach(node(grid, x, y));
			}
		}
		else if ((mark & PathGrid.PORTAL) != 0 && !grid.isWall(x, y)) {
			enter(grid, tile, node(grid, x, y), direction, from);
		}
	}

	private void reach(long node) {
		if (this.count == this.reached.length) {
			this.reached = Arrays.copyOf(this.reached, 2 * this.count);
		}
		this.reached[this.count++] = node;
		found(node, isGoal(node));
	}

	private void found(long node, boolean isGoal) {
		if (isGoal && this.end == NONE) {
			this.end = node;
		}
	}

	private boolean isGoal(long node) {
		if (!this.beside || this.goal == NONE) {
			return node == this.goal;
		}
		return node != this.goal && node >>> 32 == this.goal >>> 32 && Math.abs(x(node) - x(this.goal)) <= 1
				&& Math.abs(y(node) - y(this.goal)) <= 1;
	}

	private void enter(PathGrid grid, int tile, long portal, int direction, long from) {
		if (this.entered.putIfAbsent(portal, new Entry(from, direction)) != null) {
			return;
		}
		found(portal, !this.beside && portal == this.goal);
		long landing = landing(grid.portal(tile));
		if (landing != NONE) {
			PathGrid there = grid(landing);
			int landingTile = there.tile(x(landing), y(landing));
			if ((there.marks[landingTile] & PathGrid.HOW) == PathGrid.UNREACHED) {
				there.marks[landingTile] |= PathGrid.LANDED;
				this.landings.put(landing, portal);
				reach(landing);
			}
		}
	}

	/**
	 * Where a portal leads to.
	 * @return the tile, or {@link #NONE} if it leads out of the space or to a place that
	 * is not known
	 */
	private long landing(@Nullable Portal portal) {
		if (portal == null || !portal.getTargetUrl().isEmpty() || portal.getTargetMap().isEmpty()) {
			return NONE;
		}
		PathGrid grid = grid(portal.getTargetMap());
		return (grid != null && grid.contains(portal.getTargetX(), portal.getTargetY()))
				? node(grid, portal.getTargetX(), portal.getTargetY()) : NONE;
	}

	private @Nullable PathGrid grid(String mapId) {
		if (this.gridsById.containsKey(mapId)) {
			return this.gridsById.get(mapId);
		}
		GameMap map = this.space.map(mapId).orElse(null);
		PathGrid grid = (map != null && map.width() > 0 && map.height() > 0) ? new PathGrid(this.grids.size(), map)
				: null;
		this.gridsById.put(mapId, grid);
		if (grid != null) {
			this.grids.add(grid);
		}
		return grid;
	}

	// What was found

	PathGrid grid(long node) {
		return this.grids.get((int) (node >>> 32));
	}

	static int x(long node) {
		return (int) node & 0xFFFF;
	}

	static int y(long node) {
		return (int) node >>> 16;
	}

	private static long node(PathGrid grid, int x, int y) {
		return (long) grid.number << 32 | (long) y << 16 | x;
	}

	/**
	 * The number of a tile.
	 * @return the number, or {@link #NONE} for a tile of no map
	 */
	long node(Tile tile) {
		PathGrid grid = grid(tile.mapId());
		return (grid != null && grid.contains(tile.x(), tile.y())) ? node(grid, tile.x(), tile.y()) : NONE;
	}

	Tile tile(long node) {
		return new Tile(grid(node).mapId(), x(node), y(node));
	}

	/** How somebody came to stand on a tile, {@link PathGrid#UNREACHED} if nobody did. */
	int how(long node) {
		PathGrid grid = grid(node);
		int how = grid.marks[grid.tile(x(node), y(node))] & PathGrid.HOW;
		return (how > PathGrid.LANDED) ? PathGrid.UNREACHED : how;
	}

	/** The tile before one that was walked onto. */
	static long before(long node, int direction) {
		return node - ((long) DY[direction] << 16) - DX[direction];
	}

	@Nullable Entry entry(long portal) {
		return this.entered.get(portal);
	}

	/** The tile that a portal leads to, or the portal itself if that is not known. */
	long behind(long portal) {
		PathGrid grid = grid(portal);
		long landing = landing(grid.portal(grid.tile(x(portal), y(portal))));
		return (landing != NONE) ? landing : portal;
	}

	long portalTo(long landing) {
		return this.landings.getOrDefault(landing, NONE);
	}

	int count() {
		return this.count;
	}

	long reached(int index) {
		return this.reached[index];
	}

	/** The tile at which the search ended because it is the goal or beside it. */
	long end() {
		return this.end;
	}

	List<PathGrid> grids() {
		return this.grids;
	}

	/**
	 * A step into a portal.
	 */
	record Entry(long from, int direction) {
	}

}
