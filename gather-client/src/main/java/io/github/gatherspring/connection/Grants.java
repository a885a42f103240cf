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

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server has granted one session of the names that it was asked for. Keeps
 * {@link RefusedNames}, which outlives the session, up to date.
 */
final class Grants {

	private final RefusedNames names;

	private final Set<String> wanted = new HashSet<>();

	/** Names of the group under way that are not answered for yet. */
	private Set<String> asked = Set.of();

	/** Names that failed a request of their own. */
	private final Set<String> failed = new TreeSet<>();

	/** Names that were missing in what the server granted. */
	private final Set<String> withheld = new TreeSet<>();

	private boolean any;

	Grants(RefusedNames names) {
		this.names = names;
	}

	/**
	 * There are more names to ask for.
	 * @param more the names
	 */
	void want(Collection<String> more) {
		this.wanted.addAll(more);
	}

	/**
	 * A group of names is asked for.
	 * @param group the names that are to be sent
	 */
	void ask(Set<String> group) {
		this.asked = new HashSet<>(group);
	}

	/**
	 * The server has taken the request.
	 */
	void granted() {
		this.any = true;
		this.names.grant(less(this.asked, this.withheld));
	}

	/**
	 * The server named what it granted; what is missing there it refused.
	 * @param granted the names
	 */
	void confirmed(Collection<String> granted) {
		Set<String> missing = less(this.asked, granted);
		this.names.grant(granted);
		this.asked = less(this.asked, missing);
		this.withheld.addAll(missing);
	}

	/**
	 * Names turned out to be at fault.
	 * @param refused the names
	 */
	void leaveOut(Collection<String> refused) {
		this.asked = less(this.asked, refused);
		this.failed.addAll(refused);
	}

	private static Set<String> less(Set<String> names, Collection<String> taken) {
		Set<String> left = new HashSet<>(names);
		taken.forEach(left::remove);
		return left;
	}

	/**
	 * Says whether the server took any request.
	 */
	boolean hasAny() {
		return this.any;
	}

	/**
	 * Says whether names were asked for, and no request was taken.
	 */
	boolean isDeaf() {
		return !this.any && !this.wanted.isEmpty();
	}

	/**
	 * Notes that the server grants nothing at all.
	 */
	void withholdAll() {
		this.names.withhold(this.wanted);
	}

	/**
	 * Notes which names were refused since the last time.
	 * @return those that nobody has been told of
	 */
	List<String> settle(long now) {
		// What the server grants may come later still; until then in little room.
		this.asked = Set.copyOf(this.asked);
		this.names.fail(this.failed, now);
		this.names.withhold(this.withheld);
		Set<String> refused = new TreeSet<>(this.failed);
		refused.addAll(this.withheld);
		this.failed.clear();
		this.withheld.clear();
		return this.names.news(refused);
	}

}
