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
package io.github.gatherspring.maps.blueprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads one object of a blueprint: short names for what is often needed, and besides them
 * every field that the HTTP API knows.
 */
final class ObjectReader {

	/** Short names of fields. */
	private static final Map<String, String> SHORT = Map.of("image", "normal", "active-image", "highlighted", "z",
			"zIndex", "message", "previewMessage", "distance", "distThreshold");

	/** Fields that the server reads as numbers. */
	private static final List<String> NUMBERS = List.of("type", "width", "height", "zIndex", "offsetX", "offsetY",
			"orientation", "distThreshold");

	/**
	 * What happens on interaction, by short name: the type, and the property that says
	 * with what.
	 */
	private static final Map<String, Interaction> INTERACTIONS = interactions();

	private final Mistakes mistakes;

	ObjectReader(Mistakes mistakes) {
		this.mistakes = mistakes;
	}

	private static Map<String, Interaction> interactions() {
		Map<String, Interaction> interactions = new LinkedHashMap<>();
		interactions.put("website", new Interaction(1, "url"));
		interactions.put("poster", new Interaction(2, "image"));
		interactions.put("video", new Interaction(3, "video"));
		interactions.put("call", new Interaction(4, "zoomLink"));
		interactions.put("note", new Interaction(6, "message"));
		return interactions;
	}

	ObjectBlueprint read(String name, Located object) {
		FieldReader reader = new FieldReader(object, "object '" + name + "'", this.mistakes);
		Place place = place(reader);
		String was = reader.text("was");
		String adopt = reader.text("adopt");
		boolean onWalls = reader.flag("on-walls");
		boolean overlap = reader.flag("overlap");
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		Tile size = reader.pair("size", "width and height in tiles, as [2, 1]");
		if (size != null) {
			if (size.x() < 1 || size.y() < 1) {
				reader.wrong("size", "a width and a height of at least 1");
			}
			fields.put("width", size.x());
			fields.put("height", size.y());
		}
		SHORT.forEach((shortName, field) -> {
			if (reader.has(shortName)) {
				Located value = reader.take(shortName);
				fields.put(field, (value != null) ? value.plain() : null);
			}
		});
		Map<String, @Nullable Object> properties = interaction(reader, fields);
		for (String mine : List.of("x", "y", "id")) {
			if (reader.take(mine) != null) {
				reader.wrong(mine, mine.equals("id") ? "no id: the object's name and the blueprint's make it"
						: "the place as 'at: [x, y]'");
			}
		}
		reader.rest().forEach((field, value) -> {
			if (field.equals("properties") && value instanceof Map<?, ?> given) {
				given.forEach((key, property) -> properties.put(String.valueOf(key), property));
			}
			else {
				fields.put(field, value);
			}
		});
		if (!properties.isEmpty()) {
			fields.put("properties", properties);
		}
		check(reader, fields);
		if (place == null && adopt == null) {
			this.mistakes.add(reader.source(), "object '" + name
					+ "' has no place, expected 'at: [x, y]', or 'adopt' for an object that exists already");
		}
		if (was != null && was.equals(name)) {
			reader.wrong("was", "the name that the object had before");
		}
		return new ObjectBlueprint(place, fields, was, adopt, onWalls, overlap, reader.source());
	}

	private @Nullable Place place(FieldReader reader) {
		Tile at = reader.pair("at", "column and row of a tile, as [3, 4]");
		Located grid = reader.take("grid");
		if (grid == null) {
			return at;
		}
		if (at != null) {
			reader.wrong("at", "nothing beside 'grid'");
		}
		FieldReader fields = new FieldReader(grid, "'grid'", this.mistakes);
		Tile first = fields.pair("at", "column and row of the first place, as [3, 4]");
		Tile step = fields.pair("step", "tiles to the next column and to the next row, as [2, 3]");
		int columns = fields.number("columns", 1);
		int rows = fields.number("rows", 1000);
		fields.rest().keySet().forEach((other) -> fields.wrong(other, "only at, columns, rows and step in a grid"));
		if (first == null) {
			if (!fields.has("at")) {
				fields.wrong("at", "column and row of the first place, as [3, 4]");
			}
			return null;
		}
		try {
			return new Grid(first, columns, rows, (step != null) ? step.x() : 1, (step != null) ? step.y() : 1);
		}
		catch (IllegalArgumentException ex) {
			this.mistakes.add(grid.source(), String.valueOf(ex.getMessage()));
			return null;
		}
	}

	private static Map<String, @Nullable Object> interaction(FieldReader reader, Map<String, @Nullable Object> fields) {
		Map<String, @Nullable Object> properties = new LinkedHashMap<>();
		String first = null;
		for (Map.Entry<String, Interaction> entry : INTERACTIONS.entrySet()) {
			String value = reader.text(entry.getKey());
			if (value == null || value.isEmpty()) {
				continue;
			}
			if (first != null) {
				reader.wrong(entry.getKey(),
						"nothing, for an object has one interaction and this one has '" + first + "'");
				continue;
			}
			first = entry.getKey();
			fields.put("type", entry.getValue().type());
			properties.put(entry.getValue().property(), value);
			if (entry.getValue().type() == 2) {
				properties.put("preview", value);
			}
		}
		return properties;
	}

	private static void check(FieldReader reader, Map<String, @Nullable Object> fields) {
		for (String name : NUMBERS) {
			Object value = fields.get(name);
			if (value instanceof String text) {
				try {
					fields.put(name, Numbers.parse(text.strip()));
				}
				catch (NumberFormatException ex) {
					reader.wrong(name.equals("zIndex") && reader.has("z") ? "z" : name, "a number");
				}
			}
			else if (value != null && !(value instanceof Number)) {
				reader.wrong(name, "a number");
			}
		}
		if (fields.get("zIndex") instanceof Number zIndex && zIndex.doubleValue() < 0) {
			reader.wrong(reader.has("z") ? "z" : "zIndex", "0 or more");
		}
		for (String name : List.of("normal", "highlighted")) {
			Object value = fields.get(name);
			if (value != null && !(value instanceof String)) {
				reader.wrong(reader.has(name) ? name : name.equals("normal") ? "image" : "active-image",
						"the address of an image");
			}
		}
	}

	/**
	 * What happens on interaction.
	 */
	private record Interaction(int type, String property) {

	}

}
