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
package io.github.gatherspring.maps.drift;

import java.nio.file.Path;

import io.github.gatherspring.wire.SpaceId;

/**
 * A map and the file that says how it is to be.
 *
 * @param name the name under which it is watched
 * @param space the space
 * @param mapId id of the map
 * @param file the blueprint, which is read at each check
 * @param autoApply how many changes at once are put right without anybody; 0 for none
 * @since 0.1.0
 */
public record WatchedMap(String name, SpaceId space, String mapId, Path file, int autoApply) {

}
