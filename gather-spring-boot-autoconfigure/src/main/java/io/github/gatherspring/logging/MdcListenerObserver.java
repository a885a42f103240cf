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

package io.github.gatherspring.logging;

import io.github.gatherspring.event.GatherClientEvent;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.listener.GatherListenerObserver;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names the event, and the player if asked to, while a listener runs.
 *
 * @since 0.1.0
 */
public class MdcListenerObserver implements GatherListenerObserver {

	private final boolean playerId;

	/**
	 * Create an observer.
	 * @param playerId whether the player's id is named, too
	 */
	public MdcListenerObserver(boolean playerId) {
		this.playerId = playerId;
	}

	@Override
	public Call callStarted(String listener, GatherClientEvent event) {
		String eventBefore = MDC.get(GatherMdc.EVENT);
		String playerBefore = this.playerId ? MDC.get(GatherMdc.PLAYER) : null;
		MDC.put(GatherMdc.EVENT, nameOf(event));
		if (this.playerId) {
			GatherMdc.put(GatherMdc.PLAYER, player(event));
		}
		return (failure) -> {
			GatherMdc.put(GatherMdc.EVENT, eventBefore);
			if (this.playerId) {
				GatherMdc.put(GatherMdc.PLAYER, playerBefore);
			}
		};
	}

	private static @Nullable String player(GatherClientEvent event) {
		Player player = (event instanceof GatherEvent<?> gatherEvent) ? gatherEvent.player() : null;
		return (player != null) ? player.id() : null;
	}

	private static String nameOf(GatherClientEvent event) {
		Class<?> type = (event instanceof GatherEvent<?> gatherEvent) ? gatherEvent.event().getClass()
				: event.getClass();
		EventDescriptor descriptor = EventCatalog.byMessageType(type);
		return (descriptor != null) ? descriptor.name() : type.getSimpleName();
	}

}
