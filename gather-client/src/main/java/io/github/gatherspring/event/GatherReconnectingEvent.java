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
 * The client tries again to connect, after a loss or after a first attempt that failed.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class GatherReconnectingEvent extends GatherStatusEvent {

	/**
	 * Creates an event.
	 * @param client the client that tries again
	 * @param before the status before
	 * @param after the status after
	 */
	public GatherReconnectingEvent(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		super(client, before, after);
	}

	/**
	 * Returns which attempt of this outage begins.
	 * @return the number, from 1
	 */
	public int attempt() {
		return after().attempt();
	}

}
