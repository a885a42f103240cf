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

import io.github.gatherspring.proto.WirePoint;

/**
 * Which nooks each tile of a map belongs to. Immutable; answers in constant time because
 * it is asked at every step of every player.
 */
final class NookTiles {

	static final NookTiles NONE = new NookTiles(List.of());

	/**
	 * Maps are a few hundred tiles wide. A tile beyond this is a mistake of the sender
	 * and must not cost memory here.
	 */
	private static final int LARGEST_COORDINATE = 1 << 14;

	private static final int[] NO_ROW = new int[0];

	/**
	 * By row and column an index into the combinations; rows end with their last tile.
	 */
	private int[][] rows = new int[0][];

	/**
	 * Every set of nooks that some tile belongs to, each in the order of ids; none first.
	 */
	private final List<List<String>> combinations = new ArrayList<>(List.of(List.of()));

	NookTiles(Collection<Nook> nooks) {
		Map<List<String>, Integer> indexes = new HashMap<>();
		indexes.put(List.of(), 0);
		for (Nook nook : nooks) {
			for (WirePoint tile : nook.tiles()) {
				if (isSane(tile.getX()) && isSane(tile.getY())) {
					add(tile.getX(), tile.getY(), nook.id(), indexes);
				}
			}
		}
	}

	private static boolean isSane(int coordinate) {
		return coordinate >= 0 && coordinate < LARGEST_COORDINATE;
	}

	private void add(int x, int y, String nookId, Map<List<String>, Integer> indexes) {
		if (y >= this.rows.length) {
			int known = this.rows.length;
			this.rows = Arrays.copyOf(this.rows, Math.max(y + 1, known * 2));
			Arrays.fill(this.rows, known, this.rows.length, NO_ROW);
		}
		if (x >= this.rows[y].length) {
			this.rows[y] = Arrays.copyOf(this.rows[y], Math.max(x + 1, this.rows[y].length * 2));
		}
		List<String> here = this.combinations.get(this.rows[y][x]);
		if (here.contains(nookId)) {
			return;
		}
		List<String> more = new ArrayList<>(here);
		more.add(nookId);
		more.sort(null);
		this.rows[y][x] = indexes.computeIfAbsent(List.copyOf(more), (combination) -> {
			this.combinations.add(combination);
			return this.combinations.size() - 1;
		});
	}

	/**
	 * The nooks of a tile, the same list for all tiles of the same nooks.
	 */
	List<String> at(int x, int y) {
		if (y < 0 || y >= this.rows.length || x < 0 || x >= this.rows[y].length) {
			return this.combinations.get(0);
		}
		return this.combinations.get(this.rows[y][x]);
	}

}
