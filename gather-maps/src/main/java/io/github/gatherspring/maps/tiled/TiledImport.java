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
package io.github.gatherspring.maps.tiled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import io.github.gatherspring.maps.blueprint.MapBlueprint;

/**
 * Makes blueprints of maps that were drawn with Tiled: tile layers named
 * {@code collisions} become walls, image layers named {@code background} and
 * {@code foreground} the pictures, and objects become objects, nooks, spawns and portals
 * by their class.
 *
 * @since 0.1.0
 */
public final class TiledImport {

	private static final YAMLMapper YAML = YAMLMapper.builder()
		.disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
		.enable(YAMLWriteFeature.MINIMIZE_QUOTES)
		.enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
		.enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
		.build();

	private final TiledMap map;

	private final Map<String, Object> objects = new LinkedHashMap<>();

	private final Map<String, Object> nooks = new LinkedHashMap<>();

	private final Map<String, Object> spawns = new LinkedHashMap<>();

	private final List<Object> portals = new ArrayList<>();

	private TiledImport(TiledMap map) {
		this.map = map;
	}

	/**
	 * Read a map of Tiled.
	 * @param file the file, {@code .tmj}, {@code .json} or {@code .tmx}
	 * @param name name of the blueprint
	 * @return the blueprint
	 * @throws IllegalArgumentException if the file is no map that can be used
	 * @throws UncheckedIOException if it cannot be read
	 */
	public static MapBlueprint read(Path file, String name) {
		return MapBlueprint.parse(toYaml(file, name), String.valueOf(file.getFileName()), Path.of("").toAbsolutePath());
	}

	/**
	 * Read a map of Tiled, and write what it wants as the file of a blueprint.
	 * @param file the file, {@code .tmj}, {@code .json} or {@code .tmx}
	 * @param name name of the blueprint
	 * @return YAML
	 * @throws IllegalArgumentException if the file is no map that can be used
	 * @throws UncheckedIOException if it cannot be read
	 */
	public static String toYaml(Path file, String name) {
		String text;
		try {
			text = Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The map " + file + " cannot be read: " + ex.getMessage(), ex);
		}
		boolean xml = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".tmx");
		try {
			return new TiledImport(xml ? TmxReader.read(text) : TmjReader.read(text)).write(name);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(file.getFileName() + ": " + ex.getMessage(), ex);
		}
	}

	private String write(String name) {
		if (this.map.width() < 1 || this.map.height() < 1 || this.map.tileWidth() < 1 || this.map.tileHeight() < 1) {
			throw new IllegalArgumentException("The map has no size, expected a map of Tiled with width and height");
		}
		Map<String, Object> blueprint = new LinkedHashMap<>();
		blueprint.put("blueprint", name);
		for (String field : List.of("space", "map")) {
			if (this.map.properties().get(field) instanceof String value) {
				blueprint.put(field, value);
			}
		}
		blueprint.put("size", List.of(this.map.width(), this.map.height()));
		Map<String, Object> images = new LinkedHashMap<>();
		List<String> walls = new ArrayList<>();
		for (TiledMap.Layer layer : this.map.layers()) {
			String role = layer.name().toLowerCase(Locale.ROOT);
			if (layer.kind() == TiledMap.Kind.IMAGE && (role.equals("background") || role.equals("foreground"))) {
				// Gather loads it from an address, which Tiled does not know.
				images.put(role, layer.properties().getOrDefault("url", String.valueOf(layer.image())));
			}
			else if (layer.kind() == TiledMap.Kind.TILES
					&& (role.equals("collisions") || Boolean.TRUE.equals(layer.properties().get("collisions")))) {
				draw(layer, walls);
			}
			layer.objects().forEach(this::add);
		}
		put(blueprint, "images", images);
		put(blueprint, "objects", this.objects);
		put(blueprint, "nooks", this.nooks);
		put(blueprint, "spawns", this.spawns);
		if (!this.portals.isEmpty()) {
			blueprint.put("portals", this.portals);
		}
		if (!walls.isEmpty()) {
			blueprint.put("collisions", String.join("\n", walls) + "\n");
		}
		return YAML.writeValueAsString(blueprint);
	}

	private static void put(Map<String, Object> blueprint, String name, Map<String, Object> parts) {
		if (!parts.isEmpty()) {
			blueprint.put(name, parts);
		}
	}

	private void draw(TiledMap.Layer layer, List<String> walls) {
		int[] tiles = layer.tiles();
		if (tiles == null) {
			return;
		}
		for (int y = 0; y < this.map.height(); y++) {
			StringBuilder row = new StringBuilder((walls.size() > y) ? walls.get(y) : ".".repeat(this.map.width()));
			for (int x = 0; x < this.map.width(); x++) {
				if (tiles[y * this.map.width() + x] != 0) {
					row.setCharAt(x, '#');
				}
			}
			if (walls.size() > y) {
				walls.set(y, row.toString());
			}
			else {
				walls.add(row.toString());
			}
		}
	}

	private void add(TiledMap.Item item) {
		int x = (int) Math.floor(item.x() / this.map.tileWidth());
		// What shows a tile hangs on its lower edge.
		int y = (int) Math.floor((item.tile() ? item.y() - item.height() : item.y()) / this.map.tileHeight());
		int width = Math.max(1, (int) Math.round(item.width() / this.map.tileWidth()));
		int height = Math.max(1, (int) Math.round(item.height() / this.map.tileHeight()));
		Map<String, Object> fields = new LinkedHashMap<>(item.properties());
		switch (item.type().toLowerCase(Locale.ROOT)) {
			case "nook" -> {
				fields.put("area", List.of(x, y, width, height));
				this.nooks.put(free(item, "nook", this.nooks), fields);
			}
			case "spawn" -> this.spawns.put(free(item, "spawn", this.spawns), List.of(x, y));
			case "portal" -> {
				Map<String, Object> portal = new LinkedHashMap<>();
				portal.put("at", List.of(x, y));
				portal.put("to", destination(fields));
				this.portals.add(portal);
			}
			default -> {
				fields.putIfAbsent("at", List.of(x, y));
				fields.putIfAbsent("size", List.of(width, height));
				this.objects.put(free(item, "object", this.objects), fields);
			}
		}
	}

	private static Map<String, Object> destination(Map<String, Object> fields) {
		Map<String, Object> to = new LinkedHashMap<>();
		if (fields.get("url") != null) {
			to.put("url", fields.get("url"));
		}
		if (fields.get("map") != null) {
			to.put("map", fields.get("map"));
			to.put("at", List.of(fields.getOrDefault("x", 0), fields.getOrDefault("y", 0)));
		}
		return to;
	}

	private static String free(TiledMap.Item item, String word, Map<String, Object> taken) {
		String name = item.name().strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
		String wanted = name.isEmpty() ? word : name;
		String free = wanted;
		for (int number = 2; taken.containsKey(free); number++) {
			free = wanted + "-" + number;
		}
		return free;
	}

}
