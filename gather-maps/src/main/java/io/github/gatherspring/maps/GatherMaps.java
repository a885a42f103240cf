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
package io.github.gatherspring.maps;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.GatherHttpException;
import io.github.gatherspring.http.MapBackupStore;
import io.github.gatherspring.maps.apply.Applied;
import io.github.gatherspring.maps.apply.ApplyException;
import io.github.gatherspring.maps.apply.ApplyOptions;
import io.github.gatherspring.maps.apply.MapApply;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.plan.ImageCheck;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.maps.plan.MapPlanner;
import io.github.gatherspring.wire.SpaceId;

/**
 * Plans what a map needs to be as a blueprint wants it, and applies such plans.
 * Thread-safe; every method blocks until the server has answered.
 *
 * @since 0.1.0
 */
public final class GatherMaps {

	private final GatherHttpClient http;

	private final MapPlanner planner;

	private final MapApply apply;

	/**
	 * Create a way to the maps that a key's owner may build.
	 * @param http the client of the HTTP API
	 * @param backups keeps each map before it is written
	 */
	public GatherMaps(GatherHttpClient http, MapBackupStore backups) {
		this(http, backups, ImageCheck.none());
	}

	/**
	 * Create a way to the maps that a key's owner may build.
	 * @param http the client of the HTTP API
	 * @param backups keeps each map before it is written
	 * @param imageCheck looks at the images that a plan brings to a map
	 */
	public GatherMaps(GatherHttpClient http, MapBackupStore backups, ImageCheck imageCheck) {
		this.http = http;
		this.planner = new MapPlanner(imageCheck);
		this.apply = new MapApply(http, backups);
	}

	/**
	 * Plan what a map needs. Writes nothing.
	 * @param space the space
	 * @param mapId id of the map
	 * @param blueprint what is wanted
	 * @return the plan, empty if the map is as wanted
	 * @throws GatherHttpException if the map cannot be read, for instance because the
	 * owner of the key has no rights in the space
	 */
	public MapPlan plan(SpaceId space, String mapId, MapBlueprint blueprint) {
		return this.planner.plan(space, mapId, this.http.map(space, mapId), blueprint);
	}

	/**
	 * Plan what the map needs that the blueprint names. Writes nothing.
	 * @param blueprint what is wanted, with {@code space} and {@code map}
	 * @return the plan, empty if the map is as wanted
	 * @throws IllegalArgumentException if the blueprint names no space or no map
	 * @throws GatherHttpException if the map cannot be read
	 */
	public MapPlan plan(MapBlueprint blueprint) {
		if (blueprint.map() == null) {
			throw new IllegalArgumentException(
					"The blueprint '" + blueprint.name() + "' names no map; add 'map:' with the id of one");
		}
		return plan(SpaceId.parse(blueprint.space()), blueprint.map(), blueprint);
	}

	/**
	 * Apply a plan in the usual way.
	 * @param plan the plan
	 * @return what was done
	 * @throws ApplyException if the plan was not applied, or not as planned
	 */
	public Applied apply(MapPlan plan) {
		return apply(plan, ApplyOptions.defaults());
	}

	/**
	 * Apply a plan.
	 * @param plan the plan
	 * @param options how
	 * @return what was done
	 * @throws ApplyException if the plan was not applied, or not as planned
	 */
	public Applied apply(MapPlan plan, ApplyOptions options) {
		return this.apply.apply(plan, options);
	}

	/**
	 * Return the client of the HTTP API that this uses.
	 * @return the client
	 */
	public GatherHttpClient http() {
		return this.http;
	}

}
