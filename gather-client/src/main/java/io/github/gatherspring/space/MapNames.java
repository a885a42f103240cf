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

import java.util.Collection;
import java.util.List;

/**
 * Finds maps by what people call them.
 */
final class MapNames {

	private MapNames() {
	}

	static GameMap find(String idOrName, Collection<GameMap> maps) {
		List<GameMap> found = maps.stream().filter((map) -> map.id().equals(idOrName)).toList();
		if (found.isEmpty()) {
			found = maps.stream().filter((map) -> map.name().equals(idOrName)).toList();
		}
		if (found.size() == 1) {
			return found.get(0);
		}
		throw new UnknownNameException("map", idOrName,
				(found.isEmpty() ? maps : found).stream()
					.map((map) -> map.name().isEmpty() ? map.id() : map.id() + " ('" + map.name() + "')")
					.toList(),
				!found.isEmpty());
	}

}
