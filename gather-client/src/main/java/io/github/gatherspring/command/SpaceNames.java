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

package io.github.gatherspring.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;

/**
 * Finds players and maps by what people write. A name in the same letters wins over an
 * id, which wins over a name in other case.
 */
final class SpaceNames {

	private static final int MOST_CANDIDATES = 5;

	private final GatherSpace space;

	SpaceNames(GatherSpace space) {
		this.space = space;
	}

	Player player(String written) throws RefusedArgumentException {
		String name = (written.startsWith("@") && written.length() > 1) ? written.substring(1) : written;
		List<Player> found = this.space.playersNamed(name);
		if (found.isEmpty()) {
			Optional<Player> byId = this.space.player(name);
			found = byId.isPresent() ? List.of(byId.get())
					: this.space.players().stream().filter((player) -> player.name().equalsIgnoreCase(name)).toList();
		}
		if (found.isEmpty()) {
			throw new RefusedArgumentException(Refusal.NO_SUCH_PLAYER, name);
		}
		if (found.size() > 1) {
			throw new RefusedArgumentException(Refusal.AMBIGUOUS_PLAYER, name,
					candidates(found.stream().sorted(Comparator.comparing(Player::id)),
							(player) -> player.name() + " (" + player.id() + ")"));
		}
		return found.get(0);
	}

	GameMap map(String name) throws RefusedArgumentException {
		List<GameMap> found = named(name, false);
		if (found.isEmpty()) {
			Optional<GameMap> byId = this.space.map(name);
			found = byId.isPresent() ? List.of(byId.get()) : named(name, true);
		}
		if (found.isEmpty()) {
			throw new RefusedArgumentException(Refusal.NO_SUCH_MAP, name,
					candidates(this.space.maps().stream().sorted(Comparator.comparing(GameMap::name)), GameMap::name));
		}
		if (found.size() > 1) {
			throw new RefusedArgumentException(Refusal.AMBIGUOUS_MAP, name,
					candidates(found.stream().sorted(Comparator.comparing(GameMap::id)),
							(map) -> map.name() + " (" + map.id() + ")"));
		}
		return found.get(0);
	}

	private List<GameMap> named(String name, boolean anyCase) {
		return this.space.maps()
			.stream()
			.filter((map) -> anyCase ? map.name().equalsIgnoreCase(name) : map.name().equals(name))
			.toList();
	}

	private static <T> String candidates(Stream<T> found, Function<T, String> shown) {
		List<String> all = found.map(shown).toList();
		String first = all.stream().limit(MOST_CANDIDATES).collect(Collectors.joining(", "));
		return (all.size() > MOST_CANDIDATES) ? first + ", …" : first;
	}

}
