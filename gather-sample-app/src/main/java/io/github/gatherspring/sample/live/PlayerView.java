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

package io.github.gatherspring.sample.live;

import java.time.Instant;

import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told about a player, all but where it stands.
 *
 * @param n short number that stands for the player on one browser's stream
 * @param id id of the player
 * @param name name
 * @param map id of the map
 * @param text text status
 * @param emoji emoji status
 * @param availability {@code Available}, {@code Busy} or {@code DoNotDisturb}, empty if
 * not told
 * @param away whether the player is away
 * @param me whether it is this application's own
 * @param since since when the player is in the space
 */
record PlayerView(int n, String id, String name, String map, String text, String emoji, String availability,
		boolean away, boolean me, @Nullable Instant since) {

	static PlayerView of(int n, Player player, boolean me, @Nullable Instant since) {
		return new PlayerView(n, player.id(), player.name(), player.mapId(), player.textStatus(), player.emojiStatus(),
				player.busy() ? "Busy" : player.availability(), player.away(), me, since);
	}

}
