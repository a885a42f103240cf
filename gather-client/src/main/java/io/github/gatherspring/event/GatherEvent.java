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

import java.time.Instant;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.ReceivedEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.space.GameMap;
import io.github.gatherspring.space.Player;
import org.jspecify.annotations.Nullable;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.ResolvableType;

/**
 * Event of a Gather space as Spring publishes it: the message together with what is known
 * about it. Its generic type is resolvable, so listener methods may ask for the message
 * ({@code on(PlayerChats chat)}) or for the whole ({@code on(GatherEvent<PlayerChats>
 * event)}), with {@code @GatherEventListener} as well as with a plain
 * {@link org.springframework.context.event.EventListener @EventListener}, which hears of
 * everything, one's {@linkplain #isOwnChat() own chat} too.
 * <p>
 * Immutable; players and maps are snapshots, so that it may be handed to any thread. The
 * events of one client are published in order, one at a time, on a thread that is not the
 * socket's.
 *
 * @param <T> the type of message: an event's message, {@code ServerClientEvent},
 * {@code ServerClientBatch} or a type of {@link io.github.gatherspring.space.SpaceChange}
 * @since 0.1.0
 */
@SuppressWarnings("serial") // Not meant to be serialised, no more than its parent.
public class GatherEvent<T> extends PayloadApplicationEvent<T> implements GatherClientEvent, ReceivedEvent<T> {

	private static final EventTypes TYPES = new EventTypes();

	private final transient ResolvableType type;

	private final transient GatherClient client;

	private final transient @Nullable Player player;

	private final transient @Nullable Player target;

	private final transient @Nullable GameMap map;

	/** When the frame arrived, in milliseconds since the epoch. */
	private final long receivedAt;

	/**
	 * Creates an event.
	 * @param client the client that received it; also the event's source
	 * @param event the message
	 * @param player the player the event is about; {@code null} when it is about none, or
	 * none that is known
	 * @param target the second player of the event, if there is one
	 * @param map the map the event is about, if there is one
	 * @param receivedAt when its frame arrived, in milliseconds since the epoch
	 */
	public GatherEvent(GatherClient client, T event, @Nullable Player player, @Nullable Player target,
			@Nullable GameMap map, long receivedAt) {
		this(TYPES.of(event.getClass()), client, event, player, target, map, receivedAt);
	}

	private GatherEvent(EventTypes.Types types, GatherClient client, T event, @Nullable Player player,
			@Nullable Player target, @Nullable GameMap map, long receivedAt) {
		super(client, event, types.payload());
		this.type = types.event();
		this.client = client;
		this.player = player;
		this.target = target;
		this.map = map;
		this.receivedAt = receivedAt;
	}

	/**
	 * Returns the type as which events with a certain message are published.
	 * @param messageType the class of the message
	 * @return {@code GatherEvent} with that class as its generic
	 */
	public static ResolvableType typeOf(Class<?> messageType) {
		return TYPES.of(messageType).event();
	}

	/**
	 * Returns the message.
	 * @return the same as {@link #getPayload()}
	 */
	@Override
	public T event() {
		return getPayload();
	}

	/**
	 * Returns the client that received the event.
	 * @return the client
	 */
	@Override
	public GatherClient client() {
		return this.client;
	}

	/**
	 * Returns the player the event is about, as after the event; for {@code playerExits}
	 * as last known.
	 * @return the player, or {@code null} when the event is about none, the player is not
	 * known, or the state is switched off
	 */
	@Override
	public @Nullable Player player() {
		return this.player;
	}

	/**
	 * Returns the second player of the event, such as the one waved at.
	 * @return the player, or {@code null} when there is none or it is not known
	 */
	@Override
	public @Nullable Player target() {
		return this.target;
	}

	/**
	 * Returns the map the event is about.
	 * @return the map, or {@code null} when there is none or it is not known
	 */
	@Override
	public @Nullable GameMap map() {
		return this.map;
	}

	/**
	 * Returns when the frame with the event arrived.
	 * @return the time, in milliseconds
	 */
	@Override
	public Instant receivedAt() {
		return Instant.ofEpochMilli(this.receivedAt);
	}

	/**
	 * Says whether this is a chat message of the client's own user, whom the server sends
	 * its own messages back. {@code @GatherEventListener} methods do not hear these
	 * unless they ask for them.
	 * @return whether the message is a {@code PlayerChats} that the client's user sent
	 */
	public boolean isOwnChat() {
		return getPayload() instanceof PlayerChats chat && chat.getSenderId().equals(this.client.userId());
	}

	@Override
	public ResolvableType getResolvableType() {
		return this.type;
	}

	@Override
	public String toString() {
		return "GatherEvent[" + getPayload().getClass().getSimpleName() + " of client '" + this.client.name() + "']";
	}

}
