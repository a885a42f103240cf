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

package io.github.gatherspring.sample.live;

import java.time.Instant;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.sample.presence.PresenceRecorder;
import io.github.gatherspring.simulator.GatherSimulator;
import io.github.gatherspring.space.GatherSpace;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * All that browsers can be told, in one place.
 */
@Component
class LiveSources {

	private final GatherClient gather;

	private final PresenceRecorder presence;

	private final ConnectionHistory history;

	private final ChatLog chats;

	private final EventLog events;

	private final boolean simulator;

	LiveSources(GatherClient gather, PresenceRecorder presence, ConnectionHistory history, ChatLog chats,
			EventLog events, ObjectProvider<GatherSimulator> simulator) {
		this.gather = gather;
		this.presence = presence;
		this.history = history;
		this.chats = chats;
		this.events = events;
		this.simulator = simulator.getIfAvailable() != null;
	}

	GatherSpace space() {
		return this.gather.space();
	}

	StatusView status() {
		return StatusView.of(this.gather, this.simulator);
	}

	Traffic traffic() {
		return Traffic.of(this.gather.statistics());
	}

	@Nullable Instant arrival(String playerId) {
		return this.presence.since(playerId).orElse(null);
	}

	RecentEntries<ConnectionHistory.Entry> history() {
		return this.history.entries();
	}

	RecentEntries<ChatLog.Line> chats() {
		return this.chats.lines();
	}

	EventLog events() {
		return this.events;
	}

}
