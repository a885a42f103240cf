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

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.gatherspring.proto.UpdateSubscriptions;

/**
 * Names of events that the server does not send, over all connections of a client. A name
 * that makes a subscription fail is not asked for again for a day: with each connection
 * it would cost the same failures. Names are those that this client asks for, so there
 * are never many. Any thread.
 */
final class RefusedNames {

	private static final Duration REMEMBERED = Duration.ofDays(1);

	/* All below guarded by this object's monitor. */

	/** When each name made a subscription fail. */
	private final Map<String, Long> failing = new HashMap<>();

	/** Names that the server left out of what it granted. */
	private final Set<String> withheld = new HashSet<>();

	/** Names that the log has. */
	private final Set<String> reported = new HashSet<>();

	/**
	 * Leaves out of a subscription what would make it fail.
	 * @param wanted the subscription
	 * @param now the present time in nanoseconds
	 * @return the subscription without those names
	 */
	synchronized UpdateSubscriptions without(UpdateSubscriptions wanted, long now) {
		this.failing.values().removeIf((at) -> now - at >= REMEMBERED.toNanos());
		if (this.failing.isEmpty()) {
			return wanted;
		}
		UpdateSubscriptions.Builder left = wanted.toBuilder();
		this.failing.keySet().forEach(left::removeSubscriptions);
		return left.build();
	}

	/**
	 * The server fails a subscription for these names.
	 * @param names the names
	 * @param now the present time in nanoseconds
	 */
	synchronized void fail(Collection<String> names, long now) {
		names.forEach((name) -> this.failing.put(name, now));
	}

	/**
	 * The server answers a subscription without granting these names.
	 * @param names the names
	 */
	synchronized void withhold(Collection<String> names) {
		this.withheld.addAll(names);
	}

	/**
	 * The server grants names.
	 * @param names the names
	 */
	synchronized void grant(Collection<String> names) {
		names.forEach((name) -> {
			this.failing.remove(name);
			this.withheld.remove(name);
			this.reported.remove(name);
		});
	}

	/**
	 * Lets all names be asked for again.
	 */
	synchronized void forget() {
		this.failing.clear();
		this.withheld.clear();
	}

	/**
	 * Returns the names that the server does not send.
	 * @return a copy
	 */
	synchronized Set<String> all() {
		Set<String> all = new HashSet<>(this.failing.keySet());
		all.addAll(this.withheld);
		return all;
	}

	/**
	 * Returns what is new among refused names: a server that refuses today refuses after
	 * the next reconnect as well.
	 * @param names the names
	 * @return those that the log does not have yet
	 */
	synchronized List<String> news(Collection<String> names) {
		return names.stream().filter(this.reported::add).toList();
	}

}
