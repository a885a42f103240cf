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

package io.github.gatherspring.listener;

import java.time.Instant;
import java.util.Optional;

import com.google.protobuf.Message;
import io.github.gatherspring.client.EventContext;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherClientEvent;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherStatusEvent;
import org.jspecify.annotations.Nullable;

/**
 * Parameter of a listener method: where its argument comes from.
 *
 * @param name the parameter's name
 * @param source where the argument comes from
 * @param required whether the method must not be called without it
 * @param optional whether the argument is wrapped in an {@link Optional}
 */
record ListenerParameter(String name, Source source, boolean required, boolean optional) {

	/**
	 * Where arguments come from.
	 */
	enum Source {

		/** The event's message. */
		MESSAGE,

		/** The event's message in the wrapper in which it travels. */
		WRAPPED,

		/** The event as Spring publishes it. */
		PUBLISHED,

		/** The player the event is about. */
		PLAYER,

		/** The second player. */
		TARGET,

		/** The map. */
		MAP,

		/** The client. */
		CLIENT,

		/** The space as the client knows it. */
		SPACE,

		/** All that is known besides the message. */
		CONTEXT

	}

	@Nullable Object argument(GatherClientEvent event) {
		Object value = (event instanceof GatherEvent<?> gatherEvent) ? ofEvent(gatherEvent)
				: ofStatus((GatherStatusEvent) event);
		return this.optional ? Optional.ofNullable(value) : value;
	}

	private @Nullable Object ofEvent(GatherEvent<?> event) {
		return switch (this.source) {
			case MESSAGE -> event.event();
			case WRAPPED -> EventMessages.wrap((Message) event.event());
			case PUBLISHED -> event;
			case PLAYER -> event.player();
			case TARGET -> event.target();
			case MAP -> event.map();
			case CLIENT -> event.client();
			case SPACE -> event.client().space();
			case CONTEXT ->
				new EventContext(event.client(), event.player(), event.target(), event.map(), event.receivedAt());
		};
	}

	private @Nullable Object ofStatus(GatherStatusEvent event) {
		GatherClient client = event.client();
		return switch (this.source) {
			case PUBLISHED, MESSAGE -> event;
			case CLIENT -> client;
			case SPACE -> client.space();
			case CONTEXT -> new EventContext(client, null, null, null, Instant.ofEpochMilli(event.getTimestamp()));
			case WRAPPED, PLAYER, TARGET, MAP -> null;
		};
	}

}
