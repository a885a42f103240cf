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

import java.util.List;
import java.util.function.BiConsumer;

import com.google.protobuf.Message;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands events and changes to the handlers and the sinks of one client. One that throws
 * costs nobody else anything. Belongs to the dispatching thread.
 */
final class EventPublisher {

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private final GatherClient client;

	private final EventHandlers handlers;

	private final GatherEventSink[] sinks;

	private final Watchdog watchdog;

	private final Observers observers;

	private final Arrival arrival;

	EventPublisher(GatherClient client, EventHandlers handlers, List<GatherEventSink> sinks, Watchdog watchdog,
			Observers observers, Arrival arrival) {
		this.client = client;
		this.handlers = handlers;
		this.sinks = sinks.toArray(GatherEventSink[]::new);
		this.watchdog = watchdog;
		this.observers = observers;
		this.arrival = arrival;
	}

	void publish(Message event, @Nullable Player player, @Nullable Player target, @Nullable GameMap map) {
		if (!this.handlers.isEmpty() && !isOwnChat(event)) {
			callHandlers(event.getClass(), event, player, target, map);
		}
		for (GatherEventSink sink : this.sinks) {
			this.watchdog.begins(event.getClass(), sink);
			try {
				sink.event(this.client, event, player, target, map, this.arrival.millis());
			}
			catch (Throwable ex) {
				failed(event.getClass(), ex);
			}
			finally {
				this.watchdog.ends();
			}
		}
	}

	/**
	 * Handlers do not hear what their client says, or one that answers would answer
	 * itself.
	 */
	private boolean isOwnChat(Message event) {
		return event instanceof PlayerChats chat && chat.getSenderId().equals(this.client.userId());
	}

	void publish(SpaceChange change) {
		Player player = (change instanceof SpaceChange.OfPlayer about) ? about.player() : null;
		if (!this.handlers.isEmpty()) {
			callHandlers(change.getClass(), change, player, null, null);
		}
		for (GatherEventSink sink : this.sinks) {
			this.watchdog.begins(change.getClass(), sink);
			try {
				sink.change(this.client, change, this.arrival.millis());
			}
			catch (Throwable ex) {
				failed(change.getClass(), ex);
			}
			finally {
				this.watchdog.ends();
			}
		}
	}

	void publish(ConnectionStatus before, ConnectionStatus after) {
		for (GatherEventSink sink : this.sinks) {
			this.watchdog.begins(ConnectionStatus.class, sink);
			try {
				sink.status(this.client, before, after);
			}
			catch (Throwable ex) {
				failed(ConnectionStatus.class, ex);
			}
			finally {
				this.watchdog.ends();
			}
		}
	}

	private void callHandlers(Class<?> type, Object event, @Nullable Player player, @Nullable Player target,
			@Nullable GameMap map) {
		List<BiConsumer<Object, EventContext>> called = this.handlers.of(type);
		if (called.isEmpty()) {
			return;
		}
		EventContext context = new EventContext(this.client, player, target, map, this.arrival.instant());
		for (BiConsumer<Object, EventContext> handler : called) {
			this.watchdog.begins(type);
			try {
				handler.accept(event, context);
			}
			catch (Throwable ex) {
				failed(type, ex);
			}
			finally {
				this.watchdog.ends();
			}
		}
	}

	private void failed(Class<?> type, Throwable failure) {
		if (failure instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		logger.error("[" + this.client.name() + "] A handler of " + type.getSimpleName() + " failed", failure);
		this.observers.tell((observer) -> observer.handlerFailed(type.getSimpleName()));
	}

}
