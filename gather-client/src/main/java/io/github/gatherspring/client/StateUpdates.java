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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Message;
import io.github.gatherspring.presence.PresenceKeeper;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import io.github.gatherspring.space.SpaceStatistics;
import io.github.gatherspring.space.SpaceTracker;
import io.github.gatherspring.space.SpaceTrackerSettings;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to the state and tells what has changed by them. Belongs to the
 * dispatching thread.
 */
final class StateUpdates {

	/**
	 * Changes that are held before they are told, so that many at once cost no memory.
	 */
	private static final int MOST_UNTOLD = 1000;

	private final EventPublisher publisher;

	private final Interests interests;

	private final Arrival arrival;

	private final PresenceKeeper presence;

	private final GraceAlarm graceAlarm;

	private final List<SpaceChange> changes = new ArrayList<>();

	private final SpaceTracker tracker;

	StateUpdates(SpaceTrackerSettings settings, EventPublisher publisher, Interests interests, Arrival arrival,
			PresenceKeeper presence, GraceAlarm graceAlarm, Runnable full) {
		this.presence = presence;
		this.publisher = publisher;
		this.interests = interests;
		this.arrival = arrival;
		this.graceAlarm = graceAlarm;
		this.tracker = new SpaceTracker(settings, this::changed, full);
	}

	/** Told in portions: a crowd that comes at once makes more changes than fit. */
	private void changed(SpaceChange change) {
		this.changes.add(change);
		if (this.changes.size() >= MOST_UNTOLD) {
			publishChanges();
		}
	}

	GatherSpace space() {
		return this.tracker.space();
	}

	SpaceStatistics statistics() {
		return this.tracker.statistics();
	}

	Map<String, Long> mapUpdateIds() {
		return this.tracker.mapUpdateIds();
	}

	/**
	 * Applies an event and tells of it.
	 * @param number its field number
	 * @param event its message
	 * @param listened whether anybody is to be told of the event itself
	 */
	void apply(int number, Message event, boolean listened) {
		this.tracker.apply(number, event, this.arrival.instant());
		if (this.presence.isWatching(number)) {
			tellPresence(number, this.tracker.player());
		}
		// First: a newcomer's arrival is told by the time of its first act.
		publishChanges();
		if (listened) {
			this.publisher.publish(event, this.tracker.player(), this.tracker.target(), this.tracker.map());
		}
	}

	private void tellPresence(int number, @Nullable Player player) {
		if (player != null && this.tracker.space().me().filter((me) -> me.id().equals(player.id())).isPresent()) {
			this.presence.seen(number, player, this.arrival.instant());
		}
	}

	/**
	 * Tells of those who joined in the batch and of whom nothing else is to come.
	 */
	void advance() {
		this.tracker.advance(this.arrival.instant());
		publishChanges();
	}

	/**
	 * Sees to it that graces run out when nothing else happens.
	 */
	void setAlarm() {
		this.graceAlarm.set(this.tracker.nextDeadline());
	}

	void sessionStarted(String userId) {
		// An alarm of before a stop is lost with the timer of that time.
		this.graceAlarm.cancel();
		this.tracker.sessionStarted(userId);
		publishChanges();
	}

	void synchronizedWithServer() {
		this.tracker.synchronizedWith(this.arrival.instant());
		publishChanges();
	}

	void sessionEnded(int closeCode) {
		this.tracker.sessionEnded(closeCode, this.arrival.instant());
		publishChanges();
	}

	private void publishChanges() {
		if (this.changes.isEmpty()) {
			return;
		}
		// A handler may not change the state, but a change may be noticed while one is
		// told.
		List<SpaceChange> told = List.copyOf(this.changes);
		this.changes.clear();
		Wanted wanted = this.interests.known();
		for (SpaceChange change : told) {
			if (change instanceof SpaceChange.PlayerVanished vanished && wanted.isListened(vanished.event())) {
				this.publisher.publish(vanished.event(), vanished.player(), null, null);
			}
			else if (change instanceof SpaceChange.ObjectVanished vanished && wanted.isListened(vanished.event())) {
				this.publisher.publish(vanished.event(), null, null, vanished.map());
			}
			this.publisher.publish(change);
		}
	}

}
