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
package io.github.gatherspring.autoconfigure.maps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.drift.WatchedMap;
import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * Turns the properties into maps to watch. What is wrong is told at the start, with the
 * property, and so is every wrong line of a file.
 */
final class WatchedMaps {

	private final GatherMapsProperties properties;

	private final @Nullable String space;

	WatchedMaps(GatherMapsProperties properties, @Nullable String space) {
		this.properties = properties;
		this.space = space;
	}

	List<WatchedMap> list() {
		List<WatchedMap> watched = new ArrayList<>();
		this.properties.getMaps().forEach((name, map) -> watched.add(watched("gather.maps." + name, name, map)));
		return watched;
	}

	private WatchedMap watched(String property, String name, GatherMapsProperties.Single map) {
		Path file = map.getFile();
		if (file == null) {
			throw new IllegalArgumentException(
					"'" + property + ".file' is missing, expected the file with the map's blueprint");
		}
		if (map.getAutoApply() < 0) {
			throw new IllegalArgumentException("'" + property + ".auto-apply' is " + map.getAutoApply()
					+ ", expected 0 for none, or the most changes that a check may put right at once");
		}
		Duration check = map.getDriftCheck();
		if (check != null && check.toMillis() < 1) {
			throw new IllegalArgumentException(
					"'" + property + ".drift-check' is " + check + ", expected a time between two checks, as 10m");
		}
		MapBlueprint blueprint = MapBlueprint.read(file);
		String mapId = (map.getMap() != null) ? map.getMap() : blueprint.map();
		if (mapId == null) {
			throw new IllegalArgumentException(
					"'" + property + ".map' is missing, expected the id of the map, or 'map:' in " + file);
		}
		String space = (map.getSpaceId() != null) ? map.getSpaceId()
				: (blueprint.space() != null) ? blueprint.space() : this.space;
		if (space == null) {
			throw new IllegalArgumentException("'" + property + ".space-id' is missing, expected the space of the map,"
					+ " 'space:' in " + file + " or 'gather.space-id'");
		}
		return new WatchedMap(name, SpaceId.parse(space), mapId, file, map.getAutoApply());
	}

}
