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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Nook;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * Who hears what a player says aloud. A nook has walls for the ear: those in it hear each
 * other however far apart they are, and nobody outside does.
 *
 * @param playerIds the others who hear it
 * @param nookId the nook that it is said in, {@code null} outside of any
 */
record Earshot(List<String> playerIds, @Nullable String nookId) {

	/**
	 * Returns who hears a player.
	 * @param speaker the player
	 * @param space where it is
	 * @param tiles how far its voice carries outside of nooks
	 * @return the others within earshot
	 */
	static Earshot of(Player speaker, GatherSpace space, int tiles) {
		List<String> nooks = nooksOf(speaker, space);
		Set<String> hearing = new LinkedHashSet<>();
		if (nooks.isEmpty()) {
			space.near(speaker, tiles)
				.stream()
				.filter((other) -> nooksOf(other, space).isEmpty())
				.map(Player::id)
				.forEach(hearing::add);
		}
		for (String nookId : nooks) {
			space.inNook(speaker.mapId(), nookId).stream().map(Player::id).forEach(hearing::add);
		}
		hearing.remove(speaker.id());
		return new Earshot(List.copyOf(hearing), nooks.isEmpty() ? null : nooks.get(0));
	}

	private static List<String> nooksOf(Player player, GatherSpace space) {
		if (!player.hasPosition()) {
			return List.of();
		}
		return space.map(player.mapId())
			.map((map) -> map.nooksAt(player.x(), player.y()).stream().map(Nook::id).toList())
			.orElse(List.of());
	}

}
