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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * Draws a part of a map with letters.
 */
final class MapDrawing {

	private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private final GameMap map;

	private final List<Player> players;

	private final @Nullable String me;

	MapDrawing(GameMap map, List<Player> players, @Nullable String me) {
		this.map = map;
		this.players = players;
		this.me = me;
	}

	Map<String, Object> around(int x, int y, int radius) {
		int left = Math.max(x - radius, 0);
		int top = Math.max(y - radius, 0);
		int right = Math.min(x + radius, this.map.width() - 1);
		int bottom = Math.min(y + radius, this.map.height() - 1);
		char[][] tiles = new char[bottom - top + 1][right - left + 1];
		for (int row = top; row <= bottom; row++) {
			for (int column = left; column <= right; column++) {
				tiles[row - top][column - left] = this.map.isImpassable(column, row) ? '#' : '.';
			}
		}
		for (Portal portal : this.map.portals()) {
			if (portal.getX() >= left && portal.getX() <= right && portal.getY() >= top && portal.getY() <= bottom) {
				tiles[portal.getY() - top][portal.getX() - left] = '>';
			}
		}
		Map<String, Object> legend = people(tiles, left, top, right, bottom);
		List<String> lines = new ArrayList<>();
		for (char[] line : tiles) {
			lines.add(new String(line));
		}
		Map<String, Object> drawing = new LinkedHashMap<>();
		drawing.put("map", this.map.id());
		drawing.put("left", left);
		drawing.put("top", top);
		drawing.put("width", this.map.width());
		drawing.put("height", this.map.height());
		drawing.put("drawing", lines);
		drawing.put("legend", legend);
		return drawing;
	}

	private Map<String, Object> people(char[][] tiles, int left, int top, int right, int bottom) {
		Map<String, Object> legend = new LinkedHashMap<>();
		int next = 0;
		for (Player player : this.players) {
			if (player.x() < left || player.x() > right || player.y() < top || player.y() > bottom) {
				continue;
			}
			boolean own = player.id().equals(this.me);
			char letter = own ? '@' : (next < LETTERS.length()) ? LETTERS.charAt(next++) : '?';
			tiles[player.y() - top][player.x() - left] = letter;
			legend.put(String.valueOf(letter), own ? "you" : Words.name(player.name()));
		}
		return legend;
	}

}
