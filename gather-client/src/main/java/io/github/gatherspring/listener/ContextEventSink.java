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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.google.protobuf.Message;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherEventSink;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.event.GatherClientEvent;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherStatusEvent;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceChange;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;

/**
 * Publishes what one client tells. A listener that Spring calls without our adapter may
 * throw into {@code publishEvent}: that ends here.
 */
final class ContextEventSink implements GatherEventSink {

	private static final VarHandle CURRENT;

	static {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			CURRENT = lookup.findVarHandle(ContextEventSink.class, "current", GatherClientEvent.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final ApplicationContext context;

	private final ListenerCalls calls;

	private final ListenerInterests interests;

	private final Consumer<GatherClient> asking;

	private final Collection<GatherListenerMethodAdapter> listeners;

	@SuppressWarnings("unused") // Through the handle, without the cost of a volatile
								// write.
	private @Nullable GatherClientEvent current;

	ContextEventSink(ApplicationContext context, ListenerCalls calls, ListenerInterests interests,
			Consumer<GatherClient> asking, Collection<GatherListenerMethodAdapter> listeners) {
		this.context = context;
		this.calls = calls;
		this.interests = interests;
		this.asking = asking;
		this.listeners = listeners;
	}

	@Override
	public Set<Class<?>> interests(GatherClient client) {
		this.asking.accept(client);
		return this.interests.of(client);
	}

	@Override
	public void event(GatherClient client, Message event, @Nullable Player player, @Nullable Player target,
			@Nullable GameMap map, long receivedAt) {
		publish(new GatherEvent<>(client, event, player, target, map, receivedAt));
	}

	@Override
	public void change(GatherClient client, SpaceChange change, long receivedAt) {
		Player player = (change instanceof SpaceChange.OfPlayer ofPlayer) ? ofPlayer.player() : null;
		publish(new GatherEvent<>(client, change, player, other(change), map(client, change, player), receivedAt));
	}

	@Override
	public void status(GatherClient client, ConnectionStatus before, ConnectionStatus after) {
		publish(GatherStatusEvent.of(client, before, after));
	}

	private static @Nullable Player other(SpaceChange change) {
		if (change instanceof SpaceChange.PlayerCameNear near) {
			return near.other();
		}
		return (change instanceof SpaceChange.PlayerWentAway away) ? away.other() : null;
	}

	private static @Nullable GameMap map(GatherClient client, SpaceChange change, @Nullable Player player) {
		if (change instanceof SpaceChange.ObjectVanished vanished) {
			return vanished.map();
		}
		return (player != null) ? client.space().map(player.mapId()).orElse(null) : null;
	}

	private void publish(GatherClientEvent event) {
		CURRENT.setOpaque(this, event);
		try {
			this.context.publishEvent(event);
		}
		catch (Throwable ex) {
			this.calls.failed(ex, event, "of another kind than @GatherEventListener");
		}
		finally {
			CURRENT.setOpaque(this, null);
		}
	}

	@Override
	public String running() {
		GatherClientEvent event = (GatherClientEvent) CURRENT.getOpaque(this);
		return (event == null) ? ""
				: this.listeners.stream()
					.filter((listener) -> listener.isRunning(event))
					.map(GatherListenerMethodAdapter::listener)
					.collect(Collectors.joining(", "));
	}

}
