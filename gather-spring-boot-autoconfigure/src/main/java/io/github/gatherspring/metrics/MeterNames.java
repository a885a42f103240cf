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

package io.github.gatherspring.metrics;

import java.util.List;

/**
 * Names of meters and tags.
 */
final class MeterNames {

	static final String PREFIX = "gather.client.";

	static final String EVENTS = PREFIX + "events";

	static final String EVENTS_UNREADABLE = PREFIX + "events.unreadable";

	static final String EVENTS_QUEUED = PREFIX + "events.queued";

	static final String HANDLERS_FAILED = PREFIX + "handlers.failed";

	static final String ACTIONS = PREFIX + "actions";

	static final String ACTIONS_QUEUED = PREFIX + "actions.queued";

	static final String ACTIONS_PENDING = PREFIX + "actions.pending";

	static final String FRAMES_RECEIVED = PREFIX + "frames.received";

	static final String FRAMES_SENT = PREFIX + "frames.sent";

	static final String BYTES_RECEIVED = PREFIX + "received";

	static final String BYTES_SENT = PREFIX + "sent";

	static final String STATUS = PREFIX + "status";

	static final String READY = PREFIX + "ready";

	static final String RECONNECTS = PREFIX + "reconnects";

	static final String DISCONNECTED = PREFIX + "disconnected";

	static final String OUTAGE = PREFIX + "outage";

	static final String HEARTBEAT = PREFIX + "heartbeat";

	static final String PLAYERS = PREFIX + "players";

	static final String STATE_SIZE = PREFIX + "state.size";

	static final String STATE_KEPT = PREFIX + "state.kept";

	static final String STATE_COMPLETE = PREFIX + "state.complete";

	static final String STATE_DROPPED = PREFIX + "state.dropped";

	static final String REASON_TAG = "reason";

	static final String LISTENERS = PREFIX + "listeners";

	static final String CLIENT_TAG = "client";

	static final String EVENT_TAG = "event";

	static final String ACTION_TAG = "action";

	static final String OUTCOME_TAG = "outcome";

	static final String CODE_TAG = "code";

	static final String KIND_TAG = "kind";

	static final String STATE_TAG = "state";

	static final String LISTENER_TAG = "listener";

	/** What {@link MeterClientObserver} makes. */
	static final List<String> OF_OBSERVER = List.of(EVENTS, EVENTS_UNREADABLE, HANDLERS_FAILED, ACTIONS, HEARTBEAT,
			READY, DISCONNECTED, RECONNECTS);

	/** What {@link GatherClientMetrics} makes for each client. */
	static final List<String> OF_BINDER = List.of(FRAMES_RECEIVED, FRAMES_SENT, BYTES_RECEIVED, BYTES_SENT,
			ACTIONS_QUEUED, ACTIONS_PENDING, EVENTS_QUEUED, PLAYERS, STATUS, OUTAGE, STATE_SIZE, STATE_COMPLETE,
			STATE_KEPT, STATE_DROPPED);

	private MeterNames() {
	}

}
