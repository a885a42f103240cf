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

import java.time.Duration;

/**
 * How connections are treated.
 *
 * @param heartbeat time between heartbeats of the server
 * @param initTimeout how long a connection may stay without {@code init}
 * @param idleTimeout how long a client may stay silent, zero for ever
 * @param singleLoginCode code with which a new connection of a user ends its others, 0
 * for never
 * @param anyKey whether unknown keys are let in, as members
 * @param rateBurst how many actions may come at once
 * @param ratePerSecond how many actions a second may come in the long run
 * @param batchBytes how large a batch of the world grows
 */
public record SessionSettings(Duration heartbeat, Duration initTimeout, Duration idleTimeout, int singleLoginCode,
		boolean anyKey, int rateBurst, int ratePerSecond, int batchBytes) {
}
