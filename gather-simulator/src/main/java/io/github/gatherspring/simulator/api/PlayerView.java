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

package io.github.gatherspring.simulator.api;

import java.util.Map;

/**
 * A player of the simulated space at one moment.
 *
 * @param id id of the user
 * @param name name of the player
 * @param role role of the user
 * @param simulated whether no client stands behind it
 * @param mapId id of the map, empty before the first entering
 * @param x tiles from the left
 * @param y tiles from the top
 * @param textStatus text status, empty for none
 * @param emojiStatus emoji status, empty for none
 * @param busy whether it is busy
 * @param away whether it is away
 * @param inventory how many of which item
 * @since 0.1.0
 */
public record PlayerView(String id, String name, Role role, boolean simulated, String mapId, int x, int y,
		String textStatus, String emojiStatus, boolean busy, boolean away, Map<String, Integer> inventory) {
}
