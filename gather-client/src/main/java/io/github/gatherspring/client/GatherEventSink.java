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

package io.github.gatherspring.client;

import java.util.Set;

import com.google.protobuf.Message;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.jspecify.annotations.Nullable;

/**
 * Receives what a client has to tell, in order, on one thread at a time that is not the
 * socket's. What a sink throws is logged and counted; it stops nothing.
 *
 * @since 0.1.0
 */
public interface GatherEventSink {

	/**
	 * Returns what this sink wants to receive: classes of event messages, of
	 * {@link SpaceChange space changes},
	 * {@link io.github.gatherspring.proto.ServerClientEvent} or
	 * {@link io.github.gatherspring.proto.ServerClientBatch}, or {@link Message} for
	 * every event. The client asks when it starts and whenever
	 * {@link GatherClient#refreshSubscriptions()} is called.
	 * @param client the asking client
	 * @return the wanted types
	 */
	Set<Class<?>> interests(GatherClient client);

	/**
	 * Receives an event of the server.
	 * @param client the client that received it
	 * @param event the event's message, or the whole {@code ServerClientEvent} or
	 * {@code ServerClientBatch} for those who want these
	 * @param player the player the event is about, as after the event; {@code null} when
	 * it is about none or the state is switched off
	 * @param target the second player of the event
	 * @param map the map the event is about
	 * @param receivedAt when the frame arrived, in milliseconds since the epoch
	 */
	void event(GatherClient client, Message event, @Nullable Player player, @Nullable Player target,
			@Nullable GameMap map, long receivedAt);

	/**
	 * Receives a change of the space that the client derived from several events.
	 * @param client the client that keeps the space
	 * @param change what changed
	 * @param receivedAt when it was noticed, in milliseconds since the epoch
	 */
	void change(GatherClient client, SpaceChange change, long receivedAt);

	/**
	 * Receives each transition of the connection, between the events before and after it.
	 * @param client the client whose connection changed
	 * @param before the status before
	 * @param after the status after
	 */
	void status(GatherClient client, ConnectionStatus before, ConnectionStatus after);

	/**
	 * Returns who is running in this sink, for a log line about a listener that takes
	 * long. Called on another thread than the rest.
	 * @return names of listeners, separated by commas; empty when it is not known
	 */
	default String running() {
		return "";
	}

}
