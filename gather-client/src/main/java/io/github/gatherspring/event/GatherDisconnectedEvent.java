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

package io.github.gatherspring.event;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The connection was lost, is about to be closed because the client was asked to stop, or
 * was refused for good.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class GatherDisconnectedEvent extends GatherStatusEvent {

	/**
	 * Creates an event.
	 * @param client the client that is no longer connected
	 * @param before the status before
	 * @param after the status after
	 */
	public GatherDisconnectedEvent(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		super(client, before, after);
	}

	/**
	 * Returns the code with which the socket was closed.
	 * @return the WebSocket close code, or {@code null} when there is none
	 */
	public @Nullable Integer code() {
		return after().closeCode();
	}

	/**
	 * Returns why the connection ended.
	 * @return the reason, or {@code null} when nothing is known. Never holds a secret
	 */
	public @Nullable String reason() {
		return after().reason();
	}

	/**
	 * Says whether the client tries again by itself.
	 * @return {@code false} when it was stopped or gave up
	 */
	public boolean willReconnect() {
		return after().state() == ConnectionState.WAITING_TO_RECONNECT;
	}

}
