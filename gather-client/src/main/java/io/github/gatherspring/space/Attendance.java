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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.github.gatherspring.space.SpaceChange.PlayerAlreadyHere;
import io.github.gatherspring.space.SpaceChange.PlayerArrived;
import io.github.gatherspring.space.SpaceChange.PlayerFirstSeen;
import io.github.gatherspring.space.SpaceChange.PlayerLeft;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of whom listeners know to be here, so that each stay is told once at its
 * beginning and once at its end whatever joins and exits the protocol repeats.
 */
final class Attendance {

	/**
	 * How long a server may take to say who it is that joined. After that the arrival is
	 * told with what is known.
	 */
	static final Duration DESCRIPTION_LIMIT = Duration.ofSeconds(1);

	/**
	 * How many users are remembered as seen.
	 */
	static final int MOST_REMEMBERED = 100_000;

	/**
	 * How many departures may wait for their grace to run out; with more the first are
	 * told at once.
	 */
	static final int MOST_DEPARTING = 10_000;

	private final Duration grace;

	private final Consumer<SpaceChange> sink;

	/**
	 * Users whose stay has been told and whose end has not.
	 */
	private final Set<String> stays = new HashSet<>();

	/**
	 * Users who were seen, the one whose last stay began longest ago first. Bounded, so
	 * that a space with many visitors does not fill the memory.
	 */
	private final Set<String> everSeen = new LinkedHashSet<>();

	private final int mostRemembered;

	/**
	 * Players who joined and whose first fields may still be coming, in the order of
	 * their joins.
	 */
	private final Set<PlayerEntry> arriving = new LinkedHashSet<>();

	/**
	 * The arriving players whose name and position are known.
	 */
	private final Set<PlayerEntry> described = new LinkedHashSet<>();

	/**
	 * Counts batches, to tell those who joined in the present one.
	 */
	private long batch;

	/**
	 * Those whose grace is running, the first to be told first: all have the same grace.
	 */
	private final Map<String, Departure> departures = new LinkedHashMap<>();

	Attendance(Duration grace, Consumer<SpaceChange> sink) {
		this(grace, sink, MOST_REMEMBERED);
	}

	Attendance(Duration grace, Consumer<SpaceChange> sink, int mostRemembered) {
		this.grace = grace;
		this.sink = sink;
		this.mostRemembered = mostRemembered;
	}

	/**
	 * Forgets who joined and was not yet told: who is still here joins again.
	 */
	void sessionStarted() {
		takeArriving();
	}

	void joined(PlayerEntry entry, Instant now) {
		if (this.arriving.add(entry)) {
			entry.arrives(new Arrival(now.plus(DESCRIPTION_LIMIT), this.batch));
		}
		this.departures.remove(entry.id());
	}

	/**
	 * Looks whether enough is known of a player who is arriving to tell it.
	 */
	void described(PlayerEntry entry) {
		if (entry.isDescribed()) {
			this.described.add(entry);
		}
	}

	boolean hasDescribed() {
		return !this.described.isEmpty();
	}

	/**
	 * Takes those of whom enough is known, except for those who are only back: until
	 * their batch has ended they keep the fields that they had.
	 */
	List<PlayerEntry> takeDescribed() {
		List<PlayerEntry> taken = new ArrayList<>();
		for (PlayerEntry entry : this.described) {
			if (!entry.isRestoring()) {
				taken.add(entry);
			}
		}
		taken.forEach(this::settled);
		return taken;
	}

	/**
	 * Ends a batch of events: takes those of whom enough is known and those of whom
	 * nothing has come for too long.
	 */
	List<PlayerEntry> takeAfterBatch(Instant now) {
		this.batch++;
		List<PlayerEntry> taken = new ArrayList<>();
		for (PlayerEntry entry : this.arriving) {
			if (due(entry).isAfter(now)) {
				break;
			}
			taken.add(entry);
		}
		taken.forEach(this.described::remove);
		taken.addAll(this.described);
		taken.forEach(this::settled);
		return taken;
	}

	void settled(PlayerEntry entry) {
		this.arriving.remove(entry);
		this.described.remove(entry);
		entry.arrives(null);
	}

	/**
	 * Whether a player who was not told yet joined in a batch before the present one.
	 */
	boolean joinedEarlier(PlayerEntry entry) {
		Arrival arrival = entry.arrival();
		return arrival != null && arrival.batch() != this.batch;
	}

	private static Instant due(PlayerEntry entry) {
		return Objects.requireNonNull(entry.arrival()).due();
	}

	/**
	 * Returns when the first of those who are arriving is told at the latest.
	 */
	@Nullable Instant nextArrival() {
		return this.arriving.isEmpty() ? null : due(this.arriving.iterator().next());
	}

	/**
	 * Ends a stay, unless the player comes back within the grace time.
	 * @param entry the entry with the player as last known
	 */
	void exited(PlayerEntry entry, DepartureReason reason, Instant now) {
		settled(entry);
		if (this.stays.contains(entry.id())) {
			// Anew, so that it stands behind those who left before.
			this.departures.remove(entry.id());
			this.departures.put(entry.id(), new Departure(now.plus(this.grace), entry.own(), reason));
			if (this.departures.size() > MOST_DEPARTING) {
				leave(this.departures.values().iterator().next());
			}
		}
	}

	boolean hasArriving() {
		return !this.arriving.isEmpty();
	}

	/**
	 * Takes the players who joined and were not taken yet.
	 */
	List<PlayerEntry> takeArriving() {
		List<PlayerEntry> taken = List.copyOf(this.arriving);
		taken.forEach(this::settled);
		return taken;
	}

	/**
	 * Tells that a player is here, if that is news.
	 */
	void here(Player player, boolean firstSynchronization) {
		if (!this.stays.add(player.id())) {
			return;
		}
		if (isFirstSeen(player.id())) {
			this.sink.accept(new PlayerFirstSeen(player));
		}
		this.sink.accept(firstSynchronization ? new PlayerAlreadyHere(player) : new PlayerArrived(player));
	}

	private boolean isFirstSeen(String id) {
		boolean known = this.everSeen.remove(id);
		this.everSeen.add(id);
		if (this.everSeen.size() > this.mostRemembered) {
			Iterator<String> eldest = this.everSeen.iterator();
			eldest.next();
			eldest.remove();
		}
		return !known;
	}

	/**
	 * Tells the departures whose grace has run out.
	 */
	void advance(Instant now) {
		while (!this.departures.isEmpty()) {
			Departure next = this.departures.values().iterator().next();
			if (next.due().isAfter(now)) {
				break;
			}
			leave(next);
		}
	}

	private void leave(Departure departure) {
		this.departures.remove(departure.player().id());
		this.stays.remove(departure.player().id());
		this.sink.accept(new PlayerLeft(departure.player(), departure.reason()));
	}

	@Nullable Instant nextDeparture() {
		return this.departures.isEmpty() ? null : this.departures.values().iterator().next().due();
	}

	/**
	 * The arrival of a player that is not told yet.
	 */
	record Arrival(Instant due, long batch) {
	}

	private record Departure(Instant due, Player player, DepartureReason reason) {
	}

}
