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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.http.Guest;
import io.github.gatherspring.wire.OneLine;
import io.github.gatherspring.wire.SpaceId;

/**
 * What has to change on a guest list. Immutable.
 *
 * @param space the space
 * @param mode whether guests who are not named stay
 * @param base the list as it was read
 * @param target the list as it is to be
 * @param added the addresses that are new
 * @param changed the addresses whose entries change
 * @param removed the addresses that go
 * @since 0.1.0
 */
public record GuestPlan(SpaceId space, Mode mode, Map<String, Guest> base, Map<String, Guest> target,
		List<String> added, List<String> changed, List<String> removed) {

	private static final int MOST_REMOVALS = 20;

	private static final double LARGEST_PART = 0.1;

	/**
	 * Create a plan of its parts.
	 * @param space the space
	 * @param mode whether guests who are not named stay
	 * @param base the list as it was read
	 * @param target the list as it is to be
	 * @param added the addresses that are new
	 * @param changed the addresses whose entries change
	 * @param removed the addresses that go
	 */
	public GuestPlan {
		base = Collections.unmodifiableMap(new LinkedHashMap<>(base));
		target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
		added = List.copyOf(added);
		changed = List.copyOf(changed);
		removed = List.copyOf(removed);
	}

	/**
	 * Return whether nothing has to change.
	 * @return whether the list is as wanted
	 */
	public boolean isEmpty() {
		return this.added.isEmpty() && this.changed.isEmpty() && this.removed.isEmpty();
	}

	/**
	 * Return whether so many guests go that it must be allowed: more than 20, or more
	 * than a tenth of the list.
	 * @return whether the removals must be allowed
	 */
	public boolean needsAllowance() {
		return this.removed.size() > MOST_REMOVALS || this.removed.size() > this.base.size() * LARGEST_PART;
	}

	/**
	 * Return the plan as text.
	 * @return lines, the last one with a line feed
	 */
	public String toText() {
		StringBuilder text = new StringBuilder();
		String space = OneLine.of(this.space.toString());
		if (isEmpty()) {
			return "Nothing to do: the guest list of " + space + " is as wanted, with " + this.base.size()
					+ " guests.\n";
		}
		text.append("Guest list of ").append(space).append(":\n\n");
		this.added.forEach((address) -> text.append("  + ").append(OneLine.of(address)).append('\n'));
		this.changed.forEach((address) -> text.append("  ~ ").append(OneLine.of(address)).append('\n'));
		this.removed.forEach((address) -> text.append("  - ").append(OneLine.of(address)).append('\n'));
		return text.append("\nPlan: ")
			.append(this.added.size())
			.append(" to add, ")
			.append(this.changed.size())
			.append(" to change, ")
			.append(this.removed.size())
			.append(" to remove. A guest's role is a label and gives no right in the space.\n")
			.toString();
	}

	@Override
	public String toString() {
		return "GuestPlan[" + this.space + ", " + this.added.size() + " added, " + this.changed.size() + " changed, "
				+ this.removed.size() + " removed]";
	}

	/**
	 * What happens to guests who are not named.
	 */
	public enum Mode {

		/**
		 * They stay.
		 */
		MERGE,

		/**
		 * They go.
		 */
		OVERWRITE

	}

}
