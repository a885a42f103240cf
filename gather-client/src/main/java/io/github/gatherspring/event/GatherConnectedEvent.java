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

import java.net.URI;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The server accepted the client. Actions are sent from now on; the state of the space is
 * not complete yet, see {@link GatherReadyEvent}.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class GatherConnectedEvent extends GatherStatusEvent {

	/**
	 * Creates an event.
	 * @param client the client that was accepted
	 * @param before the status before
	 * @param after the status after
	 */
	public GatherConnectedEvent(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		super(client, before, after);
	}

	/**
	 * Returns the user that the client acts as.
	 * @return the user's id, or {@code null} if the server did not name it
	 */
	public @Nullable String userId() {
		return after().userId();
	}

	/**
	 * Returns the server that accepted the client.
	 * @return the server's URL without query, or {@code null} if it is not known
	 */
	public @Nullable URI serverUrl() {
		return after().serverUrl();
	}

}
