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

package io.github.gatherspring.sample.bot;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The door that opens on a password.
 *
 * @param password word that opens it
 * @param mapId map that the door is in
 * @param x column of its upper left tile
 * @param y row of its upper left tile
 * @param width width in tiles
 * @param height height in tiles
 * @param openFor time after which it closes again
 */
@ConfigurationProperties("sample.door")
record DoorProperties(@DefaultValue("") String password, @DefaultValue("") String mapId, @DefaultValue("0") int x,
		@DefaultValue("0") int y, @DefaultValue("1") int width, @DefaultValue("1") int height,
		@DefaultValue("20s") Duration openFor) {
}
