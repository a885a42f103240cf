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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.maps.blueprint.Grid;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.ObjectBlueprint;
import io.github.gatherspring.maps.blueprint.Tile;
import org.jspecify.annotations.Nullable;

/**
 * Plans the objects.
 */
final class ObjectPlanner {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,4}");

	private final MapBlueprint blueprint;

	private final Map<String, PlacedObject> present;

	private final Tiles tiles;

	private final Problems problems;

	private final OwnedId ids;

	private final ObjectMatches matches;

	private final Map<String, PlacedObject> target;

	/** Keys of the blueprint's objects in the target, by name. */
	private final Map<String, String> keys = new LinkedHashMap<>();

	private final Ground ground;

	/** How far the places of a grid are known to be taken, for each size of object. */
	private final Map<List<Object>, Integer> firstFree = new HashMap<>();

	private final Map<Grid, List<Tile>> places = new HashMap<>();

	ObjectPlanner(MapBlueprint blueprint, Map<String, PlacedObject> present, Tiles tiles, Problems problems) {
		this.blueprint = blueprint;
		this.present = present;
		this.tiles = tiles;
		this.problems = problems;
		this.ids = new OwnedId(blueprint.name());
		this.matches = new ObjectMatches(blueprint, present, problems);
		this.target = new LinkedHashMap<>(present);
		this.ground = new Ground(tiles);
	}

	/**
	 * Plan.
	 * @param changes takes what changes
	 * @return the objects as they are to be
	 */
	Map<String, PlacedObject> plan(List<Change> changes) {
		Map<String, String> removed = this.matches.leftOver();
		removed.values().forEach(this.target::remove);
		List<String> toPlace = fill();
		this.target.forEach((key, object) -> this.ground.put(key, ObjectFields.area(object)));
		toPlace.forEach(this::placeInGrid);
		this.keys.forEach((name, key) -> addChange(name, key, changes));
		removed.forEach((name, key) -> changes.add(new Change(Change.Kind.REMOVE, Change.Subject.OBJECT, name, key,
				List.of(), ObjectFields.area(this.present.get(key)), null)));
		return this.target;
	}

	/**
	 * Put everything into the target but the places of what is to find one in a grid.
	 * @return the names of those
	 */
	private List<String> fill() {
		FreeKeys free = new FreeKeys(this.present.keySet());
		List<String> toPlace = new ArrayList<>();
		this.blueprint.objects().forEach((name, wanted) -> {
			String known = this.matches.key(name);
			PlacedObject before = (known != null) ? this.present.get(known) : null;
			if (before == null && wanted.adopt() != null) {
				return; // refused
			}
			String key = (known != null) ? known : free.next(this.ids.object(name));
			Map<String, @Nullable Object> fields = fields(name, wanted, before);
			if (wanted.place() instanceof Tile tile) {
				put(fields, tile);
			}
			else if (wanted.place() instanceof Grid grid && !stands(grid, before)) {
				fields.remove("x");
				fields.remove("y");
				toPlace.add(name);
			}
			this.keys.put(name, key);
			this.target.put(key, ObjectFields.object(fields));
		});
		return toPlace;
	}

	private Map<String, @Nullable Object> fields(String name, ObjectBlueprint wanted, @Nullable PlacedObject before) {
		Map<String, @Nullable Object> fields = Values.merge((before != null) ? ObjectFields.of(before) : Map.of(),
				wanted.fields());
		if (before == null) {
			fields.putIfAbsent("width", 1);
			fields.putIfAbsent("height", 1);
			fields.putIfAbsent("type", 0);
			fields.putIfAbsent("zIndex", 0);
		}
		fields.put("id", this.ids.object(name));
		return fields;
	}

	private static void put(Map<String, @Nullable Object> fields, Tile tile) {
		if (!Values.same(fields.get("x"), tile.x())) {
			fields.put("x", tile.x());
		}
		if (!Values.same(fields.get("y"), tile.y())) {
			fields.put("y", tile.y());
		}
	}

	private static boolean stands(Grid grid, @Nullable PlacedObject object) {
		Area area = ObjectFields.area(object);
		return area != null && grid.contains(area.x(), area.y());
	}

	private void placeInGrid(String name) {
		String key = this.keys.get(name);
		ObjectBlueprint wanted = this.blueprint.objects().get(name);
		if (key == null || wanted == null || !(wanted.place() instanceof Grid grid)) {
			return;
		}
		Map<String, @Nullable Object> fields = ObjectFields
			.of(this.target.getOrDefault(key, PlacedObject.of(0, 0, 1, 1, "")));
		Area size = ObjectFields.area(ObjectFields.object(fields).at(0, 0));
		if (size == null) {
			return;
		}
		List<Tile> all = this.places.computeIfAbsent(grid, Grid::places);
		List<Object> cursor = List.of(grid, size.width(), size.height(), wanted.onWalls());
		for (int i = this.firstFree.getOrDefault(cursor, 0); i < all.size(); i++) {
			Area area = new Area(all.get(i).x(), all.get(i).y(), size.width(), size.height());
			if (this.ground.isInside(area) && (wanted.onWalls() || !this.ground.touchesWall(area))
					&& this.ground.others(area, key).isEmpty()) {
				this.firstFree.put(cursor, i + 1);
				put(fields, all.get(i));
				this.target.put(key, ObjectFields.object(fields));
				this.ground.put(key, area);
				return;
			}
		}
		this.firstFree.put(cursor, all.size());
		this.problems.refuse(wanted.source(), "no place of the grid at " + grid.at() + " is free for '" + name + "' ("
				+ size.width() + " x " + size.height() + " tiles); give it more rows or columns");
		this.target.remove(key);
		this.keys.remove(name);
	}

	private void addChange(String name, String key, List<Change> changes) {
		PlacedObject before = this.present.get(key);
		PlacedObject after = this.target.get(key);
		ObjectBlueprint wanted = this.blueprint.objects().get(name);
		if (after == null || wanted == null || after.equals(before)) {
			return;
		}
		List<FieldChange> fields = new ArrayList<>();
		Values.difference("", (before != null) ? ObjectFields.of(before) : Map.of(), ObjectFields.of(after), fields);
		if (fields.isEmpty()) {
			return;
		}
		Area from = ObjectFields.area(before);
		Area to = ObjectFields.area(after);
		check(name, key, wanted, after, from, to);
		changes.add(new Change(kind(before, fields), Change.Subject.OBJECT, name, key, fields, from, to));
	}

	private Change.Kind kind(@Nullable PlacedObject before, List<FieldChange> fields) {
		if (before == null) {
			return Change.Kind.ADD;
		}
		if (fields.stream().anyMatch((field) -> field.name().equals("id"))) {
			return (this.ids.objectName(before.id()) != null) ? Change.Kind.RENAME : Change.Kind.ADOPT;
		}
		return fields.stream().allMatch((field) -> field.name().equals("x") || field.name().equals("y"))
				? Change.Kind.MOVE : Change.Kind.CHANGE;
	}

	private void check(String name, String key, ObjectBlueprint wanted, PlacedObject after, @Nullable Area from,
			@Nullable Area to) {
		String object = "object '" + name + "'";
		if (!KEY.matcher(key).matches()) {
			this.problems.refuse(wanted.source(), object + " has the key '" + key
					+ "' on the map, and the server takes maps with keys of one to four of A-Z a-z 0-9 _ - only;"
					+ " make it anew in Gather's map maker");
		}
		if (after.normal() == null || after.normal().isBlank()) {
			this.problems.refuse(wanted.source(), object + " has no image, expected 'image: https://…'");
		}
		if (to == null) {
			this.problems.refuse(wanted.source(), object + " has no place, expected 'at: [x, y]'");
			return;
		}
		if (to.equals(from) || this.tiles.width() == 0) {
			return;
		}
		if (!this.ground.isInside(to)) {
			this.problems.refuse(wanted.source(),
					object + " at " + to.x() + "," + to.y() + " with " + to.width() + " x " + to.height()
							+ " tiles is outside of the map, which has " + this.tiles.width() + " x "
							+ this.tiles.height());
			return;
		}
		if (!wanted.onWalls() && this.ground.touchesWall(to)) {
			this.problems.refuse(wanted.source(),
					object + " at " + to.x() + "," + to.y() + " stands on a wall; set 'on-walls: true' if it is meant");
		}
		Set<String> others = this.ground.others(to, key);
		if (!wanted.overlap() && !others.isEmpty()) {
			this.problems.refuse(wanted.source(), object + " at " + to.x() + "," + to.y() + " covers "
					+ shown(others.iterator().next()) + "; set 'overlap: true' if it is meant");
		}
	}

	private String shown(String key) {
		PlacedObject object = this.target.get(key);
		String name = (object != null) ? this.ids.objectName(object.id()) : null;
		return (name != null) ? "object '" + name + "'"
				: "an object of the map with the key '" + key + "' that is not the blueprint's";
	}

}
