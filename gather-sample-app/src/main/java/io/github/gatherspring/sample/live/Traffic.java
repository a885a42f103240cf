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

import java.time.Duration;

import io.github.gatherspring.client.ClientStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Counters of the connection.
 *
 * @param roundTripMillis how long the last heartbeat took to be answered
 * @param framesReceived frames from the server
 * @param bytesReceived bytes from the server
 * @param framesSent frames to the server
 * @param pending actions without an answer yet
 * @param queued actions that wait for a connection
 * @param undecodable frames that could not be read
 */
record Traffic(@Nullable Long roundTripMillis, long framesReceived, long bytesReceived, long framesSent, int pending,
		int queued, long undecodable) {

	static Traffic of(ClientStatistics statistics) {
		Duration roundTrip = statistics.heartbeatRoundTrip();
		return new Traffic((roundTrip != null) ? roundTrip.toMillis() : null, statistics.framesReceived(),
				statistics.bytesReceived(), statistics.framesSent(), statistics.pendingActions(),
				statistics.queuedActions(), statistics.undecodable() + statistics.unknownEvents());
	}

}
