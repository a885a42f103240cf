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

package io.github.gatherspring.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

import io.github.gatherspring.client.GatherClientObserver;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Notes when a client last entered each state.
 */
class ConnectionTimes implements GatherClientObserver {

	private final InstantSource clock;

	private final Map<ConnectionState, Instant> entered = new EnumMap<>(ConnectionState.class);

	ConnectionTimes(InstantSource clock) {
		this.clock = clock;
	}

	@Override
	public synchronized void status(ConnectionStatus before, ConnectionStatus after) {
		if (before.state() != after.state()) {
			this.entered.put(after.state(), this.clock.instant());
		}
	}

	/**
	 * The time from entering one state to entering another; {@code null} when that is not
	 * known.
	 */
	synchronized @Nullable Duration between(ConnectionState from, ConnectionState to) {
		Instant start = this.entered.get(from);
		Instant end = this.entered.get(to);
		return (start != null && end != null && !end.isBefore(start)) ? Duration.between(start, end) : null;
	}

}
