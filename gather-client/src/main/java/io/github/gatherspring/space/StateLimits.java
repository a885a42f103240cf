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

/**
 * What all parts of the state share: how large they may become together, how large a map
 * may be, and where to count what is left out.
 *
 * @param size the size of the whole state
 * @param maxMapTiles the largest number of tiles of a map
 * @param dropped counts what is left out
 */
record StateLimits(StateSize size, int maxMapTiles, DroppedEvents dropped) {

	/**
	 * Whether a rectangle lies within the largest map; counts it if not. One that does
	 * not is a mistake of the sender and must cost neither memory nor time.
	 */
	boolean isWithinMap(int x, int y, int w, int h) {
		boolean within = Collisions.fits(x, y, w, h, this.maxMapTiles);
		if (!within) {
			this.dropped.overLimit();
		}
		return within;
	}

}
