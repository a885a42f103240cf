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
package io.github.gatherspring.maps.cli;

import java.nio.file.Path;
import java.time.Duration;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.MapBackupStore;
import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.plan.CorsImageCheck;
import io.github.gatherspring.maps.plan.ImageCheck;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A blueprint and the map that it is for.
 */
final class MapOptions {

	@Mixin
	ServerOptions server = new ServerOptions();

	@Parameters(paramLabel = "FILE", description = "The blueprint, YAML or JSON.")
	Path file = Path.of("");

	@Option(names = "--map", paramLabel = "ID", description = "The map's id. Without it, what the file names.")
	@Nullable String map;

	@Option(names = "--no-image-check",
			description = "Do not ask the servers of new images whether other origins may read them.")
	boolean noImageCheck;

	GatherMaps maps(Terminal terminal, MapBackupStore backups) {
		GatherHttpClient http = this.server.http(terminal);
		ImageCheck check = this.noImageCheck ? ImageCheck.none() : new CorsImageCheck(Duration.ofSeconds(20));
		return new GatherMaps(http, backups, check);
	}

	MapPlan plan(GatherMaps maps, Terminal terminal) {
		MapBlueprint blueprint = MapBlueprint.read(this.file);
		SpaceId space = this.server.space(blueprint.space(), terminal);
		String mapId = (this.map != null) ? this.map : blueprint.map();
		if (mapId == null) {
			throw new IllegalArgumentException(
					"There is no map: name it with --map, or as 'map:' in " + this.file.getFileName());
		}
		terminal.progress("Reading map '" + mapId + "' of " + space);
		return maps.plan(space, mapId, blueprint);
	}

}
