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

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.gatherspring.space.SpaceChange.PlayerCameNear;
import io.github.gatherspring.space.SpaceChange.PlayerWentAway;
import org.jspecify.annotations.Nullable;

/**
 * Tells when players come near each other and go away again. Maps are divided into cells
 * as large as the radius, so that a step is compared with the neighbourhood only.
 * <p>
 * Who is near whom follows from where they stood when they were last compared, so no pair
 * is held: a crowd costs as many places as it has people.
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

	private boolean areNear(@Nullable Player one, @Nullable Player other) {
		return one != null && other != null && areNear(one, other, this.radius);
	}

	/**
	 * Takes note of where players are without telling.
	 */
	void found(Collection<PlayerEntry> entries) {
		if (this.radius != 0) {
			entries.forEach(this::place);
		}
	}

	/**
	 * Compares a player's neighbours with those it had and tells the difference.
	 */
	void moved(PlayerEntry entry) {
		if (this.radius == 0) {
			return;
		}
		Player before = entry.placed();
		Player after = entry.own();
		Cell from = entry.cell();
		forEachAround(from, (other) -> {
			if (other != entry && areNear(before, other.placed()) && !areNear(after, other.placed())) {
				this.sink.accept(new PlayerWentAway(after, other.own()));
			}
		});
		place(entry);
		forEachAround(entry.cell(), (other) -> {
			if (other != entry && areNear(after, other.placed()) && !areNear(before, other.placed())) {
				this.sink.accept(new PlayerCameNear(after, other.own()));
			}
		});
	}

	/**
	 * Compares players of whom many may have moved without being compared, as after an
	 * outage: where two of them stand is taken from the same moment.
	 */
	void movedTogether(Collection<PlayerEntry> entries) {
		if (this.radius == 0) {
			return;
		}
		Set<PlayerEntry> compared = new HashSet<>();
		for (PlayerEntry entry : entries) {
			compared.add(entry);
			forEachAround(entry.cell(), (other) -> {
				if (!compared.contains(other) && areNear(entry.placed(), other.placed())
						&& !areNear(entry.own(), other.own())) {
					this.sink.accept(new PlayerWentAway(entry.own(), other.own()));
				}
			});
		}
		Map<PlayerEntry, @Nullable Player> before = new HashMap<>();
		for (PlayerEntry entry : entries) {
			before.put(entry, entry.placed());
			place(entry);
		}
		compared.clear();
		for (PlayerEntry entry : entries) {
			compared.add(entry);
			forEachAround(entry.cell(), (other) -> {
				if (!compared.contains(other) && areNear(entry.own(), other.own())
						&& !areNear(before.get(entry), before.getOrDefault(other, other.placed()))) {
					this.sink.accept(new PlayerCameNear(entry.own(), other.own()));
				}
			});
		}
	}

	void exited(PlayerEntry entry) {
		Player last = entry.placed();
		Cell cell = entry.cell();
		leaveCell(entry);
		forEachAround(cell, (other) -> {
			if (areNear(last, other.placed())) {
				this.sink.accept(new PlayerWentAway(entry.own(), other.own()));
			}
		});
	}

	/**
	 * Calls for everybody in a cell and the eight around it.
	 */
	private void forEachAround(@Nullable Cell cell, Consumer<PlayerEntry> action) {
		if (cell == null) {
			return;
		}
		for (int row = cell.row() - 1; row <= cell.row() + 1; row++) {
			for (int column = cell.column() - 1; column <= cell.column() + 1; column++) {
				this.cells.getOrDefault(new Cell(cell.mapId(), column, row), Set.of()).forEach(action);
			}
		}
	}

	private void place(PlayerEntry entry) {
		Player player = entry.own();
		Cell before = entry.cell();
		Cell now = player.hasPosition() ? new Cell(player.mapId(), player.x() / this.radius, player.y() / this.radius)
				: null;
		if (now == null || !now.equals(before)) {
			leaveCell(entry);
			if (now != null) {
				this.cells.computeIfAbsent(now, (cell) -> new HashSet<>()).add(entry);
			}
		}
		entry.place(player, now);
	}

	private void leaveCell(PlayerEntry entry) {
		Cell cell = entry.cell();
		entry.place(null, null);
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
