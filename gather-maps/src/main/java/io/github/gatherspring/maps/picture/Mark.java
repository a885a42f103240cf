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
package io.github.gatherspring.maps.picture;

import io.github.gatherspring.maps.plan.Area;

/**
 * A rectangle of the picture.
 *
 * @param area its tiles
 * @param kind what it shows
 * @param label a text beside it, empty for none
 */
record Mark(Area area, Kind kind, String label) {

	/**
	 * What a mark shows, from the bottom to the top of the picture.
	 */
	enum Kind {

		/** A tile that nobody can walk on. */
		WALL(0x5B6370, 255, false),

		/** A wall that is new. */
		NEW_WALL(0x1A7F37, 160, false),

		/** A wall that goes. */
		LOST_WALL(0xCF222E, 110, false),

		/** Something that stays as it is. */
		PRESENT(0xAFB8C1, 255, false),

		/** The place that something leaves. */
		LEFT(0xBF8700, 60, true),

		/** What is taken away. */
		REMOVED(0xCF222E, 110, true),

		/** What changes. */
		CHANGED(0xBF8700, 150, true),

		/** What is new. */
		ADDED(0x1A7F37, 150, true);

		private final int colour;

		private final int opacity;

		private final boolean framed;

		Kind(int colour, int opacity, boolean framed) {
			this.colour = colour;
			this.opacity = opacity;
			this.framed = framed;
		}

		/** Return red, green and blue in one number. */
		int colour() {
			return this.colour;
		}

		/** Return the opacity, from 0 to 255. */
		int opacity() {
			return this.opacity;
		}

		boolean framed() {
			return this.framed;
		}

	}

}
