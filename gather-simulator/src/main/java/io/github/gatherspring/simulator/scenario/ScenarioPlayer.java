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

package io.github.gatherspring.simulator.scenario;

import org.jspecify.annotations.Nullable;

/**
 * A player that a scenario brings along.
 *
 * @param id id of the user
 * @param name name of the player
 * @param map id of the map, {@code null} for anywhere
 * @param x tiles from the left
 * @param y tiles from the top
 * @param textStatus text status, {@code null} for none
 * @param present whether it is in the space from the start
 * @since 0.1.0
 */
public record ScenarioPlayer(String id, String name, @Nullable String map, int x, int y, @Nullable String textStatus,
		boolean present) {
}
