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
import java.util.List;
import java.util.Map;

import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.maps.blueprint.CollisionDrawing;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.Source;
import org.jspecify.annotations.Nullable;

/**
 * Plans what a map has once: walls, pictures and fields.
 */
final class GroundPlanner {

	private final MapBlueprint blueprint;

	private final Problems problems;

	private final List<Change> changes;

	GroundPlanner(MapBlueprint blueprint, Problems problems, List<Change> changes) {
		this.blueprint = blueprint;
		this.problems = problems;
		this.changes = changes;
	}

	Tiles walls(Tiles before) {
		Tiles after = before.copy();
		for (CollisionDrawing drawing : this.blueprint.collisions()) {
			draw(drawing, after);
		}
		int changed = 0;
		for (int i = 0; i < before.bytes().length; i++) {
			changed += ((before.bytes()[i] != 0) != (after.bytes()[i] != 0)) ? 1 : 0;
		}
		if (changed > 0) {
			this.changes.add(new Change(Change.Kind.CHANGE, Change.Subject.COLLISIONS, "collisions", null,
					List.of(new FieldChange("tiles", null, changed)), null, null));
		}
		return after;
	}

	private void draw(CollisionDrawing drawing, Tiles tiles) {
		boolean outside = false;
		for (int row = 0; row < drawing.rows().size(); row++) {
			String line = drawing.rows().get(row);
			for (int column = 0; column < line.length(); column++) {
				char character = line.charAt(column);
				int x = drawing.at().x() + column;
				int y = drawing.at().y() + row;
				if (character == ' ') {
					continue;
				}
				if (tiles.contains(x, y)) {
					tiles.wall(x, y, character == '#');
				}
				else {
					outside = true;
				}
			}
		}
		if (outside) {
			this.problems.refuse(drawing.source(), "the drawing of collisions at " + drawing.at()
					+ " goes beyond the map, which has " + tiles.width() + " x " + tiles.height() + " tiles");
		}
	}

	@Nullable String image(String name, @Nullable String before, @Nullable String wanted) {
		if (wanted == null || wanted.equals(before)) {
			return before;
		}
		this.changes.add(new Change((before != null) ? Change.Kind.CHANGE : Change.Kind.ADD, Change.Subject.IMAGE, name,
				null, List.of(new FieldChange(name, before, wanted)), null, null));
		return wanted;
	}

	Map<String, @Nullable Object> fields(Map<String, @Nullable Object> before) {
		Map<String, @Nullable Object> after = Values.merge(before, this.blueprint.fields());
		this.blueprint.fields().keySet().forEach((name) -> {
			List<FieldChange> differences = new ArrayList<>();
			Values.difference("", only(name, before), only(name, after), differences);
			if (!differences.isEmpty()) {
				this.changes.add(new Change(
						(before.get(name) == null) ? Change.Kind.ADD
								: (after.get(name) == null) ? Change.Kind.REMOVE : Change.Kind.CHANGE,
						Change.Subject.FIELD, name, null, differences, null, null));
			}
		});
		return after;
	}

	private static Map<String, @Nullable Object> only(String name, Map<String, @Nullable Object> fields) {
		Map<String, @Nullable Object> only = new LinkedHashMap<>();
		only.put(name, fields.get(name));
		return only;
	}

	void checkSize(MapContent base, Tiles tiles) {
		Source file = new Source(this.blueprint.name(), 0);
		if (tiles.width() == 0) {
			this.problems.refuse(file, "the map does not tell its size; open and save it in Gather's map maker");
		}
		else if (this.blueprint.size() != null
				&& (this.blueprint.size().x() != tiles.width() || this.blueprint.size().y() != tiles.height())) {
			this.problems.refuse(file,
					"the map has " + tiles.width() + " x " + tiles.height() + " tiles, expected "
							+ this.blueprint.size().x() + " x " + this.blueprint.size().y()
							+ "; change its size in Gather's map maker, or 'size' in the file");
		}
		this.blueprint.other()
			.keySet()
			.forEach((name) -> this.problems.hint(file, "'" + name
					+ "' is kept and not sent, for a blueprint has no such field; the map's own fields belong under 'fields'"));
	}

}
