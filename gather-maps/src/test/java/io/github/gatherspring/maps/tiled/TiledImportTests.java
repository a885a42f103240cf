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
package io.github.gatherspring.maps.tiled;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.blueprint.Tile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SuppressWarnings("NullAway") // what a test has put there is there
class TiledImportTests {

	private static final String JSON = """
			{"width": 3, "height": 2, "tilewidth": 32, "tileheight": 32, "type": "map",
			 "properties": [{"name": "map", "type": "string", "value": "rooftop"}],
			 "layers": [
			  {"name": "background", "type": "imagelayer", "image": "floor.png",
			   "properties": [{"name": "url", "value": "https://images.example/floor.png"}]},
			  {"name": "rooms", "type": "group", "layers": [
			   {"name": "collisions", "type": "tilelayer", "data": [1, 2147483649, 0, 0, 0, 5]}]},
			  {"name": "things", "type": "objectgroup", "objects": [
			   {"name": "the sign", "type": "object", "x": 32, "y": 64, "width": 32, "height": 32, "gid": 7,
			    "properties": [{"name": "image", "value": "https://images.example/sign.png"},
			     {"name": "website", "value": "https://example.org"}]},
			   {"name": "corner", "type": "nook", "x": 0, "y": 0, "width": 64, "height": 32, "properties": []},
			   {"name": "in", "class": "spawn", "x": 40, "y": 33, "width": 0, "height": 0},
			   {"name": "", "type": "portal", "x": 64, "y": 0, "width": 32, "height": 32,
			    "properties": [{"name": "url", "value": "https://example.org"}]}]}]}
			""";

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	private MapBlueprint read(String name, String content) throws IOException {
		return TiledImport.read(Files.writeString(this.directory.resolve(name), content), "drawn");
	}

	private static void assertDrawn(MapBlueprint blueprint) {
		assertThat(blueprint.map()).isEqualTo("rooftop");
		assertThat(blueprint.size()).isEqualTo(new Tile(3, 2));
		assertThat(blueprint.backgroundImage()).isEqualTo("https://images.example/floor.png");
		assertThat(blueprint.collisions().get(0).rows()).containsExactly("##.", "..#");
		assertThat(blueprint.objects().get("the-sign")).satisfies((sign) -> {
			assertThat(sign.place()).isEqualTo(new Tile(1, 1));
			assertThat(sign.fields()).containsEntry("normal", "https://images.example/sign.png")
				.containsEntry("properties", Map.of("url", "https://example.org"));
		});
		assertThat(blueprint.nooks().get("corner").fields()).containsEntry("nookCoords",
				Map.of("coords", List.of(Map.of("x", 0, "y", 0), Map.of("x", 1, "y", 0))));
		assertThat(blueprint.spawns().get("in").at()).isEqualTo(new Tile(1, 1));
		assertThat(blueprint.portals().get(0).fields()).containsEntry("targetUrl", "https://example.org");
	}

	@Test
	void aMapInJsonBecomesABlueprint() throws IOException {
		assertDrawn(read("floor.tmj", JSON));
	}

	@Test
	void aMapInXmlBecomesTheSameBlueprint() throws IOException {
		assertDrawn(read("floor.tmx",
				"""
						<?xml version="1.0" encoding="UTF-8"?>
						<map version="1.10" width="3" height="2" tilewidth="32" tileheight="32">
						 <properties><property name="map" value="rooftop"/></properties>
						 <tileset firstgid="1" source="tiles.tsx"/>
						 <imagelayer name="background"><properties><property name="url" value="https://images.example/floor.png"/></properties><image source="floor.png"/></imagelayer>
						 <layer name="collisions" width="3" height="2"><data encoding="base64" compression="zlib">%s</data></layer>
						 <objectgroup name="things">
						  <object name="the sign" type="object" gid="7" x="32" y="64" width="32" height="32"><properties>
						   <property name="image" value="https://images.example/sign.png"/><property name="website">https://example.org</property></properties></object>
						  <object name="corner" type="nook" x="0" y="0" width="64" height="32"/>
						  <object name="in" class="spawn" x="40" y="33"/>
						  <object type="portal" x="64" y="0" width="32" height="32"><properties><property name="url" value="https://example.org"/></properties></object>
						 </objectgroup>
						</map>
						"""
					.formatted(packed(1, 1, 0, 0, 0, 5))));
	}

	private static String packed(int... tiles) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
			for (int tile : tiles) {
				deflater.write(new byte[] { (byte) tile, 0, 0, 0 });
			}
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

	@Test
	void whatCannotBeUsedIsTold() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read("infinite.tmj", JSON.replace("[1, 2147483649, 0, 0, 0, 5]", "[]")))
			.withMessageContaining("infinite.tmj: Layer 'collisions' has 1 tiles, expected 6")
			.withMessageContaining("turn 'Infinite' off");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> read("zstd.tmj",
					JSON.replace("[1, 2147483649, 0, 0, 0, 5]", "\"AAAA\", \"compression\": \"zstd\"")))
			.withMessageContaining("is packed with zstd, expected zlib, gzip or nothing");
		assertThatIllegalArgumentException().isThrownBy(() -> read("evil.tmx",
				"<!DOCTYPE map [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><map width=\"1\" height=\"1\">&x;</map>"))
			.withMessageContaining("no XML that Tiled writes");
		assertThatIllegalArgumentException().isThrownBy(() -> read("list.tmj", "[]"))
			.withMessageContaining("The map has no size");
	}

}
