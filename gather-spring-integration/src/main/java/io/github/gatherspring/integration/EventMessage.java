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
package io.github.gatherspring.integration;

import io.github.gatherspring.client.EventContext;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.state.EventMeaning;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;

import org.springframework.integration.support.AbstractIntegrationMessageBuilder;
import org.springframework.integration.support.MessageBuilderFactory;
import org.springframework.messaging.Message;
import org.springframework.util.StringUtils;

/**
 * Makes messages of events: the payload is the event itself, the headers say what is
 * known besides.
 */
final class EventMessage {

	private EventMessage() {
	}

	static Message<?> of(Object event, EventContext context, long sequence, MessageBuilderFactory messages) {
		AbstractIntegrationMessageBuilder<Object> message = messages.withPayload(event)
			.setHeader(GatherHeaders.CLIENT, context.client().name())
			.setHeader(GatherHeaders.SPACE, context.client().spaceId())
			.setHeader(GatherHeaders.EVENT, nameOf(event))
			.setHeader(GatherHeaders.RECEIVED_AT, context.receivedAt().toEpochMilli())
			.setHeader(GatherHeaders.SEQUENCE, sequence);
		Player player = context.player();
		if (player != null) {
			message.setHeader(GatherHeaders.PLAYER_ID, player.id()).setHeader(GatherHeaders.PLAYER_NAME, player.name());
		}
		if (context.target() != null) {
			message.setHeader(GatherHeaders.TARGET_ID, context.target().id());
		}
		GameMap map = context.map();
		if (map != null) {
			message.setHeader(GatherHeaders.MAP_ID, map.id());
		}
		else if (player != null && !player.mapId().isEmpty()) {
			message.setHeader(GatherHeaders.MAP_ID, player.mapId());
		}
		return message.build();
	}

	/**
	 * Return the name without a look at the schema, which would have to be built for it.
	 */
	static String nameOf(Object event) {
		int number = (event instanceof ServerClientEvent envelope) ? envelope.getEventCase().getNumber()
				: EventCatalog.numberOf(event.getClass());
		EventMeaning meaning = EventMeaning.of(number);
		return (meaning != null) ? meaning.name() : StringUtils.uncapitalize(event.getClass().getSimpleName());
	}

}
