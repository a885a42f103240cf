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

package io.github.gatherspring.client;

import java.time.Instant;

import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an event besides its message.
 *
 * @param client the client that received it
 * @param player the player the event is about, as after the event; for
 * {@code playerExits} as last known
 * @param target the second player of the event
 * @param map the map the event is about
 * @param receivedAt when the frame with the event arrived
 * @since 0.1.0
 */
public record EventContext(GatherClient client, @Nullable Player player, @Nullable Player target, @Nullable GameMap map,
		Instant receivedAt) {
}
