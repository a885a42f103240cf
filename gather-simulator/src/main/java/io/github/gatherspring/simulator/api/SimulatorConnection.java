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

package io.github.gatherspring.simulator.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.gatherspring.proto.ServerClientEvent;
import org.jspecify.annotations.Nullable;

/**
 * One client's WebSocket connection, seen from the server. Safe from any thread; what is
 * sent over a connection that has ended is lost without an error.
 *
 * @since 0.1.0
 */
public interface SimulatorConnection {

	/**
	 * Return the number of this connection.
	 * @return position in the order of arrival, from 1
	 */
	long number();

	/**
	 * Return what the client calls this connection.
	 * @return the query parameter {@code connectionId}, {@code null} if there was none
	 */
	@Nullable String connectionId();

	/**
	 * Return the subprotocol that was agreed upon.
	 * @return {@code gather-v2}, or {@code null} if the client asked for none
	 */
	@Nullable String subprotocol();

	/**
	 * Return whose connection this is.
	 * @return id of the user, {@code null} before {@code init} was accepted
	 */
	@Nullable String userId();

	/**
	 * Return whether the socket is open.
	 * @return {@code true} until either side has closed it
	 */
	boolean isOpen();

	/**
	 * Return whether the client has been told the whole state.
	 * @return {@code true} once a subscription was answered
	 */
	boolean isSynced();

	/**
	 * Return the events that this client wants.
	 * @return names in lowerCamelCase
	 */
	Set<String> subscriptions();

	/**
	 * Return the close code that the client sent.
	 * @return the code, {@code null} if it sent none so far
	 */
	@Nullable Integer closeCodeOfClient();

	/**
	 * Return the small integer that stands for a user on this connection, assigning one
	 * if need be.
	 * @param userId id of the user
	 * @return the integer
	 */
	int encId(String userId);

	/**
	 * Send events in one batch, whatever the client has subscribed to.
	 * @param events the events; none makes an empty batch
	 */
	void send(ServerClientEvent... events);

	/**
	 * Send a binary message as it is.
	 * @param payload content of the message
	 */
	void sendRaw(byte[] payload);

	/**
	 * Send a text message.
	 * @param text content of the message
	 */
	void sendText(String text);

	/**
	 * Write bytes to the socket past the WebSocket layer.
	 * @param bytes what to write
	 */
	void writeToSocket(byte[] bytes);

	/**
	 * Close with a code.
	 * @param code WebSocket close code, 1000 to 4999
	 * @param reason text for the client
	 */
	void close(int code, String reason);

	/**
	 * End the TCP connection with a reset and no close frame.
	 */
	void drop();

	/**
	 * Neither read nor write from now on, while the TCP connection stays open.
	 */
	void freeze();

	/**
	 * Freeze for a while.
	 * @param duration for how long, real time
	 */
	void freeze(Duration duration);

	/**
	 * End a freeze: what was held back goes out.
	 */
	void unfreeze();

	/**
	 * Send every further message in fragments.
	 * @param bytes size of a fragment, 0 for whole messages
	 */
	void fragment(int bytes);

	/**
	 * Send one message again and again, as fast as the client takes it.
	 * @param payload content of the message
	 * @param count how often
	 * @return ends when the last one was handed to the operating system, exceptionally if
	 * the connection ended before
	 */
	CompletableFuture<Void> flood(byte[] payload, long count);

	/**
	 * Write bytes past the WebSocket layer again and again, as fast as the client takes
	 * them.
	 * @param bytes what to write, such as a whole frame
	 * @param count how often
	 * @return ends when the last ones were handed to the operating system, exceptionally
	 * if the connection ended before
	 */
	CompletableFuture<Void> repeatToSocket(byte[] bytes, long count);

}
