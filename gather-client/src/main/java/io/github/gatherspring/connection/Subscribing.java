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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.UpdateSubscriptions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Subscribes one session to events. A server that does not know one of the names refuses
 * them all, so a refused group is tried again in halves until the names at fault stand
 * alone; they are reported once and left out. A server that refuses whatever it is asked
 * is noticed after a few tries. On the connection's serial executor.
 */
final class Subscribing {

	private static final Log logger = LogFactory.getLog(Subscribing.class);

	/** So many requests may be refused within a while; the next one waits. */
	private static final int MOST_TRIES = 8;

	private static final Duration WHILE = Duration.ofSeconds(15);

	/**
	 * Names that no server can do without. When one of these is refused alone, and
	 * nothing was granted, it is not the name that is at fault.
	 */
	private static final Set<String> KNOWN_TO_ALL = Set.of("playerJoins", "playerExits", "spaceSetsIdMapping",
			"mapSetDimensions", "mapSetObjectsV2", "mapCommitsChanges");

	private static final Comparator<String> ORDER = Comparator
		.comparing((String name) -> KNOWN_TO_ALL.contains(name) ? 0 : 1)
		.thenComparing(Comparator.naturalOrder());

	private final Session session;

	private final Run run;

	private final Outcome outcome;

	private final String prefix;

	private final RefusedNames names;

	private final Deque<Group> groups = new ArrayDeque<>();

	/** When the last requests went out that were refused. */
	private final Deque<Long> tries = new ArrayDeque<>();

	/** Names of the group under way that are not answered for yet. */
	private Set<String> asked = Set.of();

	private final Set<String> wanted = new HashSet<>();

	/** Names that failed a request of their own. */
	private final Set<String> failed = new TreeSet<>();

	/** Names that were missing in what the server granted. */
	private final Set<String> withheld = new TreeSet<>();

	private boolean underWay;

	private boolean granted;

	private boolean completed;

	private boolean over;

	Subscribing(Session session, Run run, Outcome outcome, String prefix, RefusedNames names) {
		this.session = session;
		this.run = run;
		this.outcome = outcome;
		this.prefix = prefix;
		this.names = names;
	}

	/**
	 * Says whether the first negotiation is over.
	 */
	boolean isComplete() {
		return this.completed;
	}

	/**
	 * Subscribes to events, besides those before.
	 * @param change the names to add and to drop; none to be complete at once
	 */
	void add(UpdateSubscriptions change) {
		this.run.serial().check();
		UpdateSubscriptions possible = this.names.without(change, this.run.time().nanos());
		if (possible.getSubscriptionsCount() > 0) {
			this.wanted.addAll(possible.getSubscriptionsMap().keySet());
			this.groups.add(new Group(possible, false, false));
		}
		if (!this.underWay) {
			next();
		}
	}

	private void next() {
		if (this.over) {
			return;
		}
		Group group = this.groups.poll();
		if (group == null) {
			settled();
			return;
		}
		this.underWay = true;
		if (group.fails && group.size() > 1) {
			split(group);
			next();
			return;
		}
		Duration wait = pause();
		if (wait.isZero()) {
			ask(group);
		}
		else {
			this.groups.addFirst(group);
			this.run.later(wait, this::next);
		}
	}

	private void settled() {
		if (!this.completed && !this.granted && !this.wanted.isEmpty()) {
			deaf();
			return;
		}
		this.underWay = false;
		// What the server grants may come later still; until then in little room.
		this.asked = Set.copyOf(this.asked);
		reportRefused();
		if (!this.completed) {
			this.completed = true;
			this.outcome.complete();
		}
	}

	/**
	 * Returns how long the next request must wait, so that a server that refuses is not
	 * asked dozens of times in a row.
	 */
	private Duration pause() {
		if (this.tries.size() < MOST_TRIES) {
			return Duration.ZERO;
		}
		Duration left = WHILE.minusNanos(this.run.time().nanos() - this.tries.getFirst());
		return left.isNegative() ? Duration.ZERO : left;
	}

	private void ask(Group group) {
		this.asked = new HashSet<>();
		group.names.getSubscriptionsMap().forEach((name, wish) -> {
			if (wish) {
				this.asked.add(name);
			}
		});
		this.session.send(ClientServerAction.newBuilder().setUpdateSubscriptions(group.names).build(),
				new ProtocolAction() {

					@Override
					public void succeeded() {
						Subscribing.this.run.serial().execute(() -> grantedGroup(group));
					}

					@Override
					public void refused(String reason) {
						Subscribing.this.run.serial().execute(() -> refusedGroup(group, reason));
					}

				});
	}

	private void grantedGroup(Group group) {
		if (this.over) {
			return;
		}
		this.granted = true;
		Set<String> all = new HashSet<>(this.asked);
		all.removeAll(this.withheld);
		this.names.grant(all);
		if (group.firstHalf && !this.groups.isEmpty()) {
			// So the name at fault is in the other half, which need not be asked for.
			Group other = this.groups.removeFirst();
			this.groups.addFirst(new Group(other.names, false, true));
		}
		next();
	}

	private void refusedGroup(Group group, String reason) {
		if (this.over) {
			return;
		}
		this.tries.addLast(this.run.time().nanos());
		if (this.tries.size() > MOST_TRIES) {
			this.tries.removeFirst();
		}
		List<String> all = group.sorted();
		List<String> named = all.stream().filter((name) -> mentions(reason, name)).toList();
		boolean alone = named.isEmpty() && all.size() == 1;
		if (!this.granted && !this.completed
				&& (this.tries.size() >= MOST_TRIES || (alone && KNOWN_TO_ALL.contains(all.get(0))))) {
			deaf();
			return;
		}
		if (alone) {
			leaveOut(all);
		}
		else if (named.isEmpty()) {
			split(group);
		}
		else {
			leaveOut(named);
			all.removeAll(named);
			if (!all.isEmpty()) {
				this.groups.addFirst(group.part(all, false));
			}
		}
		next();
	}

	private void split(Group group) {
		List<String> all = group.sorted();
		this.groups.addFirst(group.part(all.subList(all.size() / 2, all.size()), false));
		this.groups.addFirst(group.part(all.subList(0, all.size() / 2), true));
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

	private void leaveOut(Collection<String> names) {
		this.asked = less(this.asked, names);
		this.failed.addAll(names);
	}

	private static Set<String> less(Set<String> names, Collection<String> taken) {
		Set<String> left = new HashSet<>(names);
		taken.forEach(left::remove);
		return left;
	}

	/**
	 * The server named what it granted; what is missing there it refused.
	 * @param names the names
	 */
	void confirmed(Collection<String> names) {
		this.run.serial().check();
		Set<String> missing = less(this.asked, names);
		this.names.grant(names);
		this.asked = less(this.asked, missing);
		this.withheld.addAll(missing);
		if (!this.underWay) {
			reportRefused();
		}
	}

	private void deaf() {
		this.over = true;
		this.names.withhold(this.wanted);
		this.outcome.deaf(Math.max(1, this.tries.size()));
	}

	private void reportRefused() {
		this.names.fail(this.failed, this.run.time().nanos());
		this.names.withhold(this.withheld);
		Set<String> refused = new TreeSet<>(this.failed);
		refused.addAll(this.withheld);
		this.failed.clear();
		this.withheld.clear();
		List<String> news = this.names.news(refused);
		if (!news.isEmpty()) {
			logger.warn(this.prefix + "The server does not send these events, for lack of rights or because it does not"
					+ " know them: " + String.join(", ", news));
		}
	}

	/**
	 * Asks for nothing more.
	 */
	void close() {
		this.over = true;
	}

	/**
	 * Names that are asked for together.
	 *
	 * @param names the names
	 * @param firstHalf whether it is one half of a group that was refused, and the next
	 * group the other
	 * @param fails whether a name in it is known to be at fault
	 */
	private record Group(UpdateSubscriptions names, boolean firstHalf, boolean fails) {

		int size() {
			return this.names.getSubscriptionsCount();
		}

		List<String> sorted() {
			List<String> all = new ArrayList<>(this.names.getSubscriptionsMap().keySet());
			all.sort(ORDER);
			return all;
		}

		Group part(Collection<String> wanted, boolean first) {
			Map<String, Boolean> left = new HashMap<>(this.names.getSubscriptionsMap());
			left.keySet().retainAll(Set.copyOf(wanted));
			return new Group(this.names.toBuilder().clearSubscriptions().putAllSubscriptions(left).build(), first,
					false);
		}

	}

	/**
	 * Hears how the first negotiation ends.
	 */
	interface Outcome {

		void complete();

		/**
		 * The server refused everything.
		 * @param tried how many requests it refused
		 */
		void deaf(int tried);

	}

}
