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

import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.http.PlacedObject;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.ObjectBlueprint;
import io.github.gatherspring.wire.SpaceId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MapPlannerTests {

	private static final String IMAGE = "https://images.example/a.png";

	private final MapPlanner planner = new MapPlanner(ImageCheck.none());

	private final Map<String, PlacedObject> objects = new LinkedHashMap<>();

	private MapContent map() {
		byte[] walls = new byte[20 * 10];
		walls[0] = 1;
		return new MapContent(null, null, Base64.getEncoder().encodeToString(walls), List.of(20, 10), this.objects,
				Map.of("room", Map.of("name", "Room")), List.of(), List.of(), null, Map.of("name", "Office"));
	}

	private MapPlan plan(MapContent base, MapBlueprint blueprint) {
		return this.planner.plan(SpaceId.parse("abc/office"), "main", base, blueprint);
	}

	private MapPlan plan(String yaml) {
		return plan(map(), MapBlueprint.parse("blueprint: mine\n" + yaml, "mine.yaml", Path.of(".")));
	}

	private static MapBlueprint with(String name, ObjectBlueprint object) {
		return MapBlueprint.named("mine").withObject(name, object);
	}

	@Test
	void whatIsNotNamedIsLeftAlone() {
		this.objects.put("frgn", PlacedObject.of(1, 1, 1, 1, IMAGE).withOther("customState", "{}"));
		this.objects.put("othr", PlacedObject.of(2, 1, 1, 1, IMAGE).withId("maps:mine-too/sign"));
		MapPlan plan = plan(map(), with("sign", ObjectBlueprint.of(3, 3, 2, 1, IMAGE)));
		assertThat(plan.changes()).singleElement()
			.satisfies((change) -> assertThat(change.kind()).isEqualTo(Change.Kind.ADD));
		assertThat(plan.target().objects()).containsAllEntriesOf(this.objects).hasSize(3);
		assertThat(plan.target().nooks()).isEqualTo(map().nooks());
		assertThat(plan.target().other()).isEqualTo(map().other());
		assertThat(plan.target().collisions()).isEqualTo(map().collisions());
	}

	@Test
	void aMapThatIsAsPlannedNeedsNothing() {
		MapBlueprint blueprint = with("sign", ObjectBlueprint.of(3, 3, 2, 1, IMAGE)).withObject("grid",
				ObjectBlueprint.of(0, 0, 1, 1, IMAGE)
					.at(new io.github.gatherspring.maps.blueprint.Grid(
							new io.github.gatherspring.maps.blueprint.Tile(0, 0), 5, 1, 1, 1)));
		MapPlan plan = plan(map(), blueprint);
		MapPlan again = plan(plan.target(), blueprint);
		assertThat(again.isEmpty()).isTrue();
		assertThat(again.target()).isEqualTo(plan.target());
		assertThat(again.toText(false))
			.startsWith("Nothing to do: map 'main' of abc/office is as the blueprint 'mine'");
		assertThat(plan(map(), blueprint)).as("the same keys and places each time").isEqualTo(plan);
	}

	@Test
	void onlyTheFieldsThatAreNamedChange() {
		this.objects.put("abcd",
				PlacedObject.of(3, 3, 1, 1, IMAGE)
					.withId("maps:mine/sign")
					.withOther("customState", "open")
					.withOther("properties", Map.of("url", "https://old.example", "note", "by hand")));
		MapPlan plan = plan("""
				objects:
				  sign: {at: [3, 3], image: "https://images.example/a.png", properties: {url: "https://new.example"}}
				""");
		assertThat(plan.changes()).singleElement().satisfies((change) -> {
			assertThat(change.kind()).isEqualTo(Change.Kind.CHANGE);
			assertThat(change.fields())
				.containsExactly(new FieldChange("properties.url", "https://old.example", "https://new.example"));
		});
		assertThat(plan.target().objects()).hasEntrySatisfying("abcd",
				(object) -> assertThat(object.other()).containsEntry("customState", "open")
					.containsEntry("properties", Map.of("url", "https://new.example", "note", "by hand")));
	}

	@Test
	void aNewNameMovesAndDoesNotDeleteAndCreate() {
		this.objects.put("abcd", PlacedObject.of(3, 3, 1, 1, IMAGE).withId("maps:mine/old"));
		this.objects.put("efgh", PlacedObject.of(5, 3, 1, 1, IMAGE).withId("maps:mine/same"));
		MapPlan plan = plan("""
				objects:
				  new: {at: [4, 3], image: "https://images.example/a.png", was: old}
				  other: {at: [5, 3], image: "https://images.example/a.png"}
				""");
		assertThat(plan.changes()).extracting(Change::kind).containsExactly(Change.Kind.RENAME, Change.Kind.RENAME);
		assertThat(plan.target().objects()).containsOnlyKeys("abcd", "efgh");
	}

	@Test
	void anObjectThatExistsIsTakenInByKeyOrById() {
		this.objects.put("abcd", PlacedObject.of(3, 3, 1, 1, IMAGE).withId("door"));
		this.objects.put("efgh", PlacedObject.of(5, 3, 1, 1, IMAGE).withId("maps:another/sign"));
		MapPlan plan = plan("objects:\n  gate: {adopt: door, z: 3}\n");
		assertThat(plan.changes()).singleElement()
			.satisfies((change) -> assertThat(change.kind()).isEqualTo(Change.Kind.ADOPT));
		assertThat(plan.target().objects()).hasEntrySatisfying("abcd",
				(object) -> assertThat(object.id()).isEqualTo("maps:mine/gate"));
		assertThat(plan("objects:\n  gate: {adopt: nowhere}\n").refusals()).singleElement()
			.asString()
			.startsWith("mine.yaml:3: 'gate' is to adopt 'nowhere', but there is no object");
		assertThat(plan("objects:\n  gate: {adopt: efgh}\n").refusals()).singleElement()
			.asString()
			.contains("it belongs to another blueprint");
	}

	@Test
	void whatTheFileNamesNoMoreIsTakenAway() {
		this.objects.put("abcd", PlacedObject.of(3, 3, 1, 1, IMAGE).withId("maps:mine/old"));
		MapPlan plan = plan("");
		assertThat(plan.count(Change.Kind.REMOVE)).isOne();
		assertThat(plan.target().objects()).isEmpty();
		assertThat(plan.toText(true)).contains("\u001B[31m  - object old (abcd) at 3,3", "Plan: 1 to remove.");
		assertThat(plan.toJson()).contains("\"kind\" : \"remove\"");
	}

	@Test
	void whatCannotBeDoneIsToldWithItsLine() {
		this.objects.put("frgn", PlacedObject.of(8, 8, 1, 1, IMAGE));
		MapPlan plan = plan("""
				size: [30, 10]
				objects:
				  wall: {at: [0, 0], image: "https://images.example/a.png"}
				  out: {at: [19, 3], size: [2, 1], image: "https://images.example/a.png"}
				  over: {at: [8, 8], image: "https://images.example/a.png"}
				  bare: {at: [4, 4]}
				  http: {at: [5, 5], image: "http://images.example/a.png"}
				  meant: {at: [0, 0], image: "https://images.example/a.png", on-walls: true, overlap: true}
				spawns: {in: [0, 0]}
				""");
		assertThat(plan.isApplicable()).isFalse();
		assertThat(plan.refusals()).map(Problem::toString)
			.anySatisfy((line) -> assertThat(line).contains("the map has 20 x 10 tiles, expected 30 x 10"))
			.anySatisfy((line) -> assertThat(line).startsWith("mine.yaml:4: object 'wall' at 0,0 stands on a wall"))
			.anySatisfy((line) -> assertThat(line)
				.startsWith("mine.yaml:5: object 'out' at 19,3 with 2 x 1 tiles is outside"))
			.anySatisfy((line) -> assertThat(line)
				.startsWith("mine.yaml:6: object 'over' at 8,8 covers an object of the map"))
			.anySatisfy((line) -> assertThat(line).startsWith("mine.yaml:7: object 'bare' has no image"))
			.anySatisfy(
					(line) -> assertThat(line).startsWith("mine.yaml:8: 'normal' of object 'http' is 'http://images"))
			.anySatisfy((line) -> assertThat(line).startsWith("mine.yaml:10: spawn 'in' is on a wall"))
			.noneSatisfy((line) -> assertThat(line).contains("mine.yaml:9"));
	}

	@Test
	void newObjectsTakeTheFreePlacesOfAGridAndOthersStay() {
		this.objects.put("frgn", PlacedObject.of(4, 0, 1, 1, IMAGE));
		this.objects.put("abcd", PlacedObject.of(6, 0, 2, 1, IMAGE).withId("maps:mine/b"));
		MapPlan plan = plan("""
				templates:
				  t: {size: [2, 1], image: "https://images.example/a.png", grid: {at: [0, 0], columns: 5, step: [2, 1]}}
				objects:
				  a: {template: t}
				  b: {template: t}
				  c: {template: t}
				""");
		Map<String, Area> places = new LinkedHashMap<>();
		plan.changes().forEach((change) -> places.put(change.name(), change.after()));
		assertThat(places).as("0,0 is a wall, 4,0 is somebody's, 6,0 is b's")
			.containsExactly(Map.entry("a", new Area(2, 0, 2, 1)), Map.entry("c", new Area(8, 0, 2, 1)));
	}

	@Test
	void aDrawingChangesTheTilesThatItDraws() {
		MapPlan plan = plan("collisions: {at: [0, 0], rows: [\". #\"]}\n");
		Tiles tiles = Tiles.of(plan.target());
		assertThat(tiles.isWall(0, 0)).isFalse();
		assertThat(tiles.isWall(1, 0)).isFalse();
		assertThat(tiles.isWall(2, 0)).isTrue();
		assertThat(plan.changes()).singleElement()
			.satisfies((change) -> assertThat(change.fields()).containsExactly(new FieldChange("tiles", null, 2)));
	}

	@Test
	void nooksSpawnsAndPortalsOfOthersStay() {
		MapContent base = new MapContent(null, null, null, List.of(20, 10), Map.of(),
				Map.of("room", Map.of("name", "Room"), "maps_mine__gone", Map.of("name", "Gone")),
				List.of(Map.of("x", 1, "y", 1, "spawnId", "theirs")),
				List.of(Map.of("x", 2, "y", 2, "targetMap", "up")), null, Map.of());
		MapPlan plan = plan(base, MapBlueprint.parse("""
				blueprint: mine
				nooks: {corner: {area: [1, 1, 2, 2]}}
				spawns: {in: [3, 3]}
				portals: [{at: [4, 4], to: {url: "https://example.org"}}]
				""", "mine.yaml", Path.of(".")));
		assertThat(plan.target().nooks()).containsOnlyKeys("room", "maps_mine__corner");
		assertThat(plan.target().spawns()).hasSize(2)
			.contains(Map.of("x", 1, "y", 1, "spawnId", "theirs"), Map.of("x", 3, "y", 3, "spawnId", "maps:mine/in"));
		assertThat(plan.target().portals()).hasSize(2).contains(Map.of("x", 2, "y", 2, "targetMap", "up"));
		assertThat(plan(plan.target(), MapBlueprint.named("mine")).target().spawns())
			.containsExactly(Map.of("x", 1, "y", 1, "spawnId", "theirs"));
	}

}
