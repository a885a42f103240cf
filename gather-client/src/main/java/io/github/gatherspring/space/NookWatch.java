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

import java.util.List;
import java.util.function.Consumer;

import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.space.SpaceChange.PlayerEnteredNook;
import io.github.gatherspring.space.SpaceChange.PlayerLeftNook;
import org.jspecify.annotations.Nullable;

/**
 * Tells when players enter and leave nooks.
 */
final class NookWatch {

	private final Consumer<SpaceChange> sink;

	NookWatch(Consumer<SpaceChange> sink) {
		this.sink = sink;
	}

	/**
	 * Compares where a player is with where it was.
	 * @param map the player's map, or null if nothing is known of it
	 */
	void moved(PlayerEntry entry, @Nullable MapState map) {
		Player player = entry.own();
		List<String> now = (map != null && player.hasPosition()) ? map.current().nookTiles().at(player.x(), player.y())
				: List.of();
		List<String> before = entry.nooks();
		MapState mapBefore = entry.nooksOf();
		if (map == mapBefore && (now == before || now.equals(before))) {
			return;
		}
		entry.nooks(map, now);
		if (mapBefore != null) {
			for (String nookId : before) {
				if (map != mapBefore || !now.contains(nookId)) {
					this.sink.accept(new PlayerLeftNook(player, nook(mapBefore, nookId)));
				}
			}
		}
		if (map != null) {
			for (String nookId : now) {
				if (map != mapBefore || !before.contains(nookId)) {
					this.sink.accept(new PlayerEnteredNook(player, nook(map, nookId)));
				}
			}
		}
	}

	/**
	 * Takes note of where a player is without telling.
	 */
	void found(PlayerEntry entry, @Nullable MapState map) {
		Player player = entry.own();
		entry.nooks(map, (map != null && player.hasPosition()) ? map.current().nookTiles().at(player.x(), player.y())
				: List.of());
	}

	void exited(PlayerEntry entry) {
		MapState map = entry.nooksOf();
		List<String> nooks = entry.nooks();
		entry.nooks(null, List.of());
		if (map != null) {
			nooks.forEach((nookId) -> this.sink.accept(new PlayerLeftNook(entry.own(), nook(map, nookId))));
		}
	}

	private static Nook nook(MapState map, String nookId) {
		GameMap current = map.current();
		return current.nook(nookId).orElseGet(() -> new Nook(current.id(), nookId, NookDiff.getDefaultInstance(), 0));
	}

}
