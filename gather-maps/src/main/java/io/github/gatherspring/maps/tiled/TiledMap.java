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

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A map of Tiled, however it was written.
 *
 * @param width its width in tiles
 * @param height its height in tiles
 * @param tileWidth the width of a tile in pixels
 * @param tileHeight the height of a tile in pixels
 * @param properties its properties
 * @param layers its layers from bottom to top, those of groups among them
 */
record TiledMap(int width, int height, int tileWidth, int tileHeight, Map<String, Object> properties,
		List<Layer> layers) {

	/**
	 * A layer.
	 *
	 * @param name its name
	 * @param kind what is on it
	 * @param properties its properties
	 * @param tiles one number for each tile of a tile layer, 0 for none; else
	 * {@code null}
	 * @param objects the objects of an object layer
	 * @param image the file of an image layer, else {@code null}
	 */
	record Layer(String name, Kind kind, Map<String, Object> properties, int @Nullable [] tiles, List<Item> objects,
			@Nullable String image) {

	}

	/**
	 * An object.
	 *
	 * @param name its name
	 * @param type its class
	 * @param x its left edge in pixels
	 * @param y its upper edge in pixels; for an object that shows a tile, its lower edge
	 * @param width its width in pixels
	 * @param height its height in pixels
	 * @param tile whether it shows a tile
	 * @param properties its properties
	 */
	record Item(String name, String type, double x, double y, double width, double height, boolean tile,
			Map<String, Object> properties) {

	}

	/**
	 * What is on a layer.
	 */
	enum Kind {

		/** Tiles. */
		TILES,

		/** Objects. */
		OBJECTS,

		/** One image. */
		IMAGE

	}

}
