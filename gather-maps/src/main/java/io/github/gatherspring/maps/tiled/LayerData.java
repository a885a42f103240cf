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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * The tiles of a layer as Tiled packs them.
 */
final class LayerData {

	/** Tiled keeps in the upper bits how a tile is turned. */
	private static final int TURNED = 0x0FFFFFFF;

	private LayerData() {
	}

	static int[] csv(String text, int count, String layer) {
		String[] numbers = text.strip().split("\\s*,\\s*");
		check(numbers.length, count, layer);
		int[] tiles = new int[count];
		for (int i = 0; i < count; i++) {
			try {
				tiles[i] = (int) Long.parseLong(numbers[i].strip()) & TURNED;
			}
			catch (NumberFormatException ex) {
				throw new IllegalArgumentException(
						"Layer '" + layer + "' has '" + numbers[i] + "' in its data, expected a number");
			}
		}
		return tiles;
	}

	static int[] base64(String text, String compression, int count, String layer) {
		byte[] packed;
		try {
			packed = Base64.getMimeDecoder().decode(text.strip());
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("Layer '" + layer + "' holds no base64: " + ex.getMessage());
		}
		byte[] bytes;
		try (InputStream content = unpacked(packed, compression, layer)) {
			// No more than is wanted, whatever the file would become.
			bytes = content.readNBytes(count * 4 + 1);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("Layer '" + layer + "' cannot be unpacked: " + ex.getMessage());
		}
		check(bytes.length / 4, count, layer);
		int[] tiles = new int[count];
		for (int i = 0; i < count; i++) {
			int at = i * 4;
			tiles[i] = ((bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16
					| (bytes[at + 3] & 0xFF) << 24) & TURNED;
		}
		return tiles;
	}

	private static InputStream unpacked(byte[] packed, String compression, String layer) throws IOException {
		InputStream content = new ByteArrayInputStream(packed);
		return switch (compression) {
			case "" -> content;
			case "zlib" -> new InflaterInputStream(content);
			case "gzip" -> new GZIPInputStream(content);
			default -> throw new IllegalArgumentException("Layer '" + layer + "' is packed with " + compression
					+ ", expected zlib, gzip or nothing; choose 'Base64 (zlib)' or 'CSV' as the tile layer format in the"
					+ " map's properties");
		};
	}

	private static void check(int found, int count, String layer) {
		if (found != count) {
			throw new IllegalArgumentException("Layer '" + layer + "' has " + found + " tiles, expected " + count
					+ " (an infinite map has chunks instead: turn 'Infinite' off in the map's properties)");
		}
	}

}
