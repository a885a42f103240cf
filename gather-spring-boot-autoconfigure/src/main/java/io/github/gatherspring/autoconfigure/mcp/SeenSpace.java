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

package io.github.gatherspring.autoconfigure.mcp;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Nook;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * The part of the space that agents may see. Every question is a {@link ToolFailure}
 * while the client does not know the space.
 */
final class SeenSpace {

	private static final int CANDIDATES = 5;

	private final GatherClient client;

	private final Set<String> maps;

	SeenSpace(GatherClient client, Set<String> maps) {
		this.client = client;
		this.maps = maps;
	}

	GatherClient client() {
		return this.client;
	}

	GatherSpace space() {
		ConnectionStatus status = this.client.status();
		if (!status.isReady()) {
			String reason = status.reason();
			throw new ToolFailure("Not connected to the space: the connection is " + status.state() + " since "
					+ status.since() + ((reason != null) ? " (" + Words.reason(reason) + ")" : "")
					+ ". Nothing is known of the space now; try again in a minute");
		}
		return this.client.space();
	}

	boolean sees(String mapId) {
		return this.maps.isEmpty() || this.maps.contains(mapId)
				|| this.client.space().map(mapId).filter((map) -> this.maps.contains(map.name())).isPresent();
	}

	List<Player> players() {
		return space().players()
			.stream()
			.filter((player) -> sees(player.mapId()))
			.sorted(Comparator.comparing(Player::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Player::id))
			.toList();
	}

	Collection<GameMap> maps() {
		return space().maps()
			.stream()
			.filter((map) -> sees(map.id()))
			.sorted(Comparator.comparing(GameMap::id))
			.toList();
	}

	/**
	 * The client's own player.
	 */
	Player me() {
		Player me = space().me()
			.orElseThrow(
					() -> new ToolFailure("This client has no avatar in the space, so it is nowhere and can neither"
							+ " walk nor be seen. Whoever runs it has to set gather.enter.enabled=true"));
		if (!sees(me.mapId())) {
			throw new ToolFailure("The avatar is on a map that is not allowed here. Allowed are: " + this.maps);
		}
		return me;
	}

	/**
	 * The player with an id or a name.
	 */
	Player player(String idOrName) {
		List<Player> players = players();
		String wanted = idOrName.strip();
		List<Player> found = players.stream()
			.filter((player) -> player.id().equals(wanted) || player.name().equalsIgnoreCase(wanted)
					|| Words.name(player.name()).equalsIgnoreCase(wanted))
			.toList();
		if (found.size() == 1) {
			return found.get(0);
		}
		if (!found.isEmpty()) {
			throw new ToolFailure("Several players are called '" + Words.name(wanted) + "'. Give the id of one: "
					+ found.stream().limit(CANDIDATES).map(Player::id).toList());
		}
		throw new ToolFailure("There is no player '" + Words.name(wanted) + "'. "
				+ (players.isEmpty() ? "Nobody is there" : "Nearest names: " + candidates(players, wanted))
				+ ". gather_players lists all");
	}

	private static List<String> candidates(List<Player> players, String wanted) {
		String text = wanted.toLowerCase(Locale.ROOT);
		return players.stream()
			.sorted(Comparator.comparingInt((player) -> distance(player.name().toLowerCase(Locale.ROOT), text)))
			.limit(CANDIDATES)
			.map((player) -> Words.name(player.name()))
			.toList();
	}

	/**
	 * How unlike two names are: changes of letters, none for a name that holds the other.
	 */
	private static int distance(String name, String wanted) {
		String shortened = name.substring(0, Math.min(name.length(), 100));
		String other = wanted.substring(0, Math.min(wanted.length(), 100));
		if (shortened.contains(other) || other.contains(shortened)) {
			return Math.abs(shortened.length() - other.length()) / 10;
		}
		int[] row = new int[other.length() + 1];
		for (int i = 0; i <= other.length(); i++) {
			row[i] = i;
		}
		for (int i = 1; i <= shortened.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int above = row[j];
				int change = (shortened.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1;
				row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
				diagonal = above;
			}
		}
		return row[other.length()];
	}

	/**
	 * The map with an id or a name.
	 */
	GameMap map(String idOrName) {
		return maps().stream()
			.filter((map) -> map.id().equals(idOrName) || map.name().equalsIgnoreCase(idOrName))
			.findFirst()
			.orElseThrow(() -> new ToolFailure("There is no map '" + Words.name(idOrName) + "' here. There are: "
					+ maps().stream().map((map) -> Words.name(map.id())).toList()));
	}

	List<Nook> nooksOf(Player player) {
		return this.client.space()
			.map(player.mapId())
			.map((map) -> map.nooksAt(player.x(), player.y()))
			.orElse(List.of());
	}

	/**
	 * What agents are told of a player.
	 */
	Map<String, Object> describe(Player player) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("id", player.id());
		told.put("name", Words.name(player.name()));
		told.put("map", player.mapId());
		told.put("x", player.x());
		told.put("y", player.y());
		List<String> regions = nooksOf(player).stream().map((nook) -> Words.name(nook.name())).toList();
		put(told, "regions", regions.isEmpty() ? null : regions);
		put(told, "status", marked(player.textStatus()));
		put(told, "emoji", player.emojiStatus().isBlank() ? null : Words.name(player.emojiStatus()));
		put(told, "availability", player.availability().isBlank() ? null : Words.name(player.availability()));
		put(told, "busy", player.busy() ? Boolean.TRUE : null);
		put(told, "away", player.away() ? Boolean.TRUE : null);
		put(told, "is_me", player.id().equals(this.client.userId()) ? Boolean.TRUE : null);
		return told;
	}

	private static @Nullable String marked(String text) {
		return text.isBlank() ? null : Words.untrusted(text);
	}

	private static void put(Map<String, Object> told, String name, @Nullable Object value) {
		if (value != null) {
			told.put(name, value);
		}
	}

}
