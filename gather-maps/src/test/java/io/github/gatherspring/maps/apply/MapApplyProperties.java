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
package io.github.gatherspring.maps.apply;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.GatherHttpException;
import io.github.gatherspring.http.MapBackup;
import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.http.RateLimits;
import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.blueprint.CollisionDrawing;
import io.github.gatherspring.maps.blueprint.Grid;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.NookBlueprint;
import io.github.gatherspring.maps.blueprint.ObjectBlueprint;
import io.github.gatherspring.maps.blueprint.Source;
import io.github.gatherspring.maps.blueprint.Tile;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random blueprints on random maps with objects of others between them, interrupted at
 * every step: what is owned ends as wanted, what is not owned is untouched, and every
 * earlier state is in a backup. The seed of a failing round is in the message.
 */
@SuppressWarnings("NullAway") // what a test has put there is there
class MapApplyProperties {

	private static final int ROUNDS = 40;

	private static final int SIZE = 30;

	private static final String IMAGE = "https://images.example/";

	private final GatherSimulator simulator = GatherSimulator.builder()
		.spaceId("MapProps01/office")
		.players(0)
		.autonomous(false)
		.build()
		.start();

	private final SpaceId space = SpaceId.parse(this.simulator.spaceId());

	private final List<MapBackup> backups = new ArrayList<>();

	private final GatherHttpClient http = GatherHttpClient.builder()
		.baseUrl(URI.create(this.simulator.apiBaseUrl()))
		.apiKey(this.simulator.apiKey())
		.rateLimits(RateLimits.failFast())
		.build();

	private final GatherMaps maps = new GatherMaps(this.http, this.backups::add);

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void ownedIsAsWantedForeignIsUntouchedAndEveryEarlierStateIsKept() {
		for (long seed = 1; seed <= ROUNDS; seed++) {
			round(new Random(seed), "seed " + seed);
		}
	}

	private void round(Random random, String seed) {
		this.simulator.faults().reset();
		this.http.setMap(this.space, "rooftop", randomMap(random));
		Map<String, PlacedObject> foreign = new LinkedHashMap<>(map().objects());
		for (int version = 0; version < 3; version++) {
			MapBlueprint blueprint = randomBlueprint(random);
			this.backups.clear();
			List<MapContent> states = new ArrayList<>(List.of(map()));
			interrupt(random, blueprint, states);
			this.simulator.faults().reset();
			MapPlan plan = this.maps.plan(this.space, "rooftop", blueprint);
			assertThat(plan.refusals()).as(seed).isEmpty();
			this.maps.apply(plan);
			MapContent after = map();
			assertThat(this.maps.plan(this.space, "rooftop", blueprint).isEmpty()).as(seed).isTrue();
			assertThat(owned(after)).as(seed).containsOnlyKeys(blueprint.objects().keySet());
			blueprint.objects()
				.forEach((name, wanted) -> assertThat(owned(after).get(name)).as(seed + " " + name)
					.satisfies((object) -> {
						assertThat(object.normal()).isEqualTo(wanted.fields().get("normal"));
						if (wanted.place() instanceof Tile tile) {
							assertThat(new Tile(object.x().intValue(), object.y().intValue())).isEqualTo(tile);
						}
					}));
			assertThat(after.objects()).as(seed).containsAllEntriesOf(foreign);
			assertThat(after.objects()).as(seed).hasSize(foreign.size() + blueprint.objects().size());
			assertThat(after.nooks()).as(seed).containsKey("theirs");
			states.remove(after);
			assertThat(this.backups.stream().map(MapBackup::content)).as(seed + ": every earlier state")
				.containsAll(states);
		}
	}

	/** Apply and be interrupted, a few times at random steps. */
	private void interrupt(Random random, MapBlueprint blueprint, List<MapContent> states) {
		for (int attempt = random.nextInt(4); attempt > 0; attempt--) {
			int fault = random.nextInt(4);
			int step = random.nextInt(5);
			try {
				MapPlan plan = this.maps.plan(this.space, "rooftop", blueprint);
				switch (fault) {
					case 0 -> this.simulator.faults().failAfterWrites(500, 1);
					case 1 -> this.simulator.faults().ignoreWrites(1);
					case 2 -> this.simulator.faults().refuseCalls(random.nextBoolean() ? 429 : 500, step, 1);
					default -> {
					}
				}
				int[] steps = new int[1];
				this.maps.apply(plan, ApplyOptions.defaults().progress((words) -> {
					if (fault == 3 && steps[0]++ == step) {
						throw new Killed();
					}
				}));
			}
			catch (ApplyException | GatherHttpException | Killed ex) {
				// What happened is looked at on the map.
			}
			this.simulator.faults().reset();
			MapContent now = map();
			if (!states.contains(now)) {
				states.add(now);
			}
		}
	}

	private MapContent map() {
		return this.http.map(this.space, "rooftop");
	}

	private static Map<String, PlacedObject> owned(MapContent map) {
		Map<String, PlacedObject> owned = new LinkedHashMap<>();
		map.objects().values().forEach((object) -> {
			if (object.id() != null && object.id().startsWith("maps:mine/")) {
				owned.put(object.id().substring("maps:mine/".length()), object);
			}
		});
		return owned;
	}

	private static MapContent randomMap(Random random) {
		byte[] walls = new byte[SIZE * SIZE];
		Map<String, PlacedObject> objects = new LinkedHashMap<>();
		for (int i = random.nextInt(20); i > 0; i--) {
			// The lower half is theirs, so that plans are not refused.
			objects.put("f" + i,
					PlacedObject
						.of(random.nextInt(SIZE - 2), SIZE / 2 + random.nextInt(SIZE / 2), 2, 1, IMAGE + "theirs.png")
						.withId(random.nextBoolean() ? "maps:other/" + i : null));
			walls[random.nextInt(SIZE * SIZE / 2) + SIZE * SIZE / 2] = 1;
		}
		Map<String, Map<String, Object>> nooks = Map.of("theirs", Map.of("name", "Theirs"));
		return new MapContent(IMAGE + "floor.png", null, Base64.getEncoder().encodeToString(walls), List.of(SIZE, SIZE),
				objects, new LinkedHashMap<>(nooks), List.of(), List.of(), List.of(), Map.of());
	}

	private static MapBlueprint randomBlueprint(Random random) {
		MapBlueprint blueprint = MapBlueprint.named("mine");
		Grid grid = new Grid(new Tile(0, 0), 10, 4, 3, 1);
		for (int i = 0; i < 8; i++) {
			if (random.nextBoolean()) {
				ObjectBlueprint object = ObjectBlueprint.of(random.nextInt(SIZE - 2), 5 + i, 1 + random.nextInt(2), 1,
						IMAGE + random.nextInt(3) + ".png");
				blueprint = blueprint.withObject("o" + i,
						(i < 3) ? object.at(grid) : object.with("properties", Map.of("url", IMAGE + i)));
			}
		}
		if (random.nextBoolean()) {
			blueprint = blueprint.withNook("corner", new NookBlueprint(
					Map.of("nookCoords", Map.of("coords", List.of(Map.of("x", 1, "y", 1)))), Source.CODE));
		}
		if (random.nextBoolean()) {
			blueprint = blueprint.withCollisions(new CollisionDrawing(new Tile(0, 14),
					List.of("##" + (random.nextBoolean() ? "#" : ".")), Source.CODE));
		}
		return blueprint;
	}

	/**
	 * The end of the program at any step.
	 */
	private static final class Killed extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
