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

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that happens in a scenario.
 *
 * @param at when, from the start of the scenario
 * @param every after which time again and again, {@code null} for once
 * @param player who does it, {@code null} for nobody
 * @param order what happens, for example {@code says} or {@code fault}
 * @param value with what
 * @since 0.1.0
 */
public record ScenarioStep(Duration at, @Nullable Duration every, @Nullable String player, String order,
		JsonNode value) {
}
