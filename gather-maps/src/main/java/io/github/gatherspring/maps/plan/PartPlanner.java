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
package io.github.gatherspring.maps.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.PlacedBlueprint;
import io.github.gatherspring.maps.blueprint.Tile;
import org.jspecify.annotations.Nullable;

/**
 * Plans nooks, spawns and portals.
 */
final class PartPlanner {

	private final MapBlueprint blueprint;

	private final OwnedId ids;

	private final Tiles tiles;

	private final Problems problems;

	private final List<Change> changes;

	PartPlanner(MapBlueprint blueprint, Tiles tiles, Problems problems, List<Change> changes) {
		this.blueprint = blueprint;
		this.ids = new OwnedId(blueprint.name());
		this.tiles = tiles;
		this.problems = problems;
		this.changes = changes;
	}

	// The checker does not see what a lambda's parameter may hold.
	@SuppressWarnings("NullAway")
	@Nullable Map<String, Map<String, @Nullable Object>> nooks(MapContent base) {
		Map<String, Map<String, @Nullable Object>> present = (base.nooks() != null) ? base.nooks() : Map.of();
		Map<String, Map<String, @Nullable Object>> target = new LinkedHashMap<>(present);
		this.blueprint.nooks().forEach((name, wanted) -> {
			String id = this.ids.nook(name);
			Map<String, @Nullable Object> before = present.get(id);
			Map<String, @Nullable Object> after = Values.merge((before != null) ? before : Map.of(), wanted.fields());
			if (change(Change.Subject.NOOK, name, id, before, after, box(before), box(after))) {
				target.put(id, after);
				tiles(after).stream()
					.filter(this::isOutside)
					.findFirst()
					.ifPresent((tile) -> this.problems.refuse(wanted.source(),
							"nook '" + name + "' has the tile " + tile + " outside of the map"));
			}
		});
		present.forEach((id, nook) -> {
			String name = this.ids.nookName(id);
			if (name != null && !this.blueprint.nooks().containsKey(name)) {
				target.remove(id);
				removed(Change.Subject.NOOK, name, id, box(nook));
			}
		});
		return (base.nooks() == null && target.isEmpty()) ? null : target;
	}

	@Nullable List<Map<String, @Nullable Object>> spawns(MapContent base) {
		List<Map<String, @Nullable Object>> present = (base.spawns() != null) ? base.spawns() : List.of();
		List<Map<String, @Nullable Object>> target = new ArrayList<>();
		Set<String> found = new LinkedHashSet<>();
		for (Map<String, @Nullable Object> spawn : present) {
			String name = this.ids.objectName(spawn.get("spawnId"));
			PlacedBlueprint wanted = (name != null) ? this.blueprint.spawns().get(name) : null;
			if (name == null) {
				target.add(spawn);
			}
			else if (wanted == null || !found.add(name)) {
				removed(Change.Subject.SPAWN, name, null, box(spawn));
			}
			else {
				target.add(spawn(name, wanted, spawn));
			}
		}
		this.blueprint.spawns().forEach((name, wanted) -> {
			if (!found.contains(name)) {
				target.add(spawn(name, wanted, null));
			}
		});
		return (base.spawns() == null && target.isEmpty()) ? null : target;
	}

	private Map<String, @Nullable Object> spawn(String name, PlacedBlueprint wanted,
			@Nullable Map<String, @Nullable Object> before) {
		Map<String, @Nullable Object> after = placed(wanted, before);
		after.put("spawnId", this.ids.object(name));
		if (!change(Change.Subject.SPAWN, name, null, before, after, box(before), box(after)) && before != null) {
			return before;
		}
		checkPlace("spawn '" + name + "'", wanted);
		return after;
	}

	@Nullable List<Map<String, @Nullable Object>> portals(MapContent base) {
		List<Map<String, @Nullable Object>> present = (base.portals() != null) ? base.portals() : List.of();
		Map<Tile, PlacedBlueprint> wanted = new LinkedHashMap<>();
		this.blueprint.portals().forEach((portal) -> wanted.put(portal.at(), portal));
		List<Map<String, @Nullable Object>> target = new ArrayList<>();
		Set<Tile> found = new LinkedHashSet<>();
		for (Map<String, @Nullable Object> portal : present) {
			Tile at = tile(portal);
			PlacedBlueprint known = (at != null) ? wanted.get(at) : null;
			if (at == null || known == null) {
				target.add(portal);
			}
			else if (known.gone()) {
				removed(Change.Subject.PORTAL, at.toString(), null, box(portal));
			}
			else if (found.add(at)) {
				target.add(portal(known, portal));
			}
			else {
				target.add(portal);
			}
		}
		wanted.forEach((at, portal) -> {
			if (!portal.gone() && !found.contains(at)) {
				target.add(portal(portal, null));
			}
		});
		return (base.portals() == null && target.isEmpty()) ? null : target;
	}

	private Map<String, @Nullable Object> portal(PlacedBlueprint wanted,
			@Nullable Map<String, @Nullable Object> before) {
		Map<String, @Nullable Object> after = placed(wanted, before);
		if (!change(Change.Subject.PORTAL, wanted.at().toString(), null, before, after, box(before), box(after))
				&& before != null) {
			return before;
		}
		checkPlace("the portal at " + wanted.at(), wanted);
		return after;
	}

	private static Map<String, @Nullable Object> placed(PlacedBlueprint wanted,
			@Nullable Map<String, @Nullable Object> before) {
		Map<String, @Nullable Object> place = new LinkedHashMap<>();
		place.put("x", wanted.at().x());
		place.put("y", wanted.at().y());
		return Values.merge(Values.merge((before != null) ? before : Map.of(), place), wanted.fields());
	}

	private void checkPlace(String what, PlacedBlueprint wanted) {
		Tile at = wanted.at();
		if (isOutside(at)) {
			this.problems.refuse(wanted.source(), what + " is outside of the map, which has " + this.tiles.width()
					+ " x " + this.tiles.height() + " tiles");
		}
		else if (this.tiles.isWall(at.x(), at.y())) {
			this.problems.refuse(wanted.source(), what + " is on a wall, where nobody can stand");
		}
	}

	private boolean isOutside(Tile tile) {
		return this.tiles.width() > 0 && !this.tiles.contains(tile.x(), tile.y());
	}

	private boolean change(Change.Subject subject, String name, @Nullable String key,
			@Nullable Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, @Nullable Area from,
			@Nullable Area to) {
		List<FieldChange> fields = new ArrayList<>();
		Values.difference("", (before != null) ? before : Map.of(), after, fields);
		if (before != null && fields.isEmpty()) {
			return false;
		}
		boolean moved = fields.stream().allMatch((field) -> field.name().equals("x") || field.name().equals("y"));
		Change.Kind kind = (before == null) ? Change.Kind.ADD : moved ? Change.Kind.MOVE : Change.Kind.CHANGE;
		this.changes.add(new Change(kind, subject, name, key, fields, from, to));
		return true;
	}

	private void removed(Change.Subject subject, String name, @Nullable String key, @Nullable Area area) {
		this.changes.add(new Change(Change.Kind.REMOVE, subject, name, key, List.of(), area, null));
	}

	private static @Nullable Tile tile(@Nullable Object point) {
		return (point instanceof Map<?, ?> fields && fields.get("x") instanceof Number x
				&& fields.get("y") instanceof Number y) ? new Tile(x.intValue(), y.intValue()) : null;
	}

	private static List<Tile> tiles(Map<String, @Nullable Object> nook) {
		List<Tile> tiles = new ArrayList<>();
		if (nook.get("nookCoords") instanceof Map<?, ?> coords && coords.get("coords") instanceof List<?> points) {
			points.forEach((point) -> {
				Tile tile = tile(point);
				if (tile != null) {
					tiles.add(tile);
				}
			});
		}
		return tiles;
	}

	/**
	 * Return the smallest rectangle around the tiles of a nook, or the tile of a spawn or
	 * portal.
	 */
	private static @Nullable Area box(@Nullable Map<String, @Nullable Object> part) {
		if (part == null) {
			return null;
		}
		Tile tile = tile(part);
		List<Tile> tiles = (tile != null) ? List.of(tile) : tiles(part);
		if (tiles.isEmpty()) {
			return null;
		}
		int left = tiles.stream().mapToInt(Tile::x).min().orElse(0);
		int top = tiles.stream().mapToInt(Tile::y).min().orElse(0);
		int right = tiles.stream().mapToInt(Tile::x).max().orElse(0);
		int bottom = tiles.stream().mapToInt(Tile::y).max().orElse(0);
		return new Area(left, top, right - left + 1, bottom - top + 1);
	}

}
