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

package io.github.gatherspring.connection;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Immutable snapshot of a client's connection.
 *
 * @param state where the connection stands
 * @param since when that state began
 * @param userId the user that the key belongs to, once the server named it
 * @param serverUrl the game server of the present or the last attempt, without query;
 * {@code null} before the first
 * @param attempt the number of the running or last attempt of this outage, from 1; 0
 * while connected
 * @param reconnects how often the client was connected again since it was built
 * @param lostSince since when there has been no connection although there should be one;
 * {@code null} while connected and before the first attempt failed
 * @param reason why the connection was lost, is refused or was stopped; {@code null}
 * while there is nothing to say. Never holds a secret
 * @param closeCode the WebSocket close code of the last loss; {@code null} when there was
 * none
 * @param retryIn how long the next attempt waits, while
 * {@link ConnectionState#WAITING_TO_RECONNECT}; else {@code null}
 * @since 0.1.0
 */
public record ConnectionStatus(ConnectionState state, Instant since, @Nullable String userId, @Nullable URI serverUrl,
		int attempt, long reconnects, @Nullable Instant lostSince, @Nullable String reason, @Nullable Integer closeCode,
		@Nullable Duration retryIn) {

	/**
	 * Returns the status of a client that was never started.
	 * @param now the present time
	 * @return the status
	 */
	public static ConnectionStatus initial(Instant now) {
		return new ConnectionStatus(ConnectionState.DISCONNECTED, now, null, null, 0, 0, null, null, null, null);
	}

	/**
	 * Says whether the server has accepted this client on the present socket.
	 * @return whether actions can be sent at once
	 */
	public boolean isConnected() {
		return this.state.isConnected();
	}

	/**
	 * Says whether the subscription is confirmed and the state of the space complete.
	 * @return whether the client is ready
	 */
	public boolean isReady() {
		return this.state == ConnectionState.READY;
	}

}
