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

import java.util.EnumSet;
import java.util.Set;

/**
 * States of a client's connection, and the only place that says which may follow which.
 *
 * @since 0.1.0
 */
public enum ConnectionState {

	/**
	 * Built, never started.
	 */
	DISCONNECTED,

	/**
	 * Asking for the server of the space, or opening the socket to it.
	 */
	CONNECTING,

	/**
	 * The socket is open and {@code init} is sent; the server has not said {@code ready}
	 * yet.
	 */
	AUTHENTICATING,

	/**
	 * The server accepted the key; the subscription is not confirmed, the state of the
	 * space not complete yet. Actions are sent from here on.
	 */
	SYNCING,

	/**
	 * The subscription is confirmed and the state of the space is complete.
	 */
	READY,

	/**
	 * The connection was lost or never came about; the next attempt is scheduled.
	 */
	WAITING_TO_RECONNECT,

	/**
	 * Asked to stop; pending actions get their time, then the socket closes.
	 */
	STOPPING,

	/**
	 * Stopped by the application; can be started again.
	 */
	STOPPED,

	/**
	 * Gave up for a reason that another attempt would not change, such as a refused key;
	 * can be started again by hand.
	 */
	FAILED;

	/**
	 * Says whether the server has accepted this client on the present socket.
	 * @return whether actions can be sent at once
	 */
	public boolean isConnected() {
		return this == SYNCING || this == READY;
	}

	/**
	 * Says whether nothing will happen any more unless the client is started.
	 * @return whether the client rests
	 */
	public boolean isAtRest() {
		return this == DISCONNECTED || this == STOPPED || this == FAILED;
	}

	/**
	 * Says whether a state may follow this one.
	 * @param next the state that would follow
	 * @return whether the transition exists
	 */
	public boolean canBecome(ConnectionState next) {
		return successors().contains(next);
	}

	private Set<ConnectionState> successors() {
		return switch (this) {
			case DISCONNECTED -> EnumSet.of(CONNECTING);
			case CONNECTING -> EnumSet.of(AUTHENTICATING, WAITING_TO_RECONNECT, STOPPING, FAILED);
			case AUTHENTICATING -> EnumSet.of(SYNCING, WAITING_TO_RECONNECT, STOPPING, FAILED);
			case SYNCING -> EnumSet.of(READY, WAITING_TO_RECONNECT, STOPPING, FAILED);
			case READY -> EnumSet.of(WAITING_TO_RECONNECT, STOPPING, FAILED);
			case WAITING_TO_RECONNECT -> EnumSet.of(CONNECTING, STOPPING);
			case STOPPING -> EnumSet.of(STOPPED);
			case STOPPED, FAILED -> EnumSet.of(CONNECTING);
		};
	}

}
