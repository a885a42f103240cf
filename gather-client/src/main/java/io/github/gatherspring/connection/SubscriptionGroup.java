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

package io.github.gatherspring.connection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.gatherspring.proto.UpdateSubscriptions;

/**
 * Names of events that a server is asked for together.
 *
 * @param names the names
 * @param firstHalf whether it is one half of a group that was refused, and the next group
 * the other
 * @param fails whether a name in it is known to be at fault
 */
record SubscriptionGroup(UpdateSubscriptions names, boolean firstHalf, boolean fails) {

	/**
	 * Names that no server can do without. When one of these is refused alone, and
	 * nothing was granted, it is not the name that is at fault.
	 */
	private static final Set<String> KNOWN_TO_ALL = Set.of("playerJoins", "playerExits", "spaceSetsIdMapping",
			"mapSetDimensions", "mapSetObjectsV2", "mapCommitsChanges");

	private static final Comparator<String> ORDER = Comparator
		.comparing((String name) -> KNOWN_TO_ALL.contains(name) ? 0 : 1)
		.thenComparing(Comparator.naturalOrder());

	/**
	 * Returns a group of its own.
	 * @param names the names
	 * @return the group
	 */
	static SubscriptionGroup of(UpdateSubscriptions names) {
		return new SubscriptionGroup(names, false, false);
	}

	static boolean isKnownToAll(String name) {
		return KNOWN_TO_ALL.contains(name);
	}

	/**
	 * Returns the same names, one of which is at fault.
	 */
	SubscriptionGroup failing() {
		return new SubscriptionGroup(this.names, false, true);
	}

	int size() {
		return this.names.getSubscriptionsCount();
	}

	/**
	 * Returns the names that are to be sent, without those that no longer are.
	 */
	Set<String> wanted() {
		return this.names.getSubscriptionsMap()
			.entrySet()
			.stream()
			.filter(Map.Entry::getValue)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/**
	 * Returns all names, those that every server knows first.
	 */
	List<String> sorted() {
		List<String> all = new ArrayList<>(this.names.getSubscriptionsMap().keySet());
		all.sort(ORDER);
		return all;
	}

	/**
	 * Returns the names that a refusal gives as its reason.
	 * @param reason the server's words
	 * @return the names; empty when it gives none
	 */
	List<String> mentionedIn(String reason) {
		return sorted().stream().filter((name) -> mentions(reason, name)).toList();
	}

	private static boolean mentions(String reason, String name) {
		int at = reason.indexOf(name);
		if (at < 0) {
			return false;
		}
		int after = at + name.length();
		return (at == 0 || !Character.isLetterOrDigit(reason.charAt(at - 1)))
				&& (after == reason.length() || !Character.isLetterOrDigit(reason.charAt(after)));
	}

	/**
	 * Returns the group without some of its names.
	 * @param left the names that stay
	 * @return the rest
	 */
	SubscriptionGroup only(Collection<String> left) {
		return part(left, false);
	}

	/**
	 * Returns both halves of the group.
	 * @return the first half, then the second
	 */
	List<SubscriptionGroup> halves() {
		List<String> all = sorted();
		int middle = all.size() / 2;
		return List.of(part(all.subList(0, middle), true), part(all.subList(middle, all.size()), false));
	}

	private SubscriptionGroup part(Collection<String> wanted, boolean first) {
		Map<String, Boolean> left = new HashMap<>(this.names.getSubscriptionsMap());
		left.keySet().retainAll(Set.copyOf(wanted));
		return new SubscriptionGroup(this.names.toBuilder().clearSubscriptions().putAllSubscriptions(left).build(),
				first, false);
	}

}
