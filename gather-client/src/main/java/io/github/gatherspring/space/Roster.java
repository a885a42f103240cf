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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Finds players: by the session's encId and by user id for the writer, and those who are
 * here for readers.
 */
final class Roster {

	/**
	 * encIds are small; anything larger is looked up the slower way, so that a single
	 * strange one does not cost memory.
	 */
	private static final int LARGEST_IN_ARRAY = 1 << 17;

	/**
	 * How many of those are kept who have a number and are not here: they have left, or
	 * never joined. A server need not introduce them again when they join.
	 */
	static final int MOST_AWAY = 10_000;

	/**
	 * User ids are far shorter.
	 */
	private static final int LONGEST_ID = 256;

	private @Nullable PlayerEntry[] byEncId = new @Nullable PlayerEntry[16];

	private final Map<Integer, PlayerEntry> byLargeEncId = new HashMap<>();

	private final Map<String, PlayerEntry> byId = new HashMap<>();

	private final Map<String, PlayerEntry> here = new ConcurrentHashMap<>();

	/**
	 * Those who are not here, the one who was mentioned longest ago first.
	 */
	private final Set<PlayerEntry> away = new LinkedHashSet<>();

	private volatile int countAway;

	private final StateLimits limits;

	Roster(StateLimits limits) {
		this.limits = limits;
	}

	/**
	 * Keeps those who are here: of others nothing that is known outlives a session.
	 */
	void sessionStarted() {
		this.away.forEach(this::forget);
		this.away.clear();
		this.countAway = 0;
		Arrays.fill(this.byEncId, null);
		this.byLargeEncId.clear();
		this.byId.values().forEach(PlayerEntry::sessionStarted);
	}

	/**
	 * Introduces a player.
	 * @return the player's entry, or null if there is no room for it
	 */
	@Nullable PlayerEntry map(String id, int encId) {
		PlayerEntry entry = this.byId.get(id);
		if (entry == null) {
			if (id.length() > LONGEST_ID) {
				this.limits.dropped().overLimit();
				return null;
			}
			if (!this.limits.size().take(PlayerEntry.sizeOf(id))) {
				return null;
			}
			entry = new PlayerEntry(id);
			this.byId.put(id, entry);
		}
		Integer replaced = entry.map(encId);
		if (replaced != null) {
			clear(replaced, entry);
		}
		put(encId, entry);
		if (!isHere(entry)) {
			keepAway(entry);
		}
		return entry;
	}

	private void keepAway(PlayerEntry entry) {
		this.away.remove(entry);
		this.away.add(entry);
		if (this.away.size() > MOST_AWAY) {
			PlayerEntry eldest = this.away.iterator().next();
			this.away.remove(eldest);
			forget(eldest);
			eldest.encIds().forEach((encId) -> clear(encId, eldest));
		}
		this.countAway = this.away.size();
	}

	private void forget(PlayerEntry entry) {
		if (this.byId.remove(entry.id(), entry)) {
			this.limits.size().give(entry.size());
		}
	}

	private void clear(int encId, PlayerEntry entry) {
		if (byEncId(encId) != entry) {
			return;
		}
		if (encId >= 0 && encId < this.byEncId.length) {
			this.byEncId[encId] = null;
		}
		else {
			this.byLargeEncId.remove(encId);
		}
	}

	private void put(int encId, PlayerEntry entry) {
		if (encId < 0 || encId >= LARGEST_IN_ARRAY) {
			this.byLargeEncId.put(encId, entry);
			return;
		}
		if (encId >= this.byEncId.length) {
			this.byEncId = Arrays.copyOf(this.byEncId, Integer.highestOneBit(encId) * 2);
		}
		this.byEncId[encId] = entry;
	}

	@Nullable PlayerEntry byEncId(int encId) {
		@Nullable PlayerEntry[] entries = this.byEncId;
		if (encId >= 0 && encId < entries.length) {
			return entries[encId];
		}
		return this.byLargeEncId.get(encId);
	}

	@Nullable PlayerEntry byId(String id) {
		return this.byId.get(id);
	}

	void join(PlayerEntry entry) {
		entry.join();
		this.here.put(entry.id(), entry);
		this.away.remove(entry);
		this.countAway = this.away.size();
	}

	/**
	 * Takes a player out. Its entry keeps the last value for those who hold it; should
	 * the session speak of the player again, it does so of a new one.
	 */
	void exit(PlayerEntry entry) {
		this.here.remove(entry.id(), entry);
		this.away.remove(entry);
		forget(entry);
		for (Integer encId : entry.encIds()) {
			if (byEncId(encId) == entry) {
				clear(encId, entry);
				map(entry.id(), encId);
			}
		}
	}

	/**
	 * Those who are here, for readers of any thread.
	 */
	Collection<PlayerEntry> here() {
		return this.here.values();
	}

	int countAway() {
		return this.countAway;
	}

	@Nullable PlayerEntry here(String id) {
		return this.here.get(id);
	}

	boolean isHere(PlayerEntry entry) {
		return this.here.get(entry.id()) == entry;
	}

	/**
	 * Those who were here before the session and have not joined it.
	 */
	List<PlayerEntry> absent() {
		List<PlayerEntry> absent = new ArrayList<>();
		for (PlayerEntry entry : this.here.values()) {
			if (!entry.isJoined()) {
				absent.add(entry);
			}
		}
		return absent;
	}

}
