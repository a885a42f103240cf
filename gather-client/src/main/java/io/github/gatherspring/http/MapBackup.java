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

import io.github.gatherspring.wire.SpaceId;

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

	@Override
	public String toString() {
		return "MapBackup[" + this.mapId + " of " + this.space + " at " + this.takenAt + ", " + this.json.length()
				+ " characters]";
	}

}
