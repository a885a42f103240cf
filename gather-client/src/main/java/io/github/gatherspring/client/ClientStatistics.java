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

import java.time.Duration;
import java.time.Instant;

import io.github.gatherspring.space.SpaceStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Counters and queue depths of a client at one moment.
 *
 * @param lastSignOfLife when the last frame arrived; {@code null} before the first
 * @param heartbeatRoundTrip the time between the last backup heartbeat and its answer;
 * {@code null} before the first
 * @param readyUntil when the client was last ready, if it was since it was started and is
 * to be again; {@code null} before, and at rest
 * @param queuedActions actions that wait for a connection or for the socket
 * @param pendingActions actions sent and not yet answered
 * @param queuedEvents events received and not yet handed to listeners
 * @param framesReceived frames since the client was built
 * @param bytesReceived bytes of these frames
 * @param framesSent frames sent since the client was built
 * @param bytesSent bytes of these frames
 * @param undecodable frames and events that could not be read
 * @param unknownEvents events of a type that the schema does not have
 * @param space how much is kept of the space
 * @since 0.1.0
 */
public record ClientStatistics(@Nullable Instant lastSignOfLife, @Nullable Duration heartbeatRoundTrip,
		@Nullable Instant readyUntil, int queuedActions, int pendingActions, int queuedEvents, long framesReceived,
		long bytesReceived, long framesSent, long bytesSent, long undecodable, long unknownEvents,
		SpaceStatistics space) {
}
