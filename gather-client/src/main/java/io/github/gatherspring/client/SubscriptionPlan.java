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

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientBatch;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.state.EventMeaning;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.space.SpaceChange;
import io.github.gatherspring.space.SpaceTracker;

import org.springframework.util.Assert;

/**
 * Says which events to ask the server for: what listeners name, what the state needs and
 * what the server has to say, plus what is included, less what is excluded.
 */
final class SubscriptionPlan {

	/**
	 * What the server has to say to whoever runs the client, so that it can be logged.
	 */
	private static final Set<String> MESSAGES = Set.of("info", "warn", "error");

	private final SubscriptionMode mode;

	private final Set<String> included;

	private final Set<String> excluded;

	private final boolean stateEnabled;

	SubscriptionPlan(SubscriptionMode mode, Collection<String> included, Collection<String> excluded,
			boolean stateEnabled, SettingNames names) {
		this.mode = mode;
		this.included = expand(included, names.of(Setting.INCLUDE_EVENTS));
		this.excluded = expand(excluded, names.of(Setting.EXCLUDE_EVENTS));
		this.stateEnabled = stateEnabled;
	}

	private static Set<String> expand(Collection<String> names, String setting) {
		Set<String> expanded = new LinkedHashSet<>();
		for (String name : names) {
			if (name.equals("*")) {
				addCurrent(expanded);
			}
			else {
				try {
					expanded.add(EventCatalog.get(name).name());
				}
				catch (IllegalArgumentException ex) {
					throw new IllegalArgumentException(setting + ": " + ex.getMessage(), ex);
				}
			}
		}
		return expanded;
	}

	/*
	 * A newer server does not know the deprecated ones, and one unknown name fails all.
	 */
	private static void addCurrent(Set<String> names) {
		add(names, (event) -> !event.deprecated());
	}

	private static void add(Set<String> names, Predicate<EventMeaning> condition) {
		EventMeaning.all().stream().filter(condition).map(EventMeaning::name).forEach(names::add);
	}

	/**
	 * Returns the names to ask for.
	 * @param interests the types that somebody listens to
	 * @return the names as on the wire, sorted
	 */
	Set<String> names(Set<Class<?>> interests) {
		Set<String> names = new TreeSet<>();
		if (this.mode == SubscriptionMode.ALL) {
			addCurrent(names);
		}
		if (this.mode != SubscriptionMode.NONE) {
			names.addAll(MESSAGES);
			if (this.stateEnabled) {
				add(names, (event) -> SpaceTracker.requiredEvents().contains(event.number()));
			}
			interests.forEach((type) -> addNamed(names, type));
		}
		names.addAll(this.included);
		names.removeAll(this.excluded);
		EventMeaning.all().stream().filter(EventMeaning::unasked).map(EventMeaning::name).forEach(names::remove);
		return names;
	}

	private static void addNamed(Set<String> names, Class<?> type) {
		if (type == ServerClientEvent.class || type == ServerClientBatch.class || type == Message.class) {
			addCurrent(names);
			return;
		}
		EventMeaning event = EventMeaning.of(EventCatalog.numberOf(type));
		if (event != null) {
			names.add(event.name());
		}
	}

	/**
	 * Checks a type that somebody wants to listen to.
	 * @param type the type
	 */
	static void check(Class<?> type) {
		boolean known = type == ServerClientEvent.class || type == ServerClientBatch.class
				|| SpaceChange.class.isAssignableFrom(type) || EventCatalog.numberOf(type) != 0;
		Assert.isTrue(known,
				() -> "'type' is " + type.getName()
						+ ", expected the class of an event's message (such as PlayerChats),"
						+ " of a SpaceChange, ServerClientEvent or ServerClientBatch");
	}

}
