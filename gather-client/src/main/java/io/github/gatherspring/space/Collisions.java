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

import java.util.Arrays;
import java.util.Base64;
import java.util.function.LongPredicate;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Which tiles of a map cannot be walked on. Immutable; a changed rectangle shares all
 * other rows with what was there before.
 */
final class Collisions {

	/**
	 * No map is as long as this; a row costs something however short it is.
	 */
	private static final int LONGEST_SIDE = 1 << 16;

	private static final long[] NO_ROW = new long[0];

	static final Collisions NONE = new Collisions(new long[0][]);

	private final long[][] rows;

	private Collisions(long[][] rows) {
		this.rows = rows;
	}

	boolean isImpassable(int x, int y) {
		if (y < 0 || y >= this.rows.length || x < 0) {
			return false;
		}
		long[] row = this.rows[y];
		return (x >> 6) < row.length && (row[x >> 6] & 1L << x) != 0;
	}

	/**
	 * Whether a rectangle lies within a map of so many tiles.
	 */
	static boolean fits(int x, int y, int w, int h, long mostTiles) {
		long right = (long) x + w;
		long bottom = (long) y + h;
		return x >= 0 && y >= 0 && w >= 0 && h >= 0 && right <= LONGEST_SIDE && bottom <= LONGEST_SIDE
				&& right * bottom <= mostTiles;
	}

	/**
	 * Sets a rectangle from a mask.
	 * @param mask whether tile {@code i = row * w + col} of the rectangle is impassable;
	 * tiles that a short mask does not reach are passable
	 */
	Collisions with(int x, int y, int w, int h, Mask mask) {
		if (x < 0 || y < 0 || w <= 0 || h <= 0) {
			return this;
		}
		int right = x + w;
		int bottom = y + h;
		// Rows below the last that is known or that the mask reaches are passable anyway.
		int last = (int) Math.min(bottom, Math.max(this.rows.length, y + (mask.length() + w - 1) / w));
		int known = this.rows.length;
		long[][] changed = Arrays.copyOf(this.rows, Math.max(known, last));
		Arrays.fill(changed, known, changed.length, NO_ROW);
		for (int line = y; line < last; line++) {
			long first = (long) (line - y) * w;
			int reached = (int) Math.max(0, Math.min(w, mask.length() - first));
			if (reached == 0 && changed[line].length == 0) {
				continue;
			}
			long[] row = Arrays.copyOf(changed[line], Math.max(changed[line].length, (x + reached + 63) >> 6));
			for (int column = x; column < x + reached; column++) {
				if (mask.isSet(first + (column - x))) {
					row[column >> 6] |= 1L << column;
				}
				else {
					row[column >> 6] &= ~(1L << column);
				}
			}
			for (int column = x + reached; column < Math.min(right, row.length << 6); column++) {
				row[column >> 6] &= ~(1L << column);
			}
			changed[line] = withoutEnd(row);
		}
		return new Collisions(changed);
	}

	/**
	 * How many bytes the rows take.
	 */
	long size() {
		long size = 16L * this.rows.length;
		for (long[] row : this.rows) {
			size += 8L * row.length;
		}
		return size;
	}

	/** What is not there is passable, so that the free part of a row costs nothing. */
	private static long[] withoutEnd(long[] row) {
		int length = row.length;
		while (length > 0 && row[length - 1] == 0) {
			length--;
		}
		return (length == 0) ? NO_ROW : (length < row.length) ? Arrays.copyOf(row, length) : row;
	}

	/**
	 * Answers for the first tiles of a rectangle, counted row by row.
	 *
	 * @param length how many tiles it answers for
	 * @param bits the answers by index
	 */
	record Mask(long length, LongPredicate bits) {

		boolean isSet(long index) {
			return this.bits.test(index);
		}

		/**
		 * Bit {@code i} is bit {@code i % 8} of byte {@code i / 8}.
		 */
		static Mask ofBits(ByteString bits) {
			return new Mask(8L * bits.size(), (index) -> (bits.byteAt((int) (index / 8)) >> (index % 8) & 1) != 0);
		}

		/**
		 * The text of the old {@code mapSetCollisions}, whose form nobody has written
		 * down: Base64 of one byte a tile (as in the HTTP API) or of one bit a tile, told
		 * apart by length, or a digit a tile.
		 * @return the mask, or null if it is none of these
		 */
		static @Nullable Mask ofText(String text, int w, int h) {
			long tiles = (long) w * h;
			if (text.length() == tiles && text.chars().allMatch((digit) -> digit == '0' || digit == '1')) {
				return new Mask(tiles, (index) -> text.charAt((int) index) == '1');
			}
			byte[] bytes;
			try {
				bytes = Base64.getDecoder().decode(text);
			}
			catch (IllegalArgumentException ex) {
				return null;
			}
			if (bytes.length == tiles) {
				return new Mask(tiles, (index) -> bytes[(int) index] != 0);
			}
			return (bytes.length == (tiles + 7) / 8) ? ofBits(ByteString.copyFrom(bytes)) : null;
		}

	}

}
