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

package io.github.gatherspring.autoconfigure.mcp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.WalkingPaths;
import io.github.gatherspring.space.WalkingPaths.Tile;

/**
 * Walks the avatar to a tile of its map, at the pace of a person.
 */
final class Walker {

	private static final Duration STEP = Duration.ofMillis(100);

	private static final Duration LOOK = Duration.ofMillis(20);

	private static final int LOOKS = 50;

	private static final int ATTEMPTS = 3;

	private final SeenSpace seen;

	Walker(SeenSpace seen) {
		this.seen = seen;
	}

	/**
	 * Walk beside a player.
	 */
	Map<String, Object> beside(Player player, Deadline deadline) {
		Player me = onMap(player.mapId(), "The player");
		WalkingPaths paths = paths(me);
		Tile tile = paths.nearest(player.x(), player.y(), 1)
			.orElseThrow(() -> new ToolFailure("No way leads anywhere from where you stand"));
		return walk(tile, deadline);
	}

	/**
	 * Walk to a tile.
	 */
	Map<String, Object> to(String mapId, int x, int y, Deadline deadline) {
		Player me = onMap(mapId, "The tile");
		WalkingPaths paths = paths(me);
		if (paths.to(x, y).isEmpty()) {
			Optional<Tile> nearest = paths.nearest(x, y, 0);
			throw new ToolFailure("No way leads to x " + x + ", y " + y
					+ ": it is a wall, or shut off, or not on the map."
					+ nearest
						.map((tile) -> " The nearest tile that can be reached is x " + tile.x() + ", y " + tile.y())
						.orElse(""));
		}
		return walk(new Tile(x, y), deadline);
	}

	private Player onMap(String mapId, String what) {
		Player me = this.seen.me();
		if (!me.mapId().equals(mapId)) {
			throw new ToolFailure(what + " is on the map '" + Words.name(mapId) + "', you are on '"
					+ Words.name(me.mapId()) + "'. Walking does not lead to another map: walk onto a portal (> in"
					+ " gather_map) first");
		}
		return me;
	}

	private WalkingPaths paths(Player me) {
		GameMap map = this.seen.map(me.mapId());
		return WalkingPaths.from(map, me.x(), me.y());
	}

	private Map<String, Object> walk(Tile tile, Deadline deadline) {
		for (int attempt = 0; attempt < ATTEMPTS && !isAt(tile) && !deadline.isOver(); attempt++) {
			Optional<List<MoveDirectionEnum.ENUM>> steps = paths(this.seen.me()).to(tile.x(), tile.y());
			if (steps.isEmpty()) {
				break;
			}
			for (MoveDirectionEnum.ENUM step : steps.get()) {
				if (deadline.isOver()) {
					break;
				}
				this.seen.space();
				deadline.await("the avatar takes a step", this.seen.client().move(step, false, 0));
				deadline.pass(STEP);
			}
			// What the server tells of the last step may come after its answer.
			for (int look = 0; look < LOOKS && !isAt(tile) && !deadline.isOver(); look++) {
				deadline.pass(LOOK);
			}
		}
		Player me = this.seen.me();
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("arrived", isAt(tile));
		result.put("map", me.mapId());
		result.put("x", me.x());
		result.put("y", me.y());
		if (!isAt(tile)) {
			result.put("note", "On the way to x " + tile.x() + ", y " + tile.y() + ": call again to go on");
		}
		return result;
	}

	private boolean isAt(Tile tile) {
		Player me = this.seen.me();
		return me.x() == tile.x() && me.y() == tile.y();
	}

}
