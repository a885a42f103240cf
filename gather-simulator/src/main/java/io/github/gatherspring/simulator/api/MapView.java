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

import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.WireObject;

/**
 * A map of the simulated space at one moment.
 *
 * @param id id of the map
 * @param width tiles
 * @param height tiles
 * @param updateId number of the last change
 * @param objects objects by key
 * @param nooks nooks by id
 * @since 0.1.0
 */
public record MapView(String id, int width, int height, long updateId, Map<String, WireObject> objects,
		Map<String, NookDiff> nooks) {
}
