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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.WirePoint;

/**
 * Which nooks each tile of a map belongs to. Immutable; answers in constant time because
 * it is asked at every step of every player. What it costs follows from the number of
 * tiles, wherever they lie.
 */
final class NookTiles {

	static final NookTiles NONE = new NookTiles(List.of());

	/**
	 * The tiles by hash; a tile that does not find its slot free stands in the next.
	 */
	private final long[] tiles;

	/**
	 * For each slot an index into the combinations, 0 if it is free.
	 */
	private final int[] indexes;

	/**
	 * Every set of nooks that some tile belongs to, each in the order of ids; none first.
	 */
	private final List<List<String>> combinations = new ArrayList<>(List.of(List.of()));

	NookTiles(Collection<Nook> nooks) {
		Map<Long, List<String>> byTile = new HashMap<>();
		for (Nook nook : nooks) {
			for (WirePoint tile : nook.tiles()) {
				List<String> here = byTile.computeIfAbsent(tile(tile.getX(), tile.getY()), (key) -> new ArrayList<>(1));
				// The nooks come one after the other, so a tile named twice is the last.
				if (here.isEmpty() || !here.get(here.size() - 1).equals(nook.id())) {
					here.add(nook.id());
				}
			}
		}
		int slots = Integer.highestOneBit(Math.max(1, byTile.size())) * 4;
		this.tiles = new long[slots];
		this.indexes = new int[slots];
		Map<List<String>, Integer> known = new HashMap<>();
		byTile.forEach((tile, here) -> {
			here.sort(null);
			put(tile, known.computeIfAbsent(List.copyOf(here), this::add));
		});
	}

	private static long tile(int x, int y) {
		return (long) y << 32 | (x & 0xFFFF_FFFFL);
	}

	private int add(List<String> combination) {
		this.combinations.add(combination);
		return this.combinations.size() - 1;
	}

	private void put(long tile, int index) {
		int slot = slot(tile);
		this.tiles[slot] = tile;
		this.indexes[slot] = index;
	}

	/**
	 * The slot of a tile, or the free one where it would stand.
	 */
	private int slot(long tile) {
		int mask = this.tiles.length - 1;
		long hash = tile * 0x9E37_79B9_7F4A_7C15L;
		int slot = (int) (hash >>> 32) & mask;
		while (this.indexes[slot] != 0 && this.tiles[slot] != tile) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	/**
	 * The nooks of a tile, the same list for all tiles of the same nooks.
	 */
	List<String> at(int x, int y) {
		return this.combinations.get(this.indexes[slot(tile(x, y))]);
	}

}
