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

	/**
	 * Returns this status in another state.
	 * @param next the state
	 * @param at when it begins
	 * @return the changed copy
	 */
	public ConnectionStatus withState(ConnectionState next, Instant at) {
		return new ConnectionStatus(next, at, this.userId, this.serverUrl, this.attempt, this.reconnects,
				this.lostSince, this.reason, this.closeCode, this.retryIn);
	}

	/**
	 * Returns this status with another user.
	 * @param id the user's id
	 * @return the changed copy
	 */
	public ConnectionStatus withUserId(@Nullable String id) {
		return new ConnectionStatus(this.state, this.since, id, this.serverUrl, this.attempt, this.reconnects,
				this.lostSince, this.reason, this.closeCode, this.retryIn);
	}

	/**
	 * Returns this status with another server.
	 * @param url the server's URL without query
	 * @return the changed copy
	 */
	public ConnectionStatus withServerUrl(@Nullable URI url) {
		return new ConnectionStatus(this.state, this.since, this.userId, url, this.attempt, this.reconnects,
				this.lostSince, this.reason, this.closeCode, this.retryIn);
	}

	/**
	 * Returns this status with another number of attempts.
	 * @param number the attempt's number from 1; 0 while connected
	 * @return the changed copy
	 */
	public ConnectionStatus withAttempt(int number) {
		return new ConnectionStatus(this.state, this.since, this.userId, this.serverUrl, number, this.reconnects,
				this.lostSince, this.reason, this.closeCode, this.retryIn);
	}

	/**
	 * Returns this status with another number of reconnects.
	 * @param number how often the client was connected again
	 * @return the changed copy
	 */
	public ConnectionStatus withReconnects(long number) {
		return new ConnectionStatus(this.state, this.since, this.userId, this.serverUrl, this.attempt, number,
				this.lostSince, this.reason, this.closeCode, this.retryIn);
	}

	/**
	 * Returns this status with another beginning of the outage.
	 * @param at since when there is no connection; {@code null} for none missing
	 * @return the changed copy
	 */
	public ConnectionStatus withLostSince(@Nullable Instant at) {
		return new ConnectionStatus(this.state, this.since, this.userId, this.serverUrl, this.attempt, this.reconnects,
				at, this.reason, this.closeCode, this.retryIn);
	}

	/**
	 * Returns this status with another reason.
	 * @param why why the connection is where it is, without secrets; {@code null} for
	 * nothing to say
	 * @param code the close code that goes with it; {@code null} for none
	 * @return the changed copy
	 */
	public ConnectionStatus withReason(@Nullable String why, @Nullable Integer code) {
		return new ConnectionStatus(this.state, this.since, this.userId, this.serverUrl, this.attempt, this.reconnects,
				this.lostSince, why, code, this.retryIn);
	}

	/**
	 * Returns this status with another wait.
	 * @param wait how long the next attempt waits; {@code null} when there is none
	 * @return the changed copy
	 */
	public ConnectionStatus withRetryIn(@Nullable Duration wait) {
		return new ConnectionStatus(this.state, this.since, this.userId, this.serverUrl, this.attempt, this.reconnects,
				this.lostSince, this.reason, this.closeCode, wait);
	}

}
