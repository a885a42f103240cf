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
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The connection as the page shows it.
 *
 * @param state where the connection stands
 * @param since since when
 * @param space id of the space
 * @param user id of the user that the application acts as
 * @param server address of the game server
 * @param attempt which attempt to connect is running, 0 while connected
 * @param reconnects how often the connection was made again
 * @param reason why it was lost
 * @param simulator whether the space is simulated, so that it can be broken on purpose
 */
record StatusView(ConnectionState state, Instant since, String space, @Nullable String user, @Nullable String server,
		int attempt, long reconnects, @Nullable String reason, boolean simulator) {

	static StatusView of(GatherClient gather, boolean simulator) {
		ConnectionStatus status = gather.status();
		return new StatusView(status.state(), status.since(), gather.spaceId(), status.userId(),
				(status.serverUrl() != null) ? status.serverUrl().toString() : null, status.attempt(),
				status.reconnects(), status.reason(), simulator);
	}

}
