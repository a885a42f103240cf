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

package io.github.gatherspring.http;

import java.time.Instant;

import io.github.gatherspring.wire.OneLine;
import io.github.gatherspring.wire.SpaceId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A map as it was before it was changed, in the server's own words.
 *
 * @param space the space
 * @param mapId the map's id
 * @param takenAt when it was taken
 * @param json the content as the server sent it
 * @since 0.1.0
 */
public record MapBackup(SpaceId space, String mapId, Instant takenAt, String json) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	/**
	 * Return the content of the map.
	 * @return the content
	 * @throws IllegalArgumentException if this is no map in the form that this client
	 * understands
	 */
	public MapContent content() {
		try {
			return MAPPER.readValue(this.json, MapContent.class);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The backup of map '" + OneLine.of(this.mapId) + "' holds no map: "
					+ OneLine.of(ex.getOriginalMessage()));
		}
	}

	@Override
	public String toString() {
		return "MapBackup[" + this.mapId + " of " + this.space + " at " + this.takenAt + ", " + this.json.length()
				+ " characters]";
	}

}
