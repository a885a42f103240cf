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

package io.github.gatherspring.client;

import java.time.Duration;

/**
 * How an avatar walks.
 *
 * @param tilesPerSecond how fast at most: no step is sent earlier after the one before,
 * nor before the server has answered that; between 0.1 and 1,000
 * @param resume whether a walk goes on after a lost connection, from wherever the avatar
 * is then, instead of ending with it
 * @since 0.1.0
 */
public record WalkSettings(double tilesPerSecond, boolean resume) {

	/**
	 * The slowest pace in tiles a second.
	 */
	public static final double SLOWEST = 0.1;

	/**
	 * The fastest pace in tiles a second.
	 */
	public static final double FASTEST = 1000;

	/**
	 * The pace of a person, five tiles a second, and walks that end with their
	 * connection.
	 */
	public static final WalkSettings DEFAULTS = new WalkSettings(5, false);

	/**
	 * Creates settings.
	 * @param tilesPerSecond the pace
	 * @param resume whether walks outlive their connection
	 */
	public WalkSettings {
		if (!(tilesPerSecond >= SLOWEST && tilesPerSecond <= FASTEST)) {
			throw new IllegalArgumentException(
					"'tilesPerSecond' must be between " + SLOWEST + " and " + FASTEST + ", but was " + tilesPerSecond);
		}
	}

	Duration interval() {
		return Duration.ofNanos((long) (1_000_000_000 / this.tilesPerSecond));
	}

}
