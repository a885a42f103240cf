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

package io.github.gatherspring.sample.presence;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherEventListener;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange.PlayerAlreadyHere;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;
import io.github.gatherspring.space.SpaceChange.PlayerChangedMap;
import io.github.gatherspring.space.SpaceChange.PlayerLeft;

import org.springframework.stereotype.Component;

/**
 * Writes down who is in which map from when to when. Listeners run one at a time and in
 * order, so that nothing needs a lock.
 */
@Component
public class PresenceRecorder {

	private final GatherClient gather;

	private final StayRepository stays;

	private final Clock clock = Clock.systemUTC();

	private final Map<String, Stay> open = new ConcurrentHashMap<>();

	private final Map<String, Instant> arrivals = new ConcurrentHashMap<>();

	PresenceRecorder(GatherClient gather, StayRepository stays) {
		this.gather = gather;
		this.stays = stays;
		stays.endForgotten();
	}

	/**
	 * Returns since when somebody is in the space.
	 * @param playerId the player
	 * @return the time, or empty if the player is not known to be there
	 */
	public Optional<Instant> since(String playerId) {
		return Optional.ofNullable(this.arrivals.get(playerId));
	}

	@GatherEventListener
	void onPresent(PlayerAlreadyHere here) {
		arrive(here.player());
	}

	@GatherEventListener
	void onArrival(PlayerArrived arrived) {
		arrive(arrived.player());
	}

	@GatherEventListener
	void onMapChange(PlayerChangedMap change) {
		end(change.player());
		begin(change.player());
	}

	@GatherEventListener
	void onDeparture(PlayerLeft left) {
		this.arrivals.remove(left.player().id());
		end(left.player());
	}

	private void arrive(Player player) {
		this.arrivals.put(player.id(), this.clock.instant());
		end(player);
		begin(player);
	}

	private void begin(Player player) {
		String map = this.gather.space().map(player.mapId()).map(GameMap::name).orElse(player.mapId());
		Stay stay = new Stay(null, player.id(), player.name(), map, this.clock.instant(), null);
		this.open.put(player.id(), this.stays.save(stay));
	}

	private void end(Player player) {
		Stay stay = this.open.remove(player.id());
		if (stay != null) {
			this.stays.save(stay.endedAt(this.clock.instant()));
		}
	}

}
