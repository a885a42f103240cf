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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.UpdateSubscriptions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Subscribes one session to events. A server that does not know one of the names refuses
 * them all, so a refused group is tried again in halves until the names that are at fault
 * stand alone; they are reported once and left out. On the connection's serial executor.
 */
final class Subscribing {

	private static final Log logger = LogFactory.getLog(Subscribing.class);

	/** After so many refusals the rest is left out as well. */
	private static final int MOST_REFUSALS = 40;

	private final Session session;

	private final Runnable complete;

	private final String prefix;

	private final Deque<UpdateSubscriptions> groups = new ArrayDeque<>();

	/** Names of the group under way that are not answered for yet. */
	private Set<String> asked = Set.of();

	private final Set<String> refused = new TreeSet<>();

	/** Names that were reported, also by negotiations before this one. */
	private final Set<String> reported;

	private boolean underWay;

	private int refusals;

	private boolean completed;

	Subscribing(Session session, Runnable complete, String prefix, Set<String> reported) {
		this.session = session;
		this.complete = complete;
		this.prefix = prefix;
		this.reported = reported;
	}

	/**
	 * Says whether the first negotiation is over.
	 */
	boolean isComplete() {
		return this.completed;
	}

	/**
	 * Subscribes to nothing.
	 */
	void completeEmpty() {
		this.completed = true;
		this.complete.run();
	}

	void add(UpdateSubscriptions names) {
		this.groups.add(names);
		if (!this.underWay) {
			next();
		}
	}

	private void next() {
		UpdateSubscriptions group = this.groups.poll();
		if (group == null) {
			this.underWay = false;
			// What the server grants may come later still; until then in little room.
			this.asked = Set.copyOf(this.asked);
			reportRefused();
			if (!this.completed) {
				this.completed = true;
				this.complete.run();
			}
			return;
		}
		this.underWay = true;
		this.asked = new HashSet<>();
		group.getSubscriptionsMap().forEach((name, wanted) -> {
			if (wanted) {
				this.asked.add(name);
			}
		});
		this.session.send(ClientServerAction.newBuilder().setUpdateSubscriptions(group).build(), new ProtocolAction() {

			@Override
			public void succeeded() {
				Subscribing.this.session.run().serial().execute(Subscribing.this::next);
			}

			@Override
			public void refused(String reason) {
				Subscribing.this.session.run().serial().execute(() -> refusedGroup(group, reason));
			}

		});
	}

	private void refusedGroup(UpdateSubscriptions group, String reason) {
		this.refusals++;
		List<String> names = new ArrayList<>(new TreeMap<>(group.getSubscriptionsMap()).keySet());
		List<String> named = names.stream().filter((name) -> mentions(reason, name)).toList();
		if (!named.isEmpty()) {
			leaveOut(named);
			names.removeAll(named);
			if (!names.isEmpty()) {
				this.groups.addFirst(part(group, names));
			}
		}
		else if (names.size() <= 1 || this.refusals >= MOST_REFUSALS) {
			leaveOut(names);
		}
		else {
			this.groups.addFirst(part(group, names.subList(names.size() / 2, names.size())));
			this.groups.addFirst(part(group, names.subList(0, names.size() / 2)));
		}
		next();
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

	private static UpdateSubscriptions part(UpdateSubscriptions group, Collection<String> names) {
		Map<String, Boolean> subscriptions = new TreeMap<>(group.getSubscriptionsMap());
		subscriptions.keySet().retainAll(Set.copyOf(names));
		return group.toBuilder().clearSubscriptions().putAllSubscriptions(subscriptions).build();
	}

	private void leaveOut(Collection<String> names) {
		if (!names.isEmpty()) {
			Set<String> left = new HashSet<>(this.asked);
			names.forEach(left::remove);
			this.asked = left;
			this.refused.addAll(names);
		}
	}

	/**
	 * The server named what it granted; what is missing there it refused.
	 * @param granted the names
	 */
	void confirmed(Collection<String> granted) {
		Set<String> missing = new HashSet<>(this.asked);
		missing.removeAll(Set.copyOf(granted));
		this.reported.removeAll(Set.copyOf(granted));
		leaveOut(missing);
	}

	private void reportRefused() {
		// A server that refuses today refuses after the next reconnect as well.
		List<String> news = this.refused.stream().filter(this.reported::add).toList();
		this.refused.clear();
		if (!news.isEmpty()) {
			logger.warn(this.prefix + "The server does not send these events, for lack of rights or because it does not"
					+ " know them: " + String.join(", ", news));
		}
	}

}
