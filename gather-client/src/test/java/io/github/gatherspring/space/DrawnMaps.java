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
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import com.google.protobuf.ByteString;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetPortals;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.Portal;
import org.jspecify.annotations.Nullable;

/**
 * Maps that are drawn with characters, and the simplest way there is to find how far it
 * is from one of their tiles to another. # is a wall, &gt; a portal.
 */
public final class DrawnMaps {

	private final Map<String, String[]> drawings = new LinkedHashMap<>();

	private final Map<Tile, Tile> portals = new HashMap<>();

	public DrawnMaps map(String id, String... lines) {
		this.drawings.put(id, lines);
		return this;
	}

	/**
	 * Has the portal on a tile lead somewhere.
	 */
	public DrawnMaps leads(Tile portal, Tile target) {
		this.portals.put(portal, target);
		return this;
	}

	/**
	 * Draws maps by chance, small ones with many walls and some portals.
	 */
	public static DrawnMaps random(SplittableRandom random) {
		DrawnMaps maps = new DrawnMaps();
		int count = random.nextInt(1, 4);
		for (int i = 0; i < count; i++) {
			int width = random.nextInt(1, 14);
			String[] lines = new String[random.nextInt(1, 14)];
			for (int row = 0; row < lines.length; row++) {
				StringBuilder line = new StringBuilder();
				while (line.length() < width) {
					int chance = random.nextInt(24);
					line.append((chance == 0) ? '>' : (chance < 7) ? '#' : '.');
				}
				lines[row] = line.toString();
			}
			maps.map("map-" + i, lines);
		}
		for (Tile tile : maps.tiles()) {
			// Some lead to where there is nothing.
			if (maps.at(tile) == '>' && random.nextInt(5) > 0) {
				maps.leads(tile, maps.randomTile(random));
			}
		}
		return maps;
	}

	public List<Tile> tiles() {
		List<Tile> tiles = new ArrayList<>();
		this.drawings.forEach((id, lines) -> {
			for (int y = 0; y < lines.length; y++) {
				for (int x = 0; x < lines[y].length(); x++) {
					tiles.add(new Tile(id, x, y));
				}
			}
		});
		return tiles;
	}

	public Tile randomTile(SplittableRandom random) {
		List<Tile> tiles = tiles();
		return tiles.get(random.nextInt(tiles.size()));
	}

	char at(Tile tile) {
		String[] lines = this.drawings.get(tile.mapId());
		return (lines != null && tile.y() < lines.length && tile.x() < lines[tile.y()].length())
				? lines[tile.y()].charAt(tile.x()) : '#';
	}

	public boolean isFree(Tile tile) {
		return at(tile) != '#';
	}

	/**
	 * Where somebody stands who walks onto a tile.
	 */
	public Tile landing(Tile tile) {
		return this.portals.getOrDefault(tile, tile);
	}

	private boolean isEnd(Tile tile) {
		return at(tile) == '>' && !this.portals.containsKey(tile);
	}

	public static @Nullable Tile neighbour(Tile tile, MoveDirectionEnum.ENUM direction) {
		int x = tile.x() + ((direction == MoveDirectionEnum.ENUM.Right) ? 1
				: (direction == MoveDirectionEnum.ENUM.Left) ? -1 : 0);
		int y = tile.y()
				+ ((direction == MoveDirectionEnum.ENUM.Down) ? 1 : (direction == MoveDirectionEnum.ENUM.Up) ? -1 : 0);
		return (x < 0 || y < 0) ? null : new Tile(tile.mapId(), x, y);
	}

	/**
	 * How many steps it takes to walk onto each tile, portals included.
	 */
	public Map<Tile, Integer> distances(Tile start) {
		Map<Tile, Integer> standing = new LinkedHashMap<>(Map.of(start, 0));
		Map<Tile, Integer> onto = new HashMap<>();
		Deque<Tile> open = new ArrayDeque<>(List.of(start));
		while (!open.isEmpty()) {
			Tile tile = open.remove();
			int steps = standing.getOrDefault(tile, 0) + 1;
			for (MoveDirectionEnum.ENUM direction : List.of(MoveDirectionEnum.ENUM.Left, MoveDirectionEnum.ENUM.Right,
					MoveDirectionEnum.ENUM.Up, MoveDirectionEnum.ENUM.Down)) {
				Tile next = neighbour(tile, direction);
				if (next == null || !isFree(next)) {
					continue;
				}
				onto.putIfAbsent(next, steps);
				if (!isEnd(next) && standing.putIfAbsent(landing(next), steps) == null) {
					open.add(landing(next));
				}
			}
		}
		standing.forEach((tile, steps) -> onto.merge(tile, steps, Math::min));
		return onto;
	}

	/**
	 * Sends the maps to a tracker, as a server would.
	 */
	GatherSpace space() {
		TrackedSpace space = TrackedSpace.synchronizedAndEmpty();
		send(space);
		return space.space();
	}

	public void send(TrackedSpace space) {
		this.drawings.forEach((id, lines) -> {
			int width = lines[0].length();
			byte[] mask = new byte[(width * lines.length + 7) / 8];
			MapSetPortals.Builder sent = MapSetPortals.newBuilder().setMapId(id);
			for (int i = 0; i < width * lines.length; i++) {
				Tile tile = new Tile(id, i % width, i / width);
				if (!isFree(tile)) {
					mask[i / 8] |= (byte) (1 << i % 8);
				}
				else if (at(tile) == '>') {
					Tile target = this.portals.getOrDefault(tile, new Tile("nowhere", 0, 0));
					sent.addPortals(Portal.newBuilder()
						.setX(tile.x())
						.setY(tile.y())
						.setTargetMap(target.mapId())
						.setTargetX(target.x())
						.setTargetY(target.y()));
				}
			}
			space
				.apply(MapSetDimensions.newBuilder().setMapId(id).setWidth(width).setHeight(lines.length),
						MapSetCollisionsBits.newBuilder()
							.setMapId(id)
							.setW(width)
							.setH(lines.length)
							.setMask(ByteString.copyFrom(mask))
							.setOverwrite(true),
						sent)
				.commits(id, 1);
		});
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.drawings
			.forEach((id, lines) -> text.append(id).append('\n').append(String.join("\n", lines)).append('\n'));
		return text.append(this.portals).toString();
	}

}
