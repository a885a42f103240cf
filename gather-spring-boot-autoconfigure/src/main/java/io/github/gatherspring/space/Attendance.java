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
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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
	 * How many users are remembered as seen.
	 */
	static final int MOST_REMEMBERED = 100_000;

	private final Duration grace;

	private final Consumer<SpaceChange> sink;

	/**
	 * Users whose stay has been told, with how it is about to end.
	 */
	private final Map<String, Stay> stays = new HashMap<>();

	/**
	 * Users who were seen, the one whose last stay began longest ago first. Bounded, so
	 * that a space with many visitors does not fill the memory.
	 */
	private final Set<String> everSeen = new LinkedHashSet<>();

	private final int mostRemembered;

	/**
	 * Players who joined and whose first fields may still be coming.
	 */
	private final Set<PlayerEntry> arriving = new LinkedHashSet<>();

	private final PriorityQueue<Departure> departures = new PriorityQueue<>(Comparator.comparing(Departure::due));

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
		this.arriving.clear();
	}

	void joined(PlayerEntry entry) {
		this.arriving.add(entry);
		Stay stay = this.stays.get(entry.id());
		if (stay != null) {
			stay.departure = null;
		}
	}

	/**
	 * Ends a stay, unless the player comes back within the grace time.
	 * @param entry the entry with the player as last known
	 */
	void exited(PlayerEntry entry, DepartureReason reason, Instant now) {
		this.arriving.remove(entry);
		Stay stay = this.stays.get(entry.id());
		if (stay != null) {
			stay.departure = new Departure(now.plus(this.grace), entry.own(), reason);
			this.departures.add(stay.departure);
		}
	}

	boolean hasArriving() {
		return !this.arriving.isEmpty();
	}

	boolean isArriving(@Nullable PlayerEntry entry) {
		return entry != null && this.arriving.contains(entry);
	}

	/**
	 * Takes the players who joined since the last call.
	 */
	List<PlayerEntry> takeArriving() {
		List<PlayerEntry> taken = new ArrayList<>(this.arriving);
		this.arriving.clear();
		return taken;
	}

	/**
	 * Tells that a player is here, if that is news.
	 */
	void here(Player player, boolean firstSynchronization) {
		if (this.stays.putIfAbsent(player.id(), new Stay()) != null) {
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
		Departure next = nextDeparture();
		while (next != null && !next.due().isAfter(now)) {
			this.departures.remove();
			this.stays.remove(next.player().id());
			this.sink.accept(new PlayerLeft(next.player(), next.reason()));
			next = nextDeparture();
		}
	}

	@Nullable Instant nextDeadline() {
		Departure next = nextDeparture();
		return (next != null) ? next.due() : null;
	}

	private @Nullable Departure nextDeparture() {
		Departure next = this.departures.peek();
		while (next != null && !isPending(next)) {
			this.departures.remove();
			next = this.departures.peek();
		}
		return next;
	}

	private boolean isPending(Departure departure) {
		Stay stay = this.stays.get(departure.player().id());
		return stay != null && stay.departure == departure;
	}

	private static final class Stay {

		private @Nullable Departure departure;

	}

	private record Departure(Instant due, Player player, DepartureReason reason) {
	}

}
