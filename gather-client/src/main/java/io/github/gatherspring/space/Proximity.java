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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.gatherspring.space.SpaceChange.PlayerCameNear;
import io.github.gatherspring.space.SpaceChange.PlayerWentAway;

/**
 * Tells when players come near each other and go away again. Maps are divided into cells
 * as large as the radius, so that a step is compared with the neighbourhood only.
 */
final class Proximity {

	private final int radius;

	private final Consumer<SpaceChange> sink;

	private final Map<Cell, Set<PlayerEntry>> cells = new HashMap<>();

	Proximity(int radius, Consumer<SpaceChange> sink) {
		this.radius = radius;
		this.sink = sink;
	}

	/**
	 * Whether two players are in the same map and at most so many tiles apart, steps in
	 * any of the eight directions counting one.
	 */
	static boolean areNear(Player one, Player other, int tiles) {
		return Math.abs((long) one.x() - other.x()) <= tiles && Math.abs((long) one.y() - other.y()) <= tiles
				&& one.hasPosition() && other.hasPosition() && one.mapId().equals(other.mapId());
	}

	/**
	 * Compares a player's neighbours with those it had.
	 * @param telling whether the difference is told or only noted
	 */
	void moved(PlayerEntry entry, boolean telling) {
		if (this.radius == 0) {
			return;
		}
		Player player = entry.own();
		place(entry, player);
		for (PlayerEntry other : List.copyOf(entry.near())) {
			if (!areNear(player, other.own(), this.radius)) {
				part(entry, other, telling);
			}
		}
		Cell cell = entry.cell();
		if (cell == null) {
			return;
		}
		for (int row = cell.row() - 1; row <= cell.row() + 1; row++) {
			for (int column = cell.column() - 1; column <= cell.column() + 1; column++) {
				Set<PlayerEntry> neighbours = this.cells.getOrDefault(new Cell(cell.mapId(), column, row), Set.of());
				for (PlayerEntry other : neighbours) {
					if (other != entry && areNear(player, other.own(), this.radius) && entry.near().add(other)) {
						other.near().add(entry);
						if (telling) {
							this.sink.accept(new PlayerCameNear(player, other.own()));
						}
					}
				}
			}
		}
	}

	void exited(PlayerEntry entry) {
		leaveCell(entry);
		for (PlayerEntry other : List.copyOf(entry.near())) {
			part(entry, other, true);
		}
	}

	private void part(PlayerEntry entry, PlayerEntry other, boolean telling) {
		entry.near().remove(other);
		other.near().remove(entry);
		if (telling) {
			this.sink.accept(new PlayerWentAway(entry.own(), other.own()));
		}
	}

	private void place(PlayerEntry entry, Player player) {
		Cell before = entry.cell();
		Cell now = player.hasPosition() ? new Cell(player.mapId(), player.x() / this.radius, player.y() / this.radius)
				: null;
		if (now == null || !now.equals(before)) {
			leaveCell(entry);
			entry.cell(now);
			if (now != null) {
				this.cells.computeIfAbsent(now, (cell) -> new HashSet<>()).add(entry);
			}
		}
	}

	private void leaveCell(PlayerEntry entry) {
		Cell cell = entry.cell();
		entry.cell(null);
		if (cell != null) {
			this.cells.computeIfPresent(cell, (key, entries) -> {
				entries.remove(entry);
				return entries.isEmpty() ? null : entries;
			});
		}
	}

	record Cell(String mapId, int column, int row) {
	}

}
