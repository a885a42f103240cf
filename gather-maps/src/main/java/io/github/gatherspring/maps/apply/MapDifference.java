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
package io.github.gatherspring.maps.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.maps.plan.FieldChange;
import io.github.gatherspring.maps.plan.ObjectFields;
import io.github.gatherspring.maps.plan.Tiles;
import io.github.gatherspring.maps.plan.Values;
import io.github.gatherspring.wire.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a map.
 *
 * @since 0.1.0
 */
public final class MapDifference {

	private static final int LONGEST_VALUE = 120;

	private MapDifference() {
	}

	/**
	 * Return what differs, one line each.
	 * @param one how the map was, or was to be
	 * @param other how it is
	 * @return the lines, none if the maps are the same
	 */
	public static List<String> of(MapContent one, MapContent other) {
		List<FieldChange> changes = new ArrayList<>();
		Values.difference("", fields(one), fields(other), changes);
		List<String> lines = new ArrayList<>();
		changes.forEach((change) -> lines
			.add(OneLine.of(change.name()) + ": " + shown(change.before()) + " -> " + shown(change.after())));
		walls(one, other, lines);
		return lines;
	}

	private static void walls(MapContent one, MapContent other, List<String> lines) {
		Tiles before = Tiles.of(one);
		Tiles after = Tiles.of(other);
		int differ = 0;
		for (int y = 0; y < before.height(); y++) {
			for (int x = 0; x < before.width(); x++) {
				differ += (before.isWall(x, y) != after.isWall(x, y)) ? 1 : 0;
			}
		}
		if (differ > 0) {
			lines.add("collisions: " + differ + " tiles");
		}
	}

	private static Map<String, @Nullable Object> fields(MapContent map) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>(map.other());
		fields.put("backgroundImagePath", map.backgroundImagePath());
		fields.put("foregroundImagePath", map.foregroundImagePath());
		fields.put("dimensions", map.dimensions());
		fields.put("nooks", map.nooks());
		fields.put("spawns", map.spawns());
		fields.put("portals", map.portals());
		fields.put("announcer", map.announcer());
		Map<String, @Nullable Object> objects = new LinkedHashMap<>();
		if (map.objects() != null) {
			map.objects().forEach((key, object) -> objects.put(key, ObjectFields.of(object)));
		}
		fields.put("objects", objects);
		return fields;
	}

	private static String shown(@Nullable Object value) {
		return (value != null) ? OneLine.of(value.toString(), LONGEST_VALUE) : "nothing";
	}

}
