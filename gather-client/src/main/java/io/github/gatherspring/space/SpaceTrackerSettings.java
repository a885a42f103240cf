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

import java.time.Duration;

/**
 * How a {@link SpaceTracker} tells apart who left from who is only gone for a moment, and
 * what it watches for.
 *
 * @param departureGrace how long a player may be gone before {@code PlayerLeft} is told;
 * not negative
 * @param deployPatience how long after a deploy of the server (close code 1001) players
 * who have not come back yet count as still there; not negative
 * @param watchNooks whether to tell who enters and leaves nooks
 * @param nearRadius distance in tiles up to which two players are near each other, 0 to
 * not watch for that; not negative
 * @param maxStateSize how much memory the state may take, in bytes by an estimate;
 * positive. What does not fit is left out
 * @param maxMapTiles how many tiles a map may have; positive. What a larger one is told
 * to have is dropped
 * @since 0.1.0
 */
public record SpaceTrackerSettings(Duration departureGrace, Duration deployPatience, boolean watchNooks, int nearRadius,
		long maxStateSize, int maxMapTiles) {

	/**
	 * Largest size of the state in bytes unless set: 256 MiB.
	 */
	public static final long DEFAULT_MAX_STATE_SIZE = 256L << 20;

	/**
	 * Largest number of tiles of a map unless set: 2,048 by 2,048.
	 */
	public static final int DEFAULT_MAX_MAP_TILES = 2_048 * 2_048;

	/**
	 * Settings for most uses: ten seconds of grace, five minutes of patience, nooks
	 * watched, nearness not.
	 */
	public static final SpaceTrackerSettings DEFAULTS = new SpaceTrackerSettings(Duration.ofSeconds(10),
			Duration.ofMinutes(5), true, 0);

	/**
	 * Creates settings.
	 * @param departureGrace how long a player may be gone unnoticed
	 * @param deployPatience how long absentees count as there after a deploy
	 * @param watchNooks whether to watch nooks
	 * @param nearRadius the radius of nearness in tiles, 0 for none
	 * @param maxStateSize the largest size of the state in bytes
	 * @param maxMapTiles the largest number of tiles of a map
	 */
	public SpaceTrackerSettings {
		requireNotNegative("departureGrace", departureGrace);
		requireNotNegative("deployPatience", deployPatience);
		if (nearRadius < 0) {
			throw new IllegalArgumentException("'nearRadius' must not be negative but is " + nearRadius);
		}
		if (maxStateSize <= 0) {
			throw new IllegalArgumentException("'maxStateSize' must be positive but is " + maxStateSize);
		}
		if (maxMapTiles <= 0) {
			throw new IllegalArgumentException("'maxMapTiles' must be positive but is " + maxMapTiles);
		}
	}

	/**
	 * Creates settings with the limits that are the default.
	 * @param departureGrace how long a player may be gone unnoticed
	 * @param deployPatience how long absentees count as there after a deploy
	 * @param watchNooks whether to watch nooks
	 * @param nearRadius the radius of nearness in tiles, 0 for none
	 */
	public SpaceTrackerSettings(Duration departureGrace, Duration deployPatience, boolean watchNooks, int nearRadius) {
		this(departureGrace, deployPatience, watchNooks, nearRadius, DEFAULT_MAX_STATE_SIZE, DEFAULT_MAX_MAP_TILES);
	}

	private static void requireNotNegative(String name, Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("'" + name + "' must not be negative but is " + duration);
		}
	}

	/**
	 * Returns the same settings with another grace time.
	 * @param departureGrace how long a player may be gone before it counts as left
	 * @return the settings
	 */
	public SpaceTrackerSettings withDepartureGrace(Duration departureGrace) {
		return new SpaceTrackerSettings(departureGrace, this.deployPatience, this.watchNooks, this.nearRadius,
				this.maxStateSize, this.maxMapTiles);
	}

	/**
	 * Returns the same settings with another patience after deploys.
	 * @param deployPatience how long absentees count as there
	 * @return the settings
	 */
	public SpaceTrackerSettings withDeployPatience(Duration deployPatience) {
		return new SpaceTrackerSettings(this.departureGrace, deployPatience, this.watchNooks, this.nearRadius,
				this.maxStateSize, this.maxMapTiles);
	}

	/**
	 * Returns the same settings with nooks watched or not.
	 * @param watchNooks whether to tell who enters and leaves nooks
	 * @return the settings
	 */
	public SpaceTrackerSettings withWatchNooks(boolean watchNooks) {
		return new SpaceTrackerSettings(this.departureGrace, this.deployPatience, watchNooks, this.nearRadius,
				this.maxStateSize, this.maxMapTiles);
	}

	/**
	 * Returns the same settings with another radius of nearness.
	 * @param nearRadius the radius in tiles, 0 to not watch
	 * @return the settings
	 */
	public SpaceTrackerSettings withNearRadius(int nearRadius) {
		return new SpaceTrackerSettings(this.departureGrace, this.deployPatience, this.watchNooks, nearRadius,
				this.maxStateSize, this.maxMapTiles);
	}

	/**
	 * Returns the same settings with another largest size of the state.
	 * @param maxStateSize the size in bytes; positive
	 * @return the settings
	 */
	public SpaceTrackerSettings withMaxStateSize(long maxStateSize) {
		return new SpaceTrackerSettings(this.departureGrace, this.deployPatience, this.watchNooks, this.nearRadius,
				maxStateSize, this.maxMapTiles);
	}

	/**
	 * Returns the same settings with another largest map.
	 * @param maxMapTiles the number of tiles; positive
	 * @return the settings
	 */
	public SpaceTrackerSettings withMaxMapTiles(int maxMapTiles) {
		return new SpaceTrackerSettings(this.departureGrace, this.deployPatience, this.watchNooks, this.nearRadius,
				this.maxStateSize, maxMapTiles);
	}

}
