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
import io.github.gatherspring.connection.ConnectionStatus;

/**
 * The subscription is confirmed and the state of the space is complete: who and what is
 * there can be asked for. Published after the first connect and after each reconnect.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class GatherReadyEvent extends GatherStatusEvent {

	/**
	 * Creates an event.
	 * @param client the client that is ready
	 * @param before the status before
	 * @param after the status after
	 */
	public GatherReadyEvent(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		super(client, before, after);
	}

	/**
	 * Says whether this follows a lost connection.
	 * @return {@code false} for the first time since the client was built
	 */
	public boolean isReconnect() {
		return after().reconnects() > 0;
	}

}
