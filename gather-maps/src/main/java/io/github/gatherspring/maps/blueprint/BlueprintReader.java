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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads a blueprint. All that is wrong is told at once.
 */
final class BlueprintReader {

	private static final int LARGEST_SIDE = 2000;

	private final Path directory;

	private final Mistakes mistakes = new Mistakes();

	private final ObjectReader objectReader = new ObjectReader(this.mistakes);

	BlueprintReader(Path directory) {
		this.directory = directory;
	}

	MapBlueprint read(Path file) {
		try {
			// Bytes that are no UTF-8 come as U+FFFD, and are seen where they are.
			String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
			return parse(text, String.valueOf(file.getFileName()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The blueprint " + file + " cannot be read: " + ex.getMessage(), ex);
		}
	}

	MapBlueprint parse(String text, String file) {
		Located root = new LocatedParser(file, this.mistakes)
			.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
		if (root == null) {
			this.mistakes.throwIfAny(file);
		}
		Located located = (root != null) ? root : Located.scalar(new Source(file, 1), null);
		FieldReader reader = new FieldReader(located, "the file", this.mistakes);
		String name = reader.text("blueprint");
		if (name == null || !MapBlueprint.NAME.matcher(name).matches()) {
			reader.wrong("blueprint", "a name of 1 to 40 of a-z 0-9 - that stays the same in each version of the file");
		}
		String space = reader.text("space");
		String map = reader.text("map");
		Tile size = reader.pair("size", "width and height of the map in tiles, as [40, 30]");
		if (size != null && (size.x() < 1 || size.y() < 1 || size.x() > LARGEST_SIDE || size.y() > LARGEST_SIDE)) {
			reader.wrong("size", "a width and a height from 1 to " + LARGEST_SIDE);
		}
		Located images = reader.take("images");
		FieldReader image = (images != null) ? new FieldReader(images, "'images'", this.mistakes) : null;
		String background = (image != null) ? image.text("background") : null;
		String foreground = (image != null) ? image.text("foreground") : null;
		if (image != null) {
			image.rest().keySet().forEach((other) -> image.wrong(other, "only background and foreground in images"));
		}
		Map<String, ObjectBlueprint> objects = objects(reader);
		AreaReader areas = new AreaReader(this.mistakes);
		Map<String, NookBlueprint> nooks = areas.nooks(named(reader, "nooks"));
		Map<String, PlacedBlueprint> spawns = areas.spawns(named(reader, "spawns"));
		List<PlacedBlueprint> portals = areas.portals(reader.list("portals"));
		List<CollisionDrawing> collisions = new DrawingReader(this.mistakes).read(reader);
		Map<String, @Nullable Object> fields = fields(reader);
		Map<String, @Nullable Object> other = reader.rest();
		this.mistakes.throwIfAny(file);
		return new MapBlueprint((name != null) ? name : "", space, map, size, background, foreground, collisions,
				objects, nooks, spawns, portals, fields, other);
	}

	private Map<String, ObjectBlueprint> objects(FieldReader reader) {
		Map<String, Located> templates = reader.objects("templates");
		Map<String, Located> written = new LinkedHashMap<>(named(reader, "objects"));
		ListExpansion expansion = new ListExpansion(this.directory, this.mistakes);
		reader.list("lists").forEach((list) -> expansion.expand(withTemplate(list, templates), written));
		Map<String, ObjectBlueprint> objects = new LinkedHashMap<>();
		written.forEach(
				(name, object) -> objects.put(name, this.objectReader.read(name, withTemplate(object, templates))));
		Map<String, String> earlier = new LinkedHashMap<>();
		objects.forEach((name, object) -> {
			String was = object.was();
			if (was != null) {
				String second = earlier.put(was, name);
				if (objects.containsKey(was) || second != null) {
					this.mistakes.add(object.source(), "'" + name + "' was '" + was + "', but "
							+ ((second != null) ? "so was '" + second + "'" : "there is an object of that name still"));
				}
			}
		});
		return objects;
	}

	private Located withTemplate(Located object, Map<String, Located> templates) {
		Map<String, Located> fields = object.fields();
		Located named = (fields != null) ? fields.get("template") : null;
		if (fields == null || named == null) {
			return object;
		}
		Located template = templates.get(String.valueOf(named.scalar()));
		Map<String, Located> rest = new LinkedHashMap<>(fields);
		rest.remove("template");
		Located alone = Located.object(object.source(), rest);
		if (template == null || template.fields() == null) {
			this.mistakes.add(named.source(), "there is no template " + named.shown() + ", expected one of "
					+ (templates.isEmpty() ? "those under 'templates', which is missing" : templates.keySet()));
			return alone;
		}
		return alone.over(template);
	}

	private Map<String, Located> named(FieldReader reader, String what) {
		Map<String, Located> named = new LinkedHashMap<>();
		reader.objects(what).forEach((name, value) -> {
			if (MapBlueprint.PART_NAME.matcher(name).matches()) {
				named.put(name, value);
			}
			else {
				this.mistakes.add(value.source(), "'" + name + "' in '" + what
						+ "', expected a name of 1 to 80 letters, digits, '.', '_' or '-'");
			}
		});
		return named;
	}

	private Map<String, @Nullable Object> fields(FieldReader reader) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		List<String> own = List.of("objects", "nooks", "spawns", "portals", "collisions", "dimensions",
				"backgroundImagePath", "foregroundImagePath", "id", "spaces", "desks");
		reader.objects("fields").forEach((name, value) -> {
			if (own.contains(name)) {
				this.mistakes.add(value.source(),
						"'" + name + "' in 'fields', expected only what a blueprint has no place of its own for");
			}
			fields.put(name, value.plain());
		});
		return new LinkedHashMap<>(fields);
	}

}
