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
package io.github.gatherspring.benchmarks.micro;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.ObjectBlueprint;
import io.github.gatherspring.maps.plan.ImageCheck;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.maps.plan.MapPlanner;
import io.github.gatherspring.wire.SpaceId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Plans ten thousand objects on a map with ten thousand of others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MapPlanBenchmark {

	private static final int OBJECTS = 10_000;

	private static final int SIDE = 400;

	private static final String IMAGE = "https://images.example/a.png";

	private final MapPlanner planner = new MapPlanner(ImageCheck.none());

	private final SpaceId space = SpaceId.parse("abc123/office");

	private final MapContent map = map();

	private final MapBlueprint blueprint = blueprint();

	private static MapContent map() {
		Map<String, PlacedObject> objects = new LinkedHashMap<>();
		for (int i = 0; i < OBJECTS; i++) {
			objects.put(Integer.toString(i, Character.MAX_RADIX), PlacedObject.of(i % 200, i / 200, 1, 1, IMAGE));
		}
		return new MapContent(null, null, Base64.getEncoder().encodeToString(new byte[SIDE * SIDE]),
				List.of(SIDE, SIDE), objects, null, null, null, null, Map.of());
	}

	private static MapBlueprint blueprint() {
		Map<String, ObjectBlueprint> objects = new LinkedHashMap<>();
		for (int i = 0; i < OBJECTS; i++) {
			objects.put("o" + i, ObjectBlueprint.of(200 + i % 200, i / 200, 1, 1, IMAGE));
		}
		return MapBlueprint.named("many").withObjects(objects);
	}

	/**
	 * Plans.
	 * @return the plan
	 */
	@Benchmark
	public MapPlan plan() {
		return this.planner.plan(this.space, "main", this.map, this.blueprint);
	}

}
