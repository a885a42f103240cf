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

import java.util.List;

/**
 * Walls as a drawing: {@code #} for a tile that nobody can walk on, {@code .} for one
 * where everybody can, and a blank for one that is left as it is.
 *
 * @param at the tile of the first character
 * @param rows the rows, from top to bottom
 * @param source where it was written
 * @since 0.1.0
 */
public record CollisionDrawing(Tile at, List<String> rows, Source source) {

	/**
	 * Create a drawing.
	 * @param at the tile of the first character
	 * @param rows the rows
	 * @param source where it was written
	 */
	public CollisionDrawing {
		rows = List.copyOf(rows);
	}

}
