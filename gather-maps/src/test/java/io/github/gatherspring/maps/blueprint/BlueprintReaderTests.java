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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SuppressWarnings("NullAway") // what a test has put there is there
class BlueprintReaderTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private MapBlueprint parse(String text) {
		return MapBlueprint.parse(text, "wanted.yaml", this.directory);
	}

	private List<String> mistakes(String text) {
		List<String> mistakes = new java.util.ArrayList<>();
		assertThatExceptionOfType(InvalidBlueprintException.class).isThrownBy(() -> parse(text))
			.satisfies((ex) -> ex.mistakes().forEach((mistake) -> mistakes.add(mistake.toString())));
		return mistakes;
	}

	@Test
	void aFileSaysWhatIsWanted() {
		MapBlueprint blueprint = parse(
				"""
						blueprint: desks
						space: abc/My office
						map: office-main
						size: [40, 30]
						images: {background: "https://images.example/floor.png"}
						objects:
						  sign: {at: [3, 4], size: [2, 1], image: "https://images.example/sign.png", website: "https://example.org", z: 2}
						  door: {adopt: dr1, highlighted: "https://images.example/open.png", properties: {extra: 1}}
						nooks:
						  corner: {area: [1, 2, 2, 1], capacity: 4}
						spawns:
						  entrance: [5, 6]
						portals:
						  - {at: [0, 9], to: {map: rooftop, at: [2, 2]}}
						collisions: |
						  ###
						  #.#
						fields: {muteOnEntry: true}
						team: red
						""");
		assertThat(blueprint.objects().get("sign")).satisfies((sign) -> {
			assertThat(sign.place()).isEqualTo(new Tile(3, 4));
			assertThat(sign.source()).hasToString("wanted.yaml:7");
			assertThat(sign.fields()).containsAllEntriesOf(Map.of("normal", "https://images.example/sign.png", "width",
					2, "height", 1, "type", 1, "zIndex", 2, "properties", Map.of("url", "https://example.org")));
		});
		assertThat(blueprint.objects().get("door")).satisfies((door) -> {
			assertThat(door.adopt()).isEqualTo("dr1");
			assertThat(door.place()).isNull();
			assertThat(door.fields()).containsEntry("highlighted", "https://images.example/open.png");
		});
		assertThat(blueprint.nooks().get("corner").fields()).containsEntry("capacity", 4)
			.containsEntry("nookCoords", Map.of("coords", List.of(Map.of("x", 1, "y", 2), Map.of("x", 2, "y", 2))));
		assertThat(blueprint.spawns().get("entrance").at()).isEqualTo(new Tile(5, 6));
		assertThat(blueprint.portals().get(0).fields())
			.containsAllEntriesOf(Map.of("targetMap", "rooftop", "targetX", 2, "targetY", 2));
		assertThat(blueprint.collisions().get(0).rows()).containsExactly("###", "#.#");
		assertThat(blueprint.fields()).containsEntry("muteOnEntry", true);
		assertThat(blueprint.other()).containsExactly(Map.entry("team", "red"));
	}

	@Test
	void jsonIsReadAsYamlIs() {
		MapBlueprint blueprint = parse("""
				{"blueprint": "desks", "objects": {"a": {"at": [1, 2], "image": "https://images.example/a.png"}}}
				""");
		assertThat(blueprint.objects().get("a").place()).isEqualTo(new Tile(1, 2));
	}

	@Test
	void everyLineThatIsWrongIsToldAtOnce() {
		assertThat(mistakes("""
				blueprint: No Name
				objects:
				  a: {at: [3, x], image: "https://images.example/a.png"}
				  b: {image: "https://images.example/b.png"}
				  c: {at: [1, 1], z: -1, website: "https://a.example", video: "https://b.example"}
				  d: 12
				  "bad name": {at: [1, 1]}
				portals:
				  - {at: [1, 1]}
				collisions: |
				  #.x
				""")).satisfiesExactly(
				(name) -> assertThat(name).startsWith("wanted.yaml:1: 'blueprint' is 'No Name', expected"),
				(place) -> assertThat(place).startsWith("wanted.yaml:3: 'at' is a list of 2, expected column and row"),
				(noPlace) -> assertThat(noPlace).contains(":3: object 'a' has no place"),
				(without) -> assertThat(without).startsWith("wanted.yaml:4: object 'b' has no place, expected"),
				(two) -> assertThat(two).startsWith("wanted.yaml:5: 'video' is 'https://b.example', expected nothing"),
				(z) -> assertThat(z).startsWith("wanted.yaml:5: 'z' is -1, expected 0 or more"),
				(number) -> assertThat(number).startsWith("wanted.yaml:6: object 'd' is 12, expected an object"),
				(also) -> assertThat(also).contains(":6: object 'd' has no place"),
				(named) -> assertThat(named).startsWith("wanted.yaml:7: 'bad name' in 'objects', expected a name"),
				(portal) -> assertThat(portal).startsWith("wanted.yaml:9: a portal that leads nowhere"),
				(wall) -> assertThat(wall).startsWith("wanted.yaml:11: 'x' in column 3 of the drawing"));
	}

	@Test
	void whatIsNoYamlIsToldWithItsLine() {
		assertThat(mistakes("blueprint: a\nobjects: [1, 2\n")).singleElement()
			.asString()
			.startsWith("wanted.yaml:3: no YAML and no JSON:");
		assertThat(mistakes("blueprint: a\nblueprint: b\n")).singleElement()
			.asString()
			.isEqualTo("wanted.yaml:2: 'blueprint' stands here twice, expected once");
		assertThat(mistakes("")).singleElement().asString().contains("the file is empty");
		assertThat(mistakes("blueprint: a\nobjects: &all {a: *all}\n")).isNotEmpty();
	}

	@Test
	void eachRowOfATableIsAnObjectOfAGrid() throws IOException {
		Files.writeString(this.directory.resolve("posters.csv"),
				"\uFEFFid;image;link\n1;a.png;\n\n2;b.png;https://b.example\n");
		MapBlueprint blueprint = parse("""
				blueprint: posters
				templates:
				  poster: {size: [2, 3], grid: {at: [1, 1], columns: 4, step: [3, 4]}}
				lists:
				  - rows: posters.csv
				    name: "poster-${id}"
				    template: poster
				    image: "https://images.example/${image}"
				    website: ${link}
				""");
		assertThat(blueprint.objects()).containsOnlyKeys("poster-1", "poster-2");
		ObjectBlueprint first = blueprint.objects().get("poster-1");
		assertThat(first.place()).isEqualTo(new Grid(new Tile(1, 1), 4, 1000, 3, 4));
		assertThat(first.fields()).containsEntry("normal", "https://images.example/a.png")
			.containsEntry("width", 2)
			.doesNotContainKey("properties");
		assertThat(blueprint.objects().get("poster-2").fields())
			.containsEntry("properties", Map.of("url", "https://b.example"))
			.containsEntry("type", 1);
		assertThat(blueprint.objects().get("poster-2").source()).hasToString("posters.csv:4");
	}

	@Test
	void whatIsWrongInATableIsToldWithItsLine() throws IOException {
		Files.writeString(this.directory.resolve("posters.csv"), "id,image\n1,a.png\n1,b.png\n2\n");
		assertThat(mistakes("""
				blueprint: posters
				lists:
				  - {rows: posters.csv, name: "p-${id}", image: "${picture}", at: [1, 1]}
				  - {rows: none.csv, name: "q-${id}", template: no}
				""")).anySatisfy((row) -> assertThat(row).startsWith("posters.csv:3: a second object named 'p-1'"))
			.anySatisfy((row) -> assertThat(row).startsWith("posters.csv:4: 1 values, expected 2 as in the first line"))
			.anySatisfy((row) -> assertThat(row)
				.startsWith("wanted.yaml:3: there is no column 'picture', expected one of id, image"))
			.anySatisfy((row) -> assertThat(row).startsWith("wanted.yaml:4: there is no file 'none.csv'"))
			.anySatisfy((row) -> assertThat(row).startsWith("wanted.yaml:4: there is no template 'no'"));
	}

}
