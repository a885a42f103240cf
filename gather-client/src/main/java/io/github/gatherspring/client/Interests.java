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
package io.github.gatherspring.client;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.gatherspring.proto.UpdateSubscriptions;
import org.jspecify.annotations.Nullable;

/**
 * Asks who wants which events, and knows what the server is to be asked for in
 * consequence. Any thread.
 */
final class Interests {

	private final GatherClient client;

	private final EventHandlers handlers;

	private final List<GatherEventSink> sinks;

	private final SubscriptionPlan plan;

	private final boolean tracked;

	private volatile Wanted wanted = Wanted.NOTHING;

	/** Whether anybody was asked yet what is wanted. */
	private volatile boolean asked;

	private Set<String> subscribed = Set.of();

	Interests(GatherClient client, EventHandlers handlers, List<GatherEventSink> sinks, SubscriptionPlan plan,
			boolean tracked) {
		this.client = client;
		this.handlers = handlers;
		this.sinks = sinks;
		this.plan = plan;
		this.tracked = tracked;
	}

	/**
	 * Returns what is wanted as far as it was asked.
	 */
	Wanted known() {
		return this.wanted;
	}

	/**
	 * Returns what is wanted; asks when nobody has.
	 */
	Wanted wanted() {
		if (!this.asked) {
			ask();
		}
		return this.wanted;
	}

	synchronized List<String> subscribed() {
		if (!this.asked) {
			ask();
		}
		return List.copyOf(this.subscribed);
	}

	/**
	 * Asks anew and returns all that the server is to send.
	 */
	synchronized UpdateSubscriptions all() {
		ask();
		UpdateSubscriptions.Builder subscriptions = UpdateSubscriptions.newBuilder();
		new TreeSet<>(this.subscribed).forEach((name) -> subscriptions.putSubscriptions(name, true));
		return subscriptions.build();
	}

	/**
	 * Asks anew and returns what is to change. Before the first frame this waits for it:
	 * there is nobody to tell yet, and to ask has the whole schema built, which is not
	 * for the thread that starts the application.
	 * @return the change; {@code null} when there is none
	 */
	synchronized @Nullable UpdateSubscriptions change() {
		if (!this.asked) {
			return null;
		}
		Set<String> before = this.subscribed;
		ask();
		Set<String> after = this.subscribed;
		if (before.equals(after)) {
			return null;
		}
		UpdateSubscriptions.Builder change = UpdateSubscriptions.newBuilder();
		after.stream().filter((name) -> !before.contains(name)).forEach((name) -> change.putSubscriptions(name, true));
		before.stream().filter((name) -> !after.contains(name)).forEach((name) -> change.putSubscriptions(name, false));
		return change.build();
	}

	private synchronized void ask() {
		Set<Class<?>> interests = new HashSet<>(this.handlers.types());
		for (GatherEventSink sink : this.sinks) {
			interests.addAll(sink.interests(this.client));
		}
		this.wanted = Wanted.of(interests, this.tracked);
		this.subscribed = Set.copyOf(this.plan.names(interests));
		this.asked = true;
	}

}
