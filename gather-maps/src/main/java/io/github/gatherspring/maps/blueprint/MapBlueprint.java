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

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a map. A blueprint owns what it names and nothing else: objects,
 * nooks and spawns carry its name in their ids, and whatever else is on the map stays as
 * it is. Immutable.
 *
 * @param name name of the blueprint, the same in each version of it: it stands in the ids
 * of what it owns
 * @param space the space as written, {@code null} if the file does not say
 * @param map id of the map, {@code null} if the file does not say
 * @param size width and height in tiles that the map must have, {@code null} for any
 * @param backgroundImage picture under the players, {@code null} to leave what is there
 * @param foregroundImage picture over the players, {@code null} to leave what is there
 * @param collisions drawings of walls, a later one over an earlier one
 * @param objects the objects by name
 * @param nooks the private areas by name
 * @param spawns the tiles where players appear, by name
 * @param portals the tiles that lead elsewhere
 * @param fields further fields of the map, named as in the HTTP API
 * @param other what the file has besides, kept and not sent
 * @since 0.1.0
 */
public record MapBlueprint(String name, @Nullable String space, @Nullable String map, @Nullable Tile size,
		@Nullable String backgroundImage, @Nullable String foregroundImage, List<CollisionDrawing> collisions,
		Map<String, ObjectBlueprint> objects, Map<String, NookBlueprint> nooks, Map<String, PlacedBlueprint> spawns,
		List<PlacedBlueprint> portals, Map<String, @Nullable Object> fields, Map<String, @Nullable Object> other) {

	/** What a blueprint may be called. */
	public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

	/** What an object, a nook or a spawn may be called. */
	public static final Pattern PART_NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,80}");

	/**
	 * Create a blueprint of its parts.
	 * @param name name of the blueprint
	 * @param space the space
	 * @param map id of the map
	 * @param size size that the map must have
	 * @param backgroundImage picture under the players
	 * @param foregroundImage picture over the players
	 * @param collisions drawings of walls
	 * @param objects the objects by name
	 * @param nooks the private areas by name
	 * @param spawns the tiles where players appear, by name
	 * @param portals the tiles that lead elsewhere
	 * @param fields further fields of the map
	 * @param other what is kept and not sent
	 * @throws IllegalArgumentException if a name has characters that it must not have
	 */
	public MapBlueprint {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"A blueprint is named with 1 to 40 of a-z 0-9 -, but not '" + name + "'");
		}
		for (Map<String, ?> parts : List.of(objects, nooks, spawns)) {
			for (String part : parts.keySet()) {
				if (!PART_NAME.matcher(part).matches()) {
					throw new IllegalArgumentException(
							"A part of a blueprint is named with 1 to 80 letters, digits, '.', '_' or '-', but not '"
									+ part + "'");
				}
			}
		}
		collisions = List.copyOf(collisions);
		objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
		nooks = Collections.unmodifiableMap(new LinkedHashMap<>(nooks));
		spawns = Collections.unmodifiableMap(new LinkedHashMap<>(spawns));
		portals = List.copyOf(portals);
		fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
		other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
	}

	/**
	 * Create a blueprint that wants nothing yet.
	 * @param name name of the blueprint
	 * @return the blueprint
	 */
	public static MapBlueprint named(String name) {
		return new MapBlueprint(name, null, null, null, null, null, List.of(), Map.of(), Map.of(), Map.of(), List.of(),
				Map.of(), Map.of());
	}

	/**
	 * Read a blueprint from a file.
	 * @param file a file of YAML or JSON
	 * @return the blueprint
	 * @throws InvalidBlueprintException with each line that is wrong
	 * @throws java.io.UncheckedIOException if the file cannot be read
	 */
	public static MapBlueprint read(Path file) {
		return new BlueprintReader(file.toAbsolutePath().resolveSibling("")).read(file);
	}

	/**
	 * Read a blueprint.
	 * @param text YAML or JSON
	 * @param file what messages call it
	 * @param directory where the files are that it names
	 * @return the blueprint
	 * @throws InvalidBlueprintException with each line that is wrong
	 */
	public static MapBlueprint parse(String text, String file, Path directory) {
		return new BlueprintReader(directory).parse(text, file);
	}

	/**
	 * Return the blueprint with other objects.
	 * @param objects all objects by name
	 * @return the blueprint
	 */
	public MapBlueprint withObjects(Map<String, ObjectBlueprint> objects) {
		return new MapBlueprint(this.name, this.space, this.map, this.size, this.backgroundImage, this.foregroundImage,
				this.collisions, objects, this.nooks, this.spawns, this.portals, this.fields, this.other);
	}

	/**
	 * Return the blueprint with an object added, or another in the place of one with the
	 * same name.
	 * @param name name of the object
	 * @param object the object
	 * @return the blueprint
	 */
	public MapBlueprint withObject(String name, ObjectBlueprint object) {
		Map<String, ObjectBlueprint> objects = new LinkedHashMap<>(this.objects);
		objects.put(name, object);
		return withObjects(objects);
	}

	/**
	 * Return the blueprint with a nook added.
	 * @param name name of the nook
	 * @param nook the nook
	 * @return the blueprint
	 */
	public MapBlueprint withNook(String name, NookBlueprint nook) {
		Map<String, NookBlueprint> nooks = new LinkedHashMap<>(this.nooks);
		nooks.put(name, nook);
		return new MapBlueprint(this.name, this.space, this.map, this.size, this.backgroundImage, this.foregroundImage,
				this.collisions, this.objects, nooks, this.spawns, this.portals, this.fields, this.other);
	}

	/**
	 * Return the blueprint with a drawing of walls added.
	 * @param drawing the drawing
	 * @return the blueprint
	 */
	public MapBlueprint withCollisions(CollisionDrawing drawing) {
		List<CollisionDrawing> collisions = new java.util.ArrayList<>(this.collisions);
		collisions.add(drawing);
		return new MapBlueprint(this.name, this.space, this.map, this.size, this.backgroundImage, this.foregroundImage,
				collisions, this.objects, this.nooks, this.spawns, this.portals, this.fields, this.other);
	}

}
