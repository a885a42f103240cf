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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

/**
 * What one browser knows of the players and maps, and therefore what it has to be told.
 * Players and maps are immutable, so the same object means that nothing has changed. A
 * browser that reads slowly asks less often and is told the same in fewer frames.
 */
final class SpacePicture {

	private final Map<String, Seen> seen = new HashMap<>();

	private final Map<String, GameMap> maps = new HashMap<>();

	private final Map<String, Integer> mapVersions = new HashMap<>();

	private int lastNumber;

	private int round;

	/**
	 * Compare with the space as it is now.
	 * @param space the space
	 * @param arrivals since when a player is there
	 * @return what has changed since the last call
	 */
	Changes compare(GatherSpace space, Function<String, @Nullable Instant> arrivals) {
		this.round++;
		List<PlayerView> players = new ArrayList<>();
		List<Integer> moves = new ArrayList<>();
		String me = space.me().map(Player::id).orElse("");
		for (Player player : space.players()) {
			Seen before = this.seen.computeIfAbsent(player.id(), (id) -> new Seen(++this.lastNumber));
			before.round = this.round;
			if (before.player != player) {
				before.tell(player, player.id().equals(me), arrivals.apply(player.id()), players, moves);
			}
		}
		return new Changes(players, moves, gone(), maps(space));
	}

	private List<Integer> gone() {
		List<Integer> gone = new ArrayList<>();
		for (Iterator<Seen> all = this.seen.values().iterator(); all.hasNext();) {
			Seen seen = all.next();
			if (seen.round != this.round) {
				gone.add(seen.n);
				all.remove();
			}
		}
		return gone;
	}

	private List<Frame.MapName> maps(GatherSpace space) {
		boolean changed = space.maps().size() != this.maps.size();
		for (GameMap map : space.maps()) {
			if (this.maps.get(map.id()) != map) {
				changed = true;
				this.mapVersions.merge(map.id(), 1, Integer::sum);
			}
		}
		if (!changed) {
			return List.of();
		}
		this.maps.clear();
		space.maps().forEach((map) -> this.maps.put(map.id(), map));
		return space.maps()
			.stream()
			.map((map) -> new Frame.MapName(map.id(), map.name(), this.mapVersions.getOrDefault(map.id(), 1)))
			.toList();
	}

	/**
	 * What has changed.
	 *
	 * @param players players who are new or other than before
	 * @param moves number, column, row and direction of those who stand elsewhere
	 * @param gone numbers of those who are not there any more
	 * @param maps all maps if one of them has changed, else none
	 */
	record Changes(List<PlayerView> players, List<Integer> moves, List<Integer> gone, List<Frame.MapName> maps) {
	}

	private static final class Seen {

		private final int n;

		private @Nullable Player player;

		private @Nullable PlayerView view;

		private int round;

		private Seen(int n) {
			this.n = n;
		}

		void tell(Player player, boolean me, @Nullable Instant since, List<PlayerView> players, List<Integer> moves) {
			PlayerView view = PlayerView.of(this.n, player, me, since);
			if (!view.equals(this.view)) {
				players.add(view);
			}
			Player before = this.player;
			if (before == null || before.x() != player.x() || before.y() != player.y()
					|| before.direction() != player.direction() || !before.mapId().equals(player.mapId())) {
				moves.addAll(List.of(this.n, player.x(), player.y(), Math.max(0, player.direction().ordinal())));
			}
			this.player = player;
			this.view = view;
		}

	}

}
