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

package io.github.gatherspring.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

import io.github.gatherspring.setting.SettingNames;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;

/**
 * Opens sockets to game servers through Spring's {@link WebSocketClient}.
 *
 * @since 0.1.0
 */
public final class WireOpener {

	/** The subprotocol that the official client asks for. */
	static final String SUBPROTOCOL = "gather-v2";

	private final @Nullable WebSocketClient userClient;

	private final @Nullable SSLContext sslContext;

	private final int maxMessageSize;

	private final SettingNames names;

	/**
	 * Prepares to open sockets.
	 * @param userClient the WebSocket client to use, if not our own choice
	 * @param sslContext trust and keys, if not the JDK's own; a client of the user's has
	 * its own
	 * @param maxMessageSize the largest message in bytes
	 * @param names names the settings in messages
	 */
	public WireOpener(@Nullable WebSocketClient userClient, @Nullable SSLContext sslContext, int maxMessageSize,
			SettingNames names) {
		this.userClient = userClient;
		this.sslContext = sslContext;
		this.maxMessageSize = maxMessageSize;
		this.names = names;
	}

	/**
	 * Opens a socket. Blocks until it is open; an interrupt ends it.
	 * @param server the server
	 * @param timeout the limit
	 * @param receiver receives what comes through the socket, beginning with
	 * {@link FrameReceiver#opened}
	 * @throws WireException if the socket could not be opened
	 * @throws InterruptedException if the thread was interrupted
	 */
	public void open(URI server, Duration timeout, FrameReceiver receiver) throws WireException, InterruptedException {
		WebSocketClient client = (this.userClient != null) ? this.userClient
				: StandardWebSockets.client(this.sslContext, timeout);
		SpringWire wire = new SpringWire(receiver, this.maxMessageSize);
		WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
		headers.setSecWebSocketProtocol(List.of(SUBPROTOCOL));
		CompletableFuture<WebSocketSession> opening = client.execute(wire, headers, withConnectionId(server));
		try {
			opening.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException | CancellationException ex) {
			wire.abandon();
			opening.whenComplete((session, failure) -> SpringWire.closeQuietly(session));
			Throwable cause = (ex instanceof ExecutionException && ex.getCause() != null) ? ex.getCause() : ex;
			throw new WireException(
					WireFailures.isTrust(cause) ? WireException.Kind.LASTING : WireException.Kind.PASSING,
					"the socket to " + SecureAddresses.display(server) + " could not be opened: "
							+ WireFailures.describe(cause, this.names));
		}
		catch (InterruptedException ex) {
			wire.abandon();
			opening.whenComplete((session, failure) -> SpringWire.closeQuietly(session));
			throw ex;
		}
	}

	private static URI withConnectionId(URI server) {
		String id = "connectionId=" + UUID.randomUUID();
		String text = server.toString();
		int fragment = text.indexOf('#');
		text = (fragment >= 0) ? text.substring(0, fragment) : text;
		if (server.getRawPath() == null || server.getRawPath().isEmpty()) {
			text = (server.getRawQuery() != null) ? text.replaceFirst("\\?", "/?") : text + "/";
		}
		return URI.create(text + ((server.getRawQuery() != null) ? "&" : "?") + id);
	}

	static String truncatedReason(String reason) {
		byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
		return (bytes.length <= 123) ? reason : new String(bytes, 0, 120, StandardCharsets.UTF_8).replace("\uFFFD", "");
	}

}
