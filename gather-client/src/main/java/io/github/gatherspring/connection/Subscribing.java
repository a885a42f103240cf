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
import java.util.Deque;
import java.util.List;

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

	private final Session session;

	private final Run run;

	private final Outcome outcome;

	private final String prefix;

	private final RefusedNames names;

	private final Deque<SubscriptionGroup> groups = new ArrayDeque<>();

	private final RefusedTries tries;

	private final Grants grants;

	private boolean underWay;

	private boolean completed;

	private boolean over;

	Subscribing(Session session, Run run, Outcome outcome, String prefix, RefusedNames names) {
		this.session = session;
		this.run = run;
		this.outcome = outcome;
		this.prefix = prefix;
		this.names = names;
		this.tries = new RefusedTries(run.time());
		this.grants = new Grants(names);
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
			this.grants.want(possible.getSubscriptionsMap().keySet());
			this.groups.add(SubscriptionGroup.of(possible));
		}
		if (!this.underWay) {
			next();
		}
	}

	private void next() {
		if (this.over) {
			return;
		}
		SubscriptionGroup group = this.groups.poll();
		if (group == null) {
			settled();
			return;
		}
		this.underWay = true;
		if (group.fails() && group.size() > 1) {
			split(group);
			next();
			return;
		}
		Duration wait = this.tries.pause();
		if (wait.isZero()) {
			ask(group);
		}
		else {
			this.groups.addFirst(group);
			this.run.later(wait, this::next);
		}
	}

	private void settled() {
		if (!this.completed && this.grants.isDeaf()) {
			deaf();
			return;
		}
		this.underWay = false;
		reportRefused();
		if (!this.completed) {
			this.completed = true;
			this.outcome.complete();
		}
	}

	private void ask(SubscriptionGroup group) {
		this.grants.ask(group.wanted());
		this.session.send(ClientServerAction.newBuilder().setUpdateSubscriptions(group.names()).build(),
				new ProtocolAction() {

					@Override
					public void succeeded() {
						Subscribing.this.run.serial().execute(() -> granted(group));
					}

					@Override
					public void refused(String reason) {
						Subscribing.this.run.serial().execute(() -> notGranted(group, reason));
					}

				});
	}

	private void granted(SubscriptionGroup group) {
		if (this.over) {
			return;
		}
		this.grants.granted();
		if (group.firstHalf() && !this.groups.isEmpty()) {
			// So the name at fault is in the other half, which need not be asked for.
			this.groups.addFirst(this.groups.removeFirst().failing());
		}
		next();
	}

	private void notGranted(SubscriptionGroup group, String reason) {
		if (this.over) {
			return;
		}
		this.tries.refused();
		List<String> all = group.sorted();
		List<String> named = group.mentionedIn(reason);
		boolean alone = named.isEmpty() && all.size() == 1;
		if (!this.grants.hasAny() && !this.completed
				&& (this.tries.isUsedUp() || (alone && SubscriptionGroup.isKnownToAll(all.get(0))))) {
			deaf();
			return;
		}
		if (alone) {
			this.grants.leaveOut(all);
		}
		else if (named.isEmpty()) {
			split(group);
		}
		else {
			this.grants.leaveOut(named);
			List<String> left = new ArrayList<>(all);
			left.removeAll(named);
			if (!left.isEmpty()) {
				this.groups.addFirst(group.only(left));
			}
		}
		next();
	}

	private void split(SubscriptionGroup group) {
		List<SubscriptionGroup> halves = group.halves();
		this.groups.addFirst(halves.get(1));
		this.groups.addFirst(halves.get(0));
	}

	/**
	 * The server named what it granted; what is missing there it refused.
	 * @param names the names
	 */
	void confirmed(Collection<String> names) {
		this.run.serial().check();
		this.grants.confirmed(names);
		if (!this.underWay) {
			reportRefused();
		}
	}

	private void deaf() {
		this.over = true;
		this.grants.withholdAll();
		this.outcome.deaf(Math.max(1, this.tries.count()));
	}

	private void reportRefused() {
		List<String> news = this.grants.settle(this.run.time().nanos());
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
