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

import java.util.ArrayList;
import java.util.List;

/**
 * Places in rows and columns. An object that stands on one of them stays there; a new one
 * takes the first, row by row, that no wall and no other object covers.
 *
 * @param at the first place
 * @param columns how many places in a row; positive
 * @param rows how many rows; positive
 * @param stepX tiles from one column to the next; positive
 * @param stepY tiles from one row to the next; positive
 * @since 0.1.0
 */
public record Grid(Tile at, int columns, int rows, int stepX, int stepY) implements Place {

	/** The most places of a grid. */
	public static final int MOST_PLACES = 100_000;

	/**
	 * Create a grid.
	 * @param at the first place
	 * @param columns how many places in a row
	 * @param rows how many rows
	 * @param stepX tiles from one column to the next
	 * @param stepY tiles from one row to the next
	 * @throws IllegalArgumentException if a number is not positive, or there are more
	 * than {@value #MOST_PLACES} places
	 */
	public Grid {
		if (columns < 1 || rows < 1 || stepX < 1 || stepY < 1 || (long) columns * rows > MOST_PLACES) {
			throw new IllegalArgumentException(
					"A grid has positive columns, rows and steps and at most " + MOST_PLACES + " places, but not "
							+ columns + " columns and " + rows + " rows with steps of " + stepX + " and " + stepY);
		}
	}

	/**
	 * Return the places.
	 * @return the tiles, row by row
	 */
	public List<Tile> places() {
		List<Tile> places = new ArrayList<>(this.columns * this.rows);
		for (int row = 0; row < this.rows; row++) {
			for (int column = 0; column < this.columns; column++) {
				places.add(new Tile(this.at.x() + column * this.stepX, this.at.y() + row * this.stepY));
			}
		}
		return places;
	}

	/**
	 * Return whether a tile is one of the places.
	 * @param x the column of the tile
	 * @param y the row of the tile
	 * @return whether it is
	 */
	public boolean contains(int x, int y) {
		int dx = x - this.at.x();
		int dy = y - this.at.y();
		return dx >= 0 && dy >= 0 && dx % this.stepX == 0 && dy % this.stepY == 0 && dx / this.stepX < this.columns
				&& dy / this.stepY < this.rows;
	}

}
