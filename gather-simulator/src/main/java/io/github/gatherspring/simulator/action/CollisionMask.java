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

package io.github.gatherspring.simulator.action;

import java.util.Base64;

/**
 * The text form of walls: base64 of one bit or of one byte a tile.
 */
final class CollisionMask {

	private CollisionMask() {
	}

	static boolean[] decode(ActionCall call, String mask, int tiles) throws ActionRefused {
		byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(mask);
		}
		catch (IllegalArgumentException ex) {
			throw call.wrong("'mask' is no base64");
		}
		boolean[] walls = new boolean[tiles];
		int packed = (tiles + 7) / 8;
		if (bytes.length != tiles && bytes.length != packed) {
			throw call.wrong("'mask' has " + bytes.length + " bytes, expected " + packed + " (one bit a tile) or "
					+ tiles + " (one byte a tile)");
		}
		for (int i = 0; i < tiles; i++) {
			walls[i] = (bytes.length == tiles) ? bytes[i] != 0 : (bytes[i / 8] & (1 << (i % 8))) != 0;
		}
		return walls;
	}

}
