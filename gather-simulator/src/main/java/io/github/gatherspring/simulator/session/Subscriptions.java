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

package io.github.gatherspring.simulator.session;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.world.Events;

/**
 * Which events a client wants and may have.
 */
final class Subscriptions {

	/**
	 * Sent to clients that did not ask for them. Not among them are {@code info},
	 * {@code warn} and {@code error}, which clients like to forget.
	 */
	private static final Set<EventCase> UNASKED = EnumSet.of(EventCase.READY, EventCase.SERVERHEARTBEAT,
			EventCase.TRANSACTIONSTATUS);

	private static final Set<EventCase> FOR_MODERATORS = EnumSet.of(EventCase.SPACESETSGUESTPASSSTATUSES);

	private final Set<EventCase> wanted = EnumSet.noneOf(EventCase.class);

	/**
	 * Return the names that no event has.
	 */
	static List<String> unknown(Set<String> names) {
		List<String> unknown = new ArrayList<>();
		for (String name : names) {
			if (!Events.names().contains(name)) {
				unknown.add(name);
			}
		}
		return unknown;
	}

	void update(Map<String, Boolean> changes, Role role) {
		changes.forEach((name, on) -> {
			EventCase event = Events.named(name);
			boolean may = !FOR_MODERATORS.contains(event) || role == Role.OWNER || role == Role.MODERATOR;
			if (on && may) {
				this.wanted.add(event);
			}
			else {
				this.wanted.remove(event);
			}
		});
	}

	boolean wants(EventCase event) {
		return UNASKED.contains(event) || this.wanted.contains(event);
	}

	Set<String> names() {
		Set<String> names = new TreeSet<>();
		this.wanted.forEach((event) -> names.add(Events.descriptor(event).getName()));
		return names;
	}

}
