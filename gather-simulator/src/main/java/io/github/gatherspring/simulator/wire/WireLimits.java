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

package io.github.gatherspring.simulator.wire;

import java.time.Duration;

/**
 * What clients may take of the server.
 *
 * @param maxMessageBytes size of a message from a client
 * @param maxBodyBytes size of the body of an HTTP request
 * @param maxPendingBytes how much may wait for a client that reads slowly
 * @param maxTotalPendingBytes how much may wait for all of them together
 * @param handshakeTimeout how long a request may take to arrive, and an idle HTTP
 * connection to ask for something
 */
public record WireLimits(int maxMessageBytes, int maxBodyBytes, long maxPendingBytes, long maxTotalPendingBytes,
		Duration handshakeTimeout) {
}
