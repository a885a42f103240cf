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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads nooks, spawns and portals.
 */
final class AreaReader {

	private static final int LARGEST_AREA = 1_000_000;

	private final Mistakes mistakes;

	AreaReader(Mistakes mistakes) {
		this.mistakes = mistakes;
	}

	Map<String, NookBlueprint> nooks(Map<String, Located> nooks) {
		Map<String, NookBlueprint> read = new LinkedHashMap<>();
		nooks.forEach((name, nook) -> {
			FieldReader reader = new FieldReader(nook, "nook '" + name + "'", this.mistakes);
			Map<String, @Nullable Object> fields = new LinkedHashMap<>();
			Set<Tile> tiles = new LinkedHashSet<>(area(reader));
			for (Located tile : reader.list("tiles")) {
				Tile pair = FieldReader.pair(tile);
				if (pair != null) {
					tiles.add(pair);
				}
				else {
					this.mistakes.add(tile.source(), tile.shown() + " in 'tiles', expected [x, y]");
				}
			}
			fields.putAll(reader.rest());
			if (!tiles.isEmpty()) {
				List<Map<String, Object>> coords = new ArrayList<>();
				tiles.forEach((tile) -> coords.add(point(tile)));
				fields.put("nookCoords", Map.of("coords", coords));
			}
			else if (!fields.containsKey("nookCoords")) {
				this.mistakes.add(reader.source(),
						"nook '" + name + "' has no tiles, expected 'area: [x, y, width, height]' or 'tiles'");
			}
			fields.putIfAbsent("name", name);
			read.put(name, new NookBlueprint(fields, reader.source()));
		});
		return read;
	}

	private static List<Tile> area(FieldReader reader) {
		Located area = reader.take("area");
		if (area == null) {
			return List.of();
		}
		List<Integer> numbers = new ArrayList<>();
		if (area.items() != null) {
			area.items().forEach((item) -> {
				Integer number = FieldReader.integer(item);
				if (number != null && number >= 0) {
					numbers.add(number);
				}
			});
		}
		if (numbers.size() != 4 || numbers.get(2) < 1 || numbers.get(3) < 1
				|| (long) numbers.get(2) * numbers.get(3) > LARGEST_AREA) {
			reader.wrong("area", "[x, y, width, height] in tiles");
			return List.of();
		}
		List<Tile> tiles = new ArrayList<>();
		for (int y = 0; y < numbers.get(3); y++) {
			for (int x = 0; x < numbers.get(2); x++) {
				tiles.add(new Tile(numbers.get(0) + x, numbers.get(1) + y));
			}
		}
		return tiles;
	}

	private static Map<String, Object> point(Tile tile) {
		Map<String, Object> point = new LinkedHashMap<>();
		point.put("x", tile.x());
		point.put("y", tile.y());
		return point;
	}

	Map<String, PlacedBlueprint> spawns(Map<String, Located> spawns) {
		Map<String, PlacedBlueprint> read = new LinkedHashMap<>();
		spawns.forEach((name, spawn) -> {
			if (spawn.items() != null) {
				Tile at = FieldReader.pair(spawn);
				if (at != null) {
					read.put(name, new PlacedBlueprint(at, Map.of(), false, spawn.source()));
				}
				else {
					this.mistakes.add(spawn.source(), "spawn '" + name + "' is " + spawn.shown() + ", expected [x, y]");
				}
				return;
			}
			FieldReader reader = new FieldReader(spawn, "spawn '" + name + "'", this.mistakes);
			Tile at = place(reader);
			if (at != null) {
				read.put(name, new PlacedBlueprint(at, reader.rest(), false, reader.source()));
			}
		});
		return read;
	}

	private static @Nullable Tile place(FieldReader reader) {
		Tile at = reader.pair("at", "column and row of a tile, as [3, 4]");
		if (at == null && !reader.has("at")) {
			reader.wrong("at", "column and row of a tile, as [3, 4]");
		}
		return at;
	}

	List<PlacedBlueprint> portals(List<Located> portals) {
		Map<Tile, PlacedBlueprint> read = new LinkedHashMap<>();
		for (Located portal : portals) {
			FieldReader reader = new FieldReader(portal, "a portal", this.mistakes);
			Tile at = place(reader);
			boolean gone = reader.flag("gone");
			Map<String, @Nullable Object> fields = new LinkedHashMap<>();
			Located to = reader.take("to");
			if (to != null) {
				destination(to, fields);
			}
			fields.putAll(reader.rest());
			if (!gone && !fields.containsKey("targetMap") && !fields.containsKey("targetUrl")) {
				this.mistakes.add(reader.source(),
						"a portal that leads nowhere, expected 'to: {map: …, at: [x, y]}' or 'to: {url: …}'");
			}
			if (at != null && read.put(at, new PlacedBlueprint(at, fields, gone, reader.source())) != null) {
				this.mistakes.add(reader.source(), "a second portal at " + at + ", expected one for each tile");
			}
		}
		return List.copyOf(read.values());
	}

	private void destination(Located to, Map<String, @Nullable Object> fields) {
		FieldReader reader = new FieldReader(to, "'to'", this.mistakes);
		String map = reader.text("map");
		String url = reader.text("url");
		Tile at = reader.pair("at", "column and row of a tile, as [3, 4]");
		if (url != null) {
			fields.put("targetUrl", url);
		}
		if (map != null) {
			fields.put("targetMap", map);
			if (at == null) {
				reader.wrong("at", "column and row of the tile on map '" + map + "', as [3, 4]");
			}
			else {
				fields.put("targetX", at.x());
				fields.put("targetY", at.y());
			}
		}
		reader.rest().keySet().forEach((other) -> reader.wrong(other, "only map and at, or url"));
	}

}
