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
package io.github.gatherspring.sample.maps;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.gatherspring.autoconfigure.GatherConnectionDetails;
import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.picture.PlanPicture;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.wire.SpaceId;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Shows what {@code maps/rooftop.yaml} would change on the simulator's rooftop, and
 * changes it. Only for the simulator: nobody's office depends on a button of an example.
 */
@RestController
@Profile("simulator")
@RequestMapping("/maps")
class MapPlanController {

	private static final String FILE = "maps/rooftop.yaml";

	private final GatherMaps maps;

	private final SpaceId space;

	private final MapBlueprint blueprint;

	MapPlanController(GatherMaps maps, GatherConnectionDetails details) throws IOException {
		this.maps = maps;
		this.space = SpaceId.parse(details.getSpaceId());
		try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
			this.blueprint = MapBlueprint.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8), FILE,
					Path.of(""));
		}
	}

	private MapPlan plan() {
		return this.maps.plan(this.space, "rooftop", this.blueprint);
	}

	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	String page() {
		MapPlan plan = plan();
		String button = plan.isEmpty() || !plan.isApplicable() ? ""
				: "<form method=\"post\" action=\"maps/apply\"><button>Apply</button></form>";
		return """
				<!doctype html>
				<html lang="en">
				<meta charset="utf-8">
				<title>The rooftop as a file</title>
				<h1>The rooftop as a file</h1>
				%s
				<pre>%s</pre>
				%s
				</html>
				""".formatted(PlanPicture.of(plan).toSvg(), HtmlUtils.htmlEscape(plan.toText(false)), button);
	}

	@PostMapping("/apply")
	ResponseEntity<Void> apply() {
		this.maps.apply(plan());
		return ResponseEntity.status(303).location(URI.create("/maps")).build();
	}

}
