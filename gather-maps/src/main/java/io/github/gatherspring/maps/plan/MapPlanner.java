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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.Source;
import io.github.gatherspring.wire.SpaceId;

/**
 * Makes plans. Thread-safe; reads and writes no map.
 *
 * @since 0.1.0
 */
public final class MapPlanner {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,4}");

	private final ImageCheck imageCheck;

	/**
	 * Create a planner.
	 * @param imageCheck looks at the images that plans bring to maps
	 */
	public MapPlanner(ImageCheck imageCheck) {
		this.imageCheck = imageCheck;
	}

	/**
	 * Make a plan.
	 * @param space the space
	 * @param mapId id of the map
	 * @param base the map as it is
	 * @param blueprint what is wanted
	 * @return the plan
	 */
	// The checker does not see what the constructor of a record in another jar allows.
	@SuppressWarnings("NullAway")
	public MapPlan plan(SpaceId space, String mapId, MapContent base, MapBlueprint blueprint) {
		Problems problems = new Problems();
		List<Change> changes = new ArrayList<>();
		Tiles tiles = Tiles.of(base);
		GroundPlanner ground = new GroundPlanner(blueprint, problems, changes);
		ground.checkSize(base, tiles);
		String background = ground.image("background", base.backgroundImagePath(), blueprint.backgroundImage());
		String foreground = ground.image("foreground", base.foregroundImagePath(), blueprint.foregroundImage());
		int before = changes.size();
		Tiles walls = ground.walls(tiles);
		String collisions = (changes.size() > before) ? Base64.getEncoder().encodeToString(walls.bytes())
				: base.collisions();
		PartPlanner parts = new PartPlanner(blueprint, walls, problems, changes);
		var nooks = parts.nooks(base);
		var spawns = parts.spawns(base);
		var portals = parts.portals(base);
		Map<String, PlacedObject> present = (base.objects() != null) ? base.objects() : Map.of();
		Map<String, PlacedObject> objects = new ObjectPlanner(blueprint, present, walls, problems).plan(changes);
		var fields = ground.fields(base.other());
		new ImageRules(blueprint, problems, this.imageCheck).check(changes);
		if (!changes.isEmpty()) {
			hintAtKeys(present, blueprint, problems);
		}
		MapContent target = new MapContent(background, foreground, collisions, base.dimensions(),
				(base.objects() == null && objects.isEmpty()) ? null : objects, nooks, spawns, portals,
				base.announcer(), fields);
		return new MapPlan(space, mapId, blueprint.name(), base, changes.isEmpty() ? base : target, changes,
				problems.found());
	}

	private static void hintAtKeys(Map<String, PlacedObject> present, MapBlueprint blueprint, Problems problems) {
		List<String> keys = present.keySet().stream().filter((key) -> !KEY.matcher(key).matches()).toList();
		if (!keys.isEmpty()) {
			problems.hint(new Source(blueprint.name(), 0),
					keys.size() + " objects of the map have keys that the server may not take back with the whole map,"
							+ " '" + keys.get(0) + "' for one; changes of objects alone can go over the socket");
		}
	}

}
