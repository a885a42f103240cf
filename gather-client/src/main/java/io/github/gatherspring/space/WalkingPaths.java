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
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.gatherspring.proto.MoveDirectionEnum;

/**
 * Shortest ways from one tile, around walls and through portals to other maps. Other
 * players are in nobody's way. Internal to the client; public because the client lives in
 * another package. It shows the maps as they were, and may be read by any thread that
 * received it safely.
 * <p>
 * A portal carries whoever walks onto it to its target, which counts as one step. One
 * that leads to another space, or to a place that is not known, can be the end of a way,
 * but no way leads over it.
 *
 * @since 0.1.0
 */
public final class WalkingPaths {

	private static final MoveDirectionEnum.ENUM[] DIRECTIONS = { MoveDirectionEnum.ENUM.Left,
			MoveDirectionEnum.ENUM.Right, MoveDirectionEnum.ENUM.Up, MoveDirectionEnum.ENUM.Down };

	private final PathSearch search;

	private WalkingPaths(PathSearch search) {
		this.search = search;
	}

	/**
	 * Find all ways from a tile.
	 * @param space the space whose maps are walked on
	 * @param start the tile
	 * @return the ways; none if the tile is on no map whose size is known
	 */
	public static WalkingPaths from(GatherSpace space, Tile start) {
		PathSearch search = new PathSearch(space);
		search.run(start, List.of(), null, false);
		return new WalkingPaths(search);
	}

	/**
	 * Find the shortest way between two tiles. Once it is found, nothing else is looked
	 * for.
	 * @param space the space whose maps are walked on
	 * @param start where it begins
	 * @param goal where it ends
	 * @param avoided tiles that it must not lead over
	 * @return the way among others
	 */
	public static WalkingPaths onto(GatherSpace space, Tile start, Tile goal, Collection<Tile> avoided) {
		PathSearch search = new PathSearch(space);
		search.run(start, avoided, goal, false);
		return new WalkingPaths(search);
	}

	/**
	 * Find the shortest way to one of the eight tiles around another.
	 * @param space the space whose maps are walked on
	 * @param start where it begins
	 * @param goal the tile beside which it ends
	 * @param avoided tiles that it must not lead over
	 * @return the way among others
	 */
	public static WalkingPaths beside(GatherSpace space, Tile start, Tile goal, Collection<Tile> avoided) {
		PathSearch search = new PathSearch(space);
		search.run(start, avoided, goal, true);
		return new WalkingPaths(search);
	}

	/**
	 * Return the steps to the goal that was searched for.
	 * @return the steps, none if the way begins there; empty if no way leads there or
	 * none was searched for
	 */
	public Optional<List<Step>> way() {
		return to(this.search.end());
	}

	/**
	 * Return the steps to a tile.
	 * @param tile the tile
	 * @return the steps, none if it is the tile where the ways begin; empty if no way to
	 * it was found
	 */
	public Optional<List<Step>> to(Tile tile) {
		return to(this.search.node(tile));
	}

	private Optional<List<Step>> to(long end) {
		if (end == PathSearch.NONE) {
			return Optional.empty();
		}
		List<Step> standing = (this.search.how(end) != PathGrid.UNREACHED) ? stepsTo(end) : null;
		PathSearch.Entry entry = this.search.entry(end);
		if (entry == null) {
			return Optional.ofNullable(standing);
		}
		// A portal can be walked into and, from another portal, landed on.
		List<Step> into = stepsTo(entry.from());
		into.add(into(end, entry));
		return Optional.of((standing != null && standing.size() <= into.size()) ? standing : into);
	}

	private List<Step> stepsTo(long end) {
		List<Step> steps = new ArrayList<>();
		long node = end;
		for (int how = this.search.how(node); how != PathGrid.START; how = this.search.how(node)) {
			if (how == PathGrid.LANDED) {
				long portal = this.search.portalTo(node);
				PathSearch.Entry entry = Objects.requireNonNull(this.search.entry(portal));
				steps.add(into(portal, entry));
				node = entry.from();
			}
			else {
				int direction = how - PathGrid.FIRST_DIRECTION;
				Tile tile = tile(node);
				steps.add(new Step(DIRECTIONS[direction], tile, tile));
				node = PathSearch.before(node, direction);
			}
		}
		Collections.reverse(steps);
		return steps;
	}

	private Step into(long portal, PathSearch.Entry entry) {
		return new Step(DIRECTIONS[entry.direction()], tile(portal), tile(this.search.behind(portal)));
	}

	private Tile tile(long node) {
		return this.search.tile(node);
	}

	/**
	 * Return the tile to which a way leads that is nearest to another tile of its map, by
	 * steps in any of the eight directions; among equals the one with the shortest way.
	 * @param tile the other tile
	 * @param least how far away it has to be at least, 0 for the tile itself
	 * @return the tile; empty if no way leads to that map
	 */
	public Optional<Tile> nearest(Tile tile, int least) {
		long best = PathSearch.NONE;
		int bestDistance = Integer.MAX_VALUE;
		for (int i = 0; i < this.search.count(); i++) {
			long node = this.search.reached(i);
			int distance = Math.max(Math.abs(PathSearch.x(node) - tile.x()), Math.abs(PathSearch.y(node) - tile.y()));
			if (distance >= least && distance < bestDistance && this.search.grid(node).mapId().equals(tile.mapId())) {
				best = node;
				bestDistance = distance;
			}
		}
		return (best == PathSearch.NONE) ? Optional.empty() : Optional.of(tile(best));
	}

	/**
	 * Whether walls and portals of the maps that were searched are still the same.
	 * @param space the space as it is now
	 * @return {@code false} if another way may be the shortest by now
	 */
	public boolean isCurrent(GatherSpace space) {
		return this.search.grids().stream().allMatch((grid) -> grid.isLike(space.map(grid.mapId()).orElse(null)));
	}

	/**
	 * One step of a way.
	 *
	 * @param direction where to
	 * @param onto the tile that is walked onto
	 * @param lands the tile where one stands then: the same, unless a portal is on it
	 * @since 0.1.0
	 */
	public record Step(MoveDirectionEnum.ENUM direction, Tile onto, Tile lands) {
	}

}
