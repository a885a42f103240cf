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

package io.github.gatherspring.simulator.life;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.simulator.action.Directions;
import io.github.gatherspring.simulator.world.SpaceMap;

/**
 * Finds a shortest way around walls.
 */
final class PathFinder {

	private static final List<MoveDirectionEnum.ENUM> DIRECTIONS = List.of(MoveDirectionEnum.ENUM.Left,
			MoveDirectionEnum.ENUM.Right, MoveDirectionEnum.ENUM.Up, MoveDirectionEnum.ENUM.Down);

	private PathFinder() {
	}

	/**
	 * Return the steps to a tile.
	 * @return the steps; none if the tile is reached already or cannot be reached
	 */
	static List<MoveDirectionEnum.ENUM> path(SpaceMap map, int fromX, int fromY, int toX, int toY) {
		if (!map.contains(fromX, fromY) || !map.isPassable(toX, toY)) {
			return List.of();
		}
		int[] cameBy = new int[map.width() * map.height()];
		Arrays.fill(cameBy, -1);
		int start = fromY * map.width() + fromX;
		int end = toY * map.width() + toX;
		cameBy[start] = DIRECTIONS.size();
		Deque<Integer> open = new ArrayDeque<>(List.of(start));
		while (!open.isEmpty() && cameBy[end] < 0) {
			int tile = open.remove();
			for (int i = 0; i < DIRECTIONS.size(); i++) {
				Directions direction = Directions.of(DIRECTIONS.get(i));
				int x = tile % map.width() + direction.dx();
				int y = tile / map.width() + direction.dy();
				boolean portal = map.portalAt(x, y) != null && (x != toX || y != toY);
				if (map.isPassable(x, y) && !portal && cameBy[y * map.width() + x] < 0) {
					cameBy[y * map.width() + x] = i;
					open.add(y * map.width() + x);
				}
			}
		}
		return (cameBy[end] < 0) ? List.of() : back(map, cameBy, start, end);
	}

	private static List<MoveDirectionEnum.ENUM> back(SpaceMap map, int[] cameBy, int start, int end) {
		List<MoveDirectionEnum.ENUM> steps = new ArrayList<>();
		for (int tile = end; tile != start;) {
			MoveDirectionEnum.ENUM step = DIRECTIONS.get(cameBy[tile]);
			steps.add(step);
			Directions direction = Directions.of(step);
			tile -= direction.dy() * map.width() + direction.dx();
		}
		Collections.reverse(steps);
		return steps;
	}

}
