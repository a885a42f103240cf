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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

import io.github.gatherspring.proto.SpaceItem;
import org.jspecify.annotations.Nullable;

/**
 * Reader's view on what a {@link SpaceTracker} writes.
 */
final class LiveSpace implements GatherSpace {

	private final Roster roster;

	private final Map<String, MapState> maps;

	private final SpaceFacts facts;

	private final StateLimits limits;

	private volatile @Nullable String userId;

	private volatile boolean synchronizedNow;

	LiveSpace(Roster roster, Map<String, MapState> maps, SpaceFacts facts, StateLimits limits) {
		this.roster = roster;
		this.maps = maps;
		this.facts = facts;
		this.limits = limits;
	}

	SpaceStatistics statistics() {
		StateSize size = this.limits.size();
		DroppedEvents dropped = this.limits.dropped();
		int objects = this.maps.values().stream().mapToInt((map) -> map.current().objects().size()).sum();
		return new SpaceStatistics(this.roster.here().size(), this.roster.countAway(), this.maps.size(), objects,
				size.bytes(), size.isComplete(), dropped.countWithoutPlayer(), dropped.countUnreadable(),
				dropped.countOverLimit());
	}

	void userId(String userId) {
		this.userId = userId;
	}

	void synchronizedNow(boolean synchronizedNow) {
		this.synchronizedNow = synchronizedNow;
	}

	@Override
	public boolean isSynchronized() {
		return this.synchronizedNow;
	}

	@Override
	public boolean isComplete() {
		return this.limits.size().isComplete();
	}

	@Override
	public List<Player> players() {
		return players((player) -> true);
	}

	@Override
	public Optional<Player> player(String id) {
		PlayerEntry entry = this.roster.here(id);
		return (entry != null) ? Optional.of(entry.player()) : Optional.empty();
	}

	@Override
	public List<Player> playersNamed(String name) {
		return players((player) -> player.name().equals(name));
	}

	@Override
	public List<Player> playersIn(String mapId) {
		return players((player) -> player.mapId().equals(mapId));
	}

	@Override
	public List<Player> near(Player player, int tiles) {
		return players((other) -> !other.id().equals(player.id()) && Proximity.areNear(player, other, tiles));
	}

	@Override
	public List<Player> inNook(String mapId, String nookId) {
		MapState map = this.maps.get(mapId);
		if (map == null) {
			return List.of();
		}
		NookTiles tiles = map.current().nookTiles();
		return players((player) -> player.hasPosition() && player.mapId().equals(mapId)
				&& tiles.at(player.x(), player.y()).contains(nookId));
	}

	private List<Player> players(Predicate<Player> condition) {
		List<Player> players = new ArrayList<>();
		for (PlayerEntry entry : this.roster.here()) {
			Player player = entry.player();
			if (condition.test(player)) {
				players.add(player);
			}
		}
		return Collections.unmodifiableList(players);
	}

	@Override
	public Optional<Player> me() {
		String id = this.userId;
		return (id != null) ? player(id) : Optional.empty();
	}

	@Override
	public Collection<GameMap> maps() {
		return this.maps.values().stream().map(MapState::current).toList();
	}

	@Override
	public Optional<GameMap> map(String mapId) {
		MapState map = this.maps.get(mapId);
		return (map != null) ? Optional.of(map.current()) : Optional.empty();
	}

	@Override
	public Map<String, SpaceItem> items() {
		return this.facts.items();
	}

	@Override
	public Map<String, String> members() {
		return this.facts.roles();
	}

	@Override
	public Optional<String> roleOf(String userId) {
		return Optional.ofNullable(this.facts.role(userId)).filter((role) -> !role.isEmpty());
	}

	@Override
	public OptionalInt capacity() {
		return this.facts.capacity();
	}

	@Override
	public Set<String> commands() {
		return this.facts.commands();
	}

}
