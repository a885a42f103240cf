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
package io.github.gatherspring.maps.guests;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.http.GatherHttpClient;
import io.github.gatherspring.http.GatherHttpException;
import io.github.gatherspring.http.Guest;
import io.github.gatherspring.maps.guests.GuestPlan.Mode;
import io.github.gatherspring.maps.plan.Values;
import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps guest lists in step with a table. Thread-safe; every method blocks until the
 * server has answered.
 *
 * @since 0.1.0
 */
public final class GuestLists {

	private final GatherHttpClient http;

	private final GuestBackupStore backups;

	private final InstantSource clock;

	/**
	 * Create a way to the guest lists that a key's owner may write.
	 * @param http the client of the HTTP API
	 * @param backups keeps each list before it is written
	 * @param clock tells the time for backups
	 */
	public GuestLists(GatherHttpClient http, GuestBackupStore backups, InstantSource clock) {
		this.http = http;
		this.backups = backups;
		this.clock = clock;
	}

	/**
	 * Plan what a guest list needs. Writes nothing.
	 * @param space the space
	 * @param wanted the guests by mail address, as {@link GuestTable} reads them
	 * @param mode whether guests who are not named stay
	 * @return the plan
	 * @throws GatherHttpException if the list cannot be read
	 */
	public GuestPlan plan(SpaceId space, Map<String, Guest> wanted, Mode mode) {
		Map<String, Guest> base = this.http.guestList(space);
		Map<String, String> present = new LinkedHashMap<>();
		base.keySet().forEach((address) -> {
			String normalised = GuestTable.normalised(address);
			present.put((normalised != null) ? normalised : address, address);
		});
		Map<String, Guest> target = new LinkedHashMap<>(base);
		List<String> added = new ArrayList<>();
		List<String> changed = new ArrayList<>();
		wanted.forEach((address, guest) -> {
			String key = present.getOrDefault(address, address);
			Guest before = base.get(key);
			Guest after = (before != null) ? merged(before, guest) : guest;
			target.put(key, after);
			if (before == null) {
				added.add(key);
			}
			else if (!after.equals(before)) {
				changed.add(key);
			}
		});
		List<String> removed = new ArrayList<>();
		if (mode == Mode.OVERWRITE) {
			present.forEach((address, key) -> {
				if (!wanted.containsKey(address)) {
					removed.add(key);
					target.remove(key);
				}
			});
		}
		return new GuestPlan(space, mode, base, target, added, changed, removed);
	}

	// The checker does not see what the constructor of a record in another jar allows.
	@SuppressWarnings("NullAway")
	private static Guest merged(Guest before, Guest wanted) {
		return new Guest(either(wanted.name(), before.name()), either(wanted.affiliation(), before.affiliation()),
				either(wanted.role(), before.role()), before.other());
	}

	private static @Nullable String either(@Nullable String one, @Nullable String other) {
		return (one != null) ? one : other;
	}

	/**
	 * Apply a plan: read the list again and compare, keep a backup, write, read back and
	 * compare.
	 * @param plan the plan
	 * @param allowRemovals whether more than 20 guests, or more than a tenth of them, may
	 * go
	 * @throws IllegalStateException if the removals are not allowed, the list has changed
	 * since the plan was made, or is not as planned afterwards
	 * @throws GatherHttpException if the list cannot be read
	 */
	public void apply(GuestPlan plan, boolean allowRemovals) {
		if (plan.needsAllowance() && !allowRemovals) {
			throw new IllegalStateException("The plan takes " + plan.removed().size() + " of " + plan.base().size()
					+ " guests off the list; allow removals if that is meant. Nothing was written");
		}
		if (plan.isEmpty()) {
			return;
		}
		Map<String, Guest> now = this.http.guestList(plan.space());
		if (!same(now, plan.base())) {
			throw new IllegalStateException("The guest list of " + plan.space()
					+ " has changed since the plan was made, and nothing was written; make a new plan");
		}
		this.backups.keep(plan.space(), this.clock.instant(), now);
		GatherHttpException failure = null;
		try {
			write(plan);
		}
		catch (GatherHttpException ex) {
			// An answer that says "failed", or none, does not say that nothing was done.
			failure = ex;
		}
		Map<String, Guest> after = this.http.guestList(plan.space());
		if (!same(after, plan.target())) {
			throw new IllegalStateException("The guest list of " + plan.space() + " is "
					+ (same(after, plan.base()) ? "as it was" : "not as planned, and what it was is in the backup")
					+ ((failure != null) ? ": " + failure.getMessage()
							: ", though the server said that it wrote the list; try again"),
					failure);
		}
	}

	private void write(GuestPlan plan) {
		if (plan.mode() == Mode.OVERWRITE) {
			this.http.setGuestList(plan.space(), plan.target(), true);
			return;
		}
		// Only what changes, so that guests whom somebody adds meanwhile stay.
		Map<String, Guest> changes = new LinkedHashMap<>();
		plan.target().forEach((address, guest) -> {
			if (!guest.equals(plan.base().get(address))) {
				changes.put(address, guest);
			}
		});
		this.http.setGuestList(plan.space(), changes, false);
	}

	private static boolean same(Map<String, Guest> one, Map<String, Guest> other) {
		return Values.same(fields(one), fields(other));
	}

	private static Map<String, Object> fields(Map<String, Guest> guests) {
		Map<String, Object> fields = new LinkedHashMap<>();
		guests.forEach((address, guest) -> {
			Map<String, @Nullable Object> each = new LinkedHashMap<>(guest.other());
			each.put("name", guest.name());
			each.put("affiliation", guest.affiliation());
			each.put("role", guest.role());
			each.put("listed", true);
			fields.put(address, each);
		});
		return fields;
	}

}
