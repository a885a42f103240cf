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

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.presence.GatherPresence;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.action.GatherActions;
import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.Tile;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Live connection to one Gather space: every action of the protocol as a method, what
 * happens there as events, who and what is there as {@link #space() state}.
 * <p>
 * A client outlives its connections: it reconnects by itself until it is stopped or
 * refused for a reason that another attempt would not change. All methods may be called
 * from any thread, listeners included. The futures of actions complete with the server's
 * answer: normally, or with a {@link GatherActionException} (refused),
 * {@link GatherTimeoutException} (not answered in time),
 * {@link GatherDisconnectedException} (connection lost or client stopped) or
 * {@link GatherQueueFullException}. Arguments that are refused are not thrown either:
 * nothing is sent and the future has ended, mostly with an
 * {@link io.github.gatherspring.proto.action.ActionArgumentException}. Futures complete
 * exactly once. What depends on them, in whichever way, never runs on the socket's
 * thread: it runs on a worker of the client, on a thread that waits for the same future
 * or, as with any future, on the thread that adds it too late. An action sent while
 * disconnected waits and goes out once the server has accepted the client again; an
 * action already sent when the connection is lost is never sent twice. A failed action
 * whose future nobody looks at within a second is logged as a warning, at most once a
 * minute for each action and kind of failure.
 * <p>
 * The server does not promise to process actions in the order in which they were sent. To
 * run one after the other use {@link #inSequence()}.
 *
 * @since 0.1.0
 */
public interface GatherClient extends EverydayActions, SmartLifecycle, AutoCloseable {

	/**
	 * Begins to build a client without Spring Boot.
	 * @return a builder with the defaults
	 */
	static GatherClientBuilder builder() {
		return new GatherClientBuilder();
	}

	/**
	 * Returns this client's name, which tells clients of one application apart.
	 * @return the name; {@code gather} unless set
	 */
	String name();

	/**
	 * Returns where the connection stands.
	 * @return an immutable snapshot
	 */
	ConnectionStatus status();

	/**
	 * Returns counters and queue depths of this client.
	 * @return an immutable snapshot
	 */
	ClientStatistics statistics();

	/**
	 * Returns the user that this client acts as.
	 * @return the user's id, or {@code null} before the server first named it
	 */
	@Nullable String userId();

	/**
	 * Returns the space as it is written on the wire.
	 * @return the id, a backslash and the name
	 */
	String spaceId();

	/**
	 * Returns a fingerprint of key and space: clients with the same key, or the same
	 * token, in the same space have the same one, also in other JVMs. The server may let
	 * only one of them be connected.
	 * @return 32 hexadecimal digits, from which the key cannot be told
	 */
	String fingerprint();

	/**
	 * Returns the game server of the present or the last connection.
	 * @return the server's URL without query, or {@code null} before the first attempt
	 */
	@Nullable URI serverUrl();

	/**
	 * Says whether the server has accepted this client on the present socket.
	 * @return whether actions are sent at once
	 */
	boolean isConnected();

	/**
	 * Waits until the subscription is confirmed and the state of the space complete.
	 * @param timeout how long to wait at most
	 * @return whether the client is ready; {@code false} when the time ran out
	 * @throws GatherDisconnectedException if the client was stopped, or gave up for a
	 * reason that it names
	 */
	boolean awaitReady(Duration timeout);

	/**
	 * Returns the space as this client knows it.
	 * @return a live view whose values are immutable snapshots; empty while
	 * {@code gather.state.enabled} is {@code false}
	 */
	@Override
	GatherSpace space();

	/**
	 * Sends a ready-made action. A {@code txnId} in it is replaced.
	 * @param action the action
	 * @return completes with the server's answer
	 */
	@Override
	CompletableFuture<Void> send(ClientServerAction action);

	/**
	 * Sends an action with a time limit of its own.
	 * @param action the action
	 * @param timeout how long to wait for the answer, from now on
	 * @return completes with the server's answer
	 */
	CompletableFuture<Void> send(ClientServerAction action, Duration timeout);

	/**
	 * Returns the same actions with another time limit for their answers.
	 * @param timeout the limit; positive
	 * @return a view of this client
	 */
	GatherActions within(Duration timeout);

	/**
	 * Returns the same actions run one after the other: each is sent after the answer to
	 * the one before. When one fails, those after it are not sent; their futures end with
	 * a {@link GatherSequenceException} that names the one that failed. Each call returns
	 * a new, independent sequence.
	 * @return a sequence
	 */
	ActionSequence inSequence();

	/**
	 * Calls a handler for each event of a type. The server is asked for the type without
	 * a reconnect. Handlers run in order, one at a time, with the listener methods; what
	 * they throw is logged and counted. A handler of {@code PlayerChats} does not hear
	 * what this client's own user says; one of {@code ServerClientEvent} or
	 * {@code ServerClientBatch} hears everything.
	 * @param type the class of an event's message, of a
	 * {@link io.github.gatherspring.space.SpaceChange} (that type itself for all of
	 * them), or {@code ServerClientEvent} or {@code ServerClientBatch}
	 * @param handler receives the events
	 * @param <T> the type of event
	 * @return ends the calls when closed
	 */
	<T> EventRegistration on(Class<T> type, Consumer<? super T> handler);

	/**
	 * Calls a handler with context for each event of a type.
	 * @param type as for {@link #on(Class, Consumer)}
	 * @param handler receives the events and their contexts
	 * @param <T> the type of event
	 * @return ends the calls when closed
	 */
	<T> EventRegistration onWithContext(Class<T> type, BiConsumer<? super T, ? super EventContext> handler);

	/**
	 * Wait for the next event that meets a condition. The server is asked for the type
	 * for as long as this waits. Events are offered one at a time, as to
	 * {@linkplain #on(Class, Consumer) handlers}, which do not hear what this client's
	 * own user says. What depends on the future runs on the thread that runs the
	 * listeners, before the next event, so that a wait that begins there misses none;
	 * after the time limit it runs elsewhere. Waiting goes on over reconnects. To cancel
	 * the future ends the wait. A listener of this client must not call {@code join()} or
	 * {@code get()} on it, which is refused at once with an
	 * {@link IllegalStateException}.
	 * @param type as for {@link #on(Class, Consumer)}
	 * @param condition decides whether an event is the one; what it throws ends the
	 * future
	 * @param timeout how long to wait at most, also while the client is not connected;
	 * positive
	 * @param <T> the type of event
	 * @return completes with the event, or fails with an {@link EventTimeoutException}
	 * when none came in time, or with a {@link GatherDisconnectedException} when the
	 * client stops or gives up
	 */
	<T> CompletableFuture<ReceivedEvent<T>> await(Class<T> type, Predicate<? super ReceivedEvent<T>> condition,
			Duration timeout);

	/**
	 * Say whether the calling thread runs this client's listeners and handlers right now:
	 * as long as it waits, no event is handed over.
	 * @return whether it does
	 */
	boolean isListenerThread();

	/**
	 * Puts the user's avatar into the space, now and after each reconnect.
	 * @param info how the avatar enters
	 * @return completes with the server's answer
	 */
	CompletableFuture<Void> enter(PlayerInitInfo info);

	/**
	 * Takes the user's avatar out of the space; it is not entered again after reconnects.
	 * @return completes with the server's answer
	 */
	@Override
	CompletableFuture<Void> exit();

	/**
	 * Walks to a tile of the map that the avatar is on, by the shortest way around walls,
	 * through portals where that is shorter. Another walk of this client that is under
	 * way ends. Arguments that are refused are not thrown: the walk has ended with an
	 * {@link IllegalArgumentException}.
	 * @param x column of the tile
	 * @param y row of the tile
	 * @return the walk
	 */
	Walk walkTo(int x, int y);

	/**
	 * Walks to a tile of any map that portals lead to. For a portal the walk ends where
	 * that leads.
	 * @param map id or name of the map
	 * @param x column of the tile
	 * @param y row of the tile
	 * @return the walk
	 * @see #walkTo(int, int)
	 */
	Walk walkTo(String map, int x, int y);

	/**
	 * Walks to a player, and after it if it goes on, until the avatar stands beside it:
	 * one tile away at most, steps in any of the eight directions counting one.
	 * @param player the player
	 * @return the walk
	 * @see #walkTo(int, int)
	 */
	Walk walkTo(Player player);

	/**
	 * Walks from tile to tile in turn until it is cancelled, another walk begins or a
	 * tile cannot be reached.
	 * @param tiles the tiles, on any maps; not empty
	 * @param pause how long to stay at each of them; not negative
	 * @return the walk, which does not end by itself
	 * @see #walkTo(int, int)
	 */
	Walk patrol(List<Tile> tiles, Duration pause);

	/**
	 * Returns what this client wants to look like to others, which is kept over
	 * reconnects.
	 * @return the presence, the same object always
	 */
	GatherPresence presence();

	/**
	 * Returns the names of the events that the server was last asked for.
	 * @return the names as on the wire, such as {@code playerMoves}
	 */
	List<String> subscriptions();

	/**
	 * Asks the sinks again what they want and tells the server what changed.
	 */
	void refreshSubscriptions();

	/**
	 * Closes the present connection, if any, and connects again at once. Starts a client
	 * that gave up; does nothing on a client that was never started.
	 */
	void reconnect();

	/**
	 * Begins to connect and returns at once, unless the start-up policy asks to wait.
	 * Does nothing while running.
	 */
	@Override
	void start();

	/**
	 * Runs code with this client, on the calling thread, once the client is ready. A
	 * client that is not running is started for it and stopped when the code has returned
	 * or thrown; what the code set, such as a status, then stays. A client that was
	 * running goes on running.
	 * @param run the code
	 * @param arguments handed to the code, in order; none of them {@code null}
	 * @throws GatherDisconnectedException if the client is refused, or stopped before it
	 * was ready
	 * @throws InterruptedException if the thread was interrupted before the client was
	 * ready
	 * @throws Exception what the code throws
	 */
	default void run(GatherRun run, Object... arguments) throws Exception {
		run(run, RunArguments.of(arguments));
	}

	/**
	 * Runs code with this client as {@link #run(GatherRun, Object...)} does, with
	 * arguments of which some have names.
	 * @param run the code
	 * @param arguments handed to the code
	 * @throws GatherDisconnectedException if the client is refused, or stopped before it
	 * was ready
	 * @throws InterruptedException if the thread was interrupted before the client was
	 * ready
	 * @throws Exception what the code throws
	 */
	void run(GatherRun run, RunArguments arguments) throws Exception;

	/**
	 * Changes whether the text and emoji status that this client set, and its
	 * {@linkplain #presence() presence}, are taken back when it stops, from now on.
	 * @param clear whether to take them back
	 * @see GatherClientBuilder#clearStatusOnStop(boolean)
	 */
	void clearStatusOnStop(boolean clear);

	/**
	 * Stops: pending actions get a short time, statuses that this client set are cleared
	 * {@linkplain GatherClientBuilder#clearStatusOnStop(boolean) unless they are to
	 * stay}, then the socket closes with 1000. Returns once that is done. Can be started
	 * again.
	 */
	@Override
	void stop();

	/**
	 * Stops as {@link #stop()} does and tells the observers that nobody needs this client
	 * any more, so that its meters go.
	 */
	@Override
	void close();

}
