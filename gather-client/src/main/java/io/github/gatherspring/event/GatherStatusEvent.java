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

import org.springframework.context.ApplicationEvent;

/**
 * A client's connection changed its state. Each transition is published exactly once: as
 * the subclass that names it where there is one ({@link GatherConnectedEvent},
 * {@link GatherReadyEvent}, {@link GatherDisconnectedEvent},
 * {@link GatherReconnectingEvent}), else as this class. A listener for this class
 * therefore hears of all of them. Published in order with the events of the server.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial") // Not meant to be serialised, no more than its parent.
public class GatherStatusEvent extends ApplicationEvent implements GatherClientEvent {

	private final transient GatherClient client;

	private final transient ConnectionStatus before;

	private final transient ConnectionStatus after;

	/**
	 * Creates an event.
	 * @param client the client whose connection changed; also the event's source
	 * @param before the status before
	 * @param after the status after
	 */
	public GatherStatusEvent(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		super(client);
		this.client = client;
		this.before = before;
		this.after = after;
	}

	/**
	 * Creates the event that names a transition.
	 * @param client the client whose connection changed
	 * @param before the status before
	 * @param after the status after
	 * @return the most specific event there is
	 */
	public static GatherStatusEvent of(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		ConnectionState state = after.state();
		if (state == ConnectionState.FAILED || (before.isConnected() && !after.isConnected())) {
			return new GatherDisconnectedEvent(client, before, after);
		}
		if (state == ConnectionState.READY) {
			return new GatherReadyEvent(client, before, after);
		}
		if (state == ConnectionState.SYNCING) {
			return new GatherConnectedEvent(client, before, after);
		}
		if (state == ConnectionState.CONNECTING && before.state() == ConnectionState.WAITING_TO_RECONNECT) {
			return new GatherReconnectingEvent(client, before, after);
		}
		return new GatherStatusEvent(client, before, after);
	}

	/**
	 * Returns the client whose connection changed.
	 * @return the client
	 */
	@Override
	public GatherClient client() {
		return this.client;
	}

	/**
	 * Returns the status before the transition.
	 * @return the status
	 */
	public ConnectionStatus before() {
		return this.before;
	}

	/**
	 * Returns the status after the transition. The client may have gone on since.
	 * @return the status
	 */
	public ConnectionStatus after() {
		return this.after;
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[client '" + this.client.name() + "': " + this.before.state() + " -> "
				+ this.after.state() + "]";
	}

}
