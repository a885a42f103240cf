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
package io.github.gatherspring.maps.apply;

import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.WireObject;

/**
 * Writes objects one by one over the socket, so that nothing else on the map can be lost.
 *
 * @since 0.1.0
 */
public interface ObjectUpdates {

	/**
	 * Write objects, all or none of them.
	 * @param mapId id of the map
	 * @param objects the fields that change, by the object's key
	 * @return whether they were written; {@code false} if the server refused, for
	 * instance because the user has no right to
	 * @throws RuntimeException if it is not known whether they were written
	 */
	boolean update(String mapId, Map<String, WireObject> objects);

	/**
	 * Take objects away.
	 * @param mapId id of the map
	 * @param keys their keys
	 * @return whether they are gone; {@code false} if the server refused, and all are
	 * still there
	 * @throws RuntimeException if some are gone, or it is not known which
	 */
	boolean remove(String mapId, List<String> keys);

}
