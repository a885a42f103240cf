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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads maps that Tiled wrote as JSON.
 */
final class TmjReader {

	private TmjReader() {
	}

	static TiledMap read(String text) {
		JsonNode root;
		try {
			root = JsonMapper.shared().readTree(text);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The file is no JSON: " + ex.getOriginalMessage());
		}
		int width = root.path("width").asInt(0);
		int height = root.path("height").asInt(0);
		List<TiledMap.Layer> layers = new ArrayList<>();
		layers(root.path("layers"), width * height, layers);
		return new TiledMap(width, height, root.path("tilewidth").asInt(32), root.path("tileheight").asInt(32),
				properties(root.path("properties")), layers);
	}

	private static void layers(JsonNode written, int count, List<TiledMap.Layer> layers) {
		for (JsonNode layer : written) {
			String name = layer.path("name").asString("");
			Map<String, Object> properties = properties(layer.path("properties"));
			switch (layer.path("type").asString("")) {
				case "tilelayer" -> layers.add(new TiledMap.Layer(name, TiledMap.Kind.TILES, properties,
						tiles(layer, count, name), List.of(), null));
				case "objectgroup" -> layers.add(new TiledMap.Layer(name, TiledMap.Kind.OBJECTS, properties, null,
						items(layer.path("objects")), null));
				case "imagelayer" -> layers.add(new TiledMap.Layer(name, TiledMap.Kind.IMAGE, properties, null,
						List.of(), layer.path("image").asString("")));
				case "group" -> layers(layer.path("layers"), count, layers);
				default -> throw new IllegalArgumentException("Layer '" + name + "' is a "
						+ layer.path("type").asString("nothing") + ", expected a layer of tiles, objects or an image");
			}
		}
	}

	private static int @Nullable [] tiles(JsonNode layer, int count, String name) {
		JsonNode data = layer.path("data");
		if (data.isString()) {
			return LayerData.base64(data.asString(), layer.path("compression").asString(""), count, name);
		}
		List<String> numbers = new ArrayList<>();
		data.forEach((number) -> numbers.add(number.asString("")));
		return LayerData.csv(String.join(",", numbers), count, name);
	}

	private static List<TiledMap.Item> items(JsonNode objects) {
		List<TiledMap.Item> items = new ArrayList<>();
		for (JsonNode object : objects) {
			// Until Tiled 1.8 and since 1.10 the class is the "type", between "class".
			String type = object.path("type").asString(object.path("class").asString(""));
			items.add(new TiledMap.Item(object.path("name").asString(""), type, object.path("x").asDouble(0),
					object.path("y").asDouble(0), object.path("width").asDouble(0), object.path("height").asDouble(0),
					object.has("gid"), properties(object.path("properties"))));
		}
		return items;
	}

	private static Map<String, Object> properties(JsonNode written) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (JsonNode property : written) {
			JsonNode value = property.path("value");
			Object plain = value.isBoolean() ? (Object) value.asBoolean() : value.isInt() ? (Object) value.asInt()
					: value.isNumber() ? (Object) value.asDouble() : value.asString("");
			properties.put(property.path("name").asString(""), plain);
		}
		return properties;
	}

}
