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
package io.github.gatherspring.autoconfigure.maps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of maps as code.
 */
@ConfigurationProperties("gather")
class GatherMapsProperties {

	/**
	 * Maps by name, each with the file that says how it is to be.
	 */
	private final Map<String, Single> maps = new LinkedHashMap<>();

	/**
	 * Folder in which maps are kept before they are changed. Used unless there is a
	 * MapBackupStore bean.
	 */
	private Path mapBackups = Path.of("gather-backups");

	public Map<String, Single> getMaps() {
		return this.maps;
	}

	public Path getMapBackups() {
		return this.mapBackups;
	}

	public void setMapBackups(Path mapBackups) {
		this.mapBackups = mapBackups;
	}

	/**
	 * One map.
	 */
	static class Single {

		/**
		 * Space of the map. Without it, what the file names, or else the space of the
		 * client.
		 */
		private @Nullable String spaceId;

		/**
		 * Id of the map. Without it, what the file names.
		 */
		private @Nullable String map;

		/**
		 * Blueprint of the map, YAML or JSON.
		 */
		private @Nullable Path file;

		/**
		 * Time between two checks whether the map is as the file wants it. Without it,
		 * only the Actuator endpoint checks. If a duration suffix is not specified,
		 * seconds are used.
		 */
		@org.springframework.boot.convert.DurationUnit(java.time.temporal.ChronoUnit.SECONDS)
		private @Nullable Duration driftCheck;

		/**
		 * Most changes at once that a check puts right by itself. More are left alone and
		 * told.
		 */
		private int autoApply;

		public @Nullable String getSpaceId() {
			return this.spaceId;
		}

		public void setSpaceId(@Nullable String spaceId) {
			this.spaceId = spaceId;
		}

		public @Nullable String getMap() {
			return this.map;
		}

		public void setMap(@Nullable String map) {
			this.map = map;
		}

		public @Nullable Path getFile() {
			return this.file;
		}

		public void setFile(@Nullable Path file) {
			this.file = file;
		}

		public @Nullable Duration getDriftCheck() {
			return this.driftCheck;
		}

		public void setDriftCheck(@Nullable Duration driftCheck) {
			this.driftCheck = driftCheck;
		}

		public int getAutoApply() {
			return this.autoApply;
		}

		public void setAutoApply(int autoApply) {
			this.autoApply = autoApply;
		}

	}

}
