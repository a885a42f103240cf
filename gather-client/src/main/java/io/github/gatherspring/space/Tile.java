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

package io.github.gatherspring.space;

import org.springframework.util.Assert;

/**
 * A tile of a map.
 *
 * @param mapId id of the map
 * @param x its column, counted from 0 at the left
 * @param y its row, counted from 0 at the top
 * @since 0.1.0
 */
public record Tile(String mapId, int x, int y) {

	/**
	 * Creates a tile. Whether the map exists and is that large is not asked.
	 * @param mapId id of the map; not empty
	 * @param x its column; not negative
	 * @param y its row; not negative
	 */
	public Tile {
		Assert.hasText(mapId, "'mapId' must not be empty");
		if (x < 0 || y < 0) {
			throw new IllegalArgumentException(
					"Columns and rows are counted from 0 and never negative, but were x " + x + ", y " + y);
		}
	}

	@Override
	public String toString() {
		return "x " + this.x + ", y " + this.y + " of " + this.mapId;
	}

}
