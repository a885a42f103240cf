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
import java.util.Locale;
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
import org.springframework.web.util.UriComponentsBuilder;

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

	private final @Nullable ProxySettings proxy;

	private final int maxMessageSize;

	private final SettingNames names;

	/**
	 * Prepare to open sockets.
	 * @param userClient the WebSocket client to use, if not our own choice; one of
	 * Spring's {@code StandardWebSocketClient}s is told to follow no redirects
	 * @param sslContext trust and keys, if not the JDK's own; a client of the user's has
	 * its own
	 * @param maxMessageSize the largest message in bytes
	 * @param names names the settings in messages
	 */
	public WireOpener(@Nullable WebSocketClient userClient, @Nullable SSLContext sslContext, int maxMessageSize,
			SettingNames names) {
		this(userClient, sslContext, null, maxMessageSize, names);
	}

	/**
	 * Prepare to open sockets through a proxy.
	 * @param userClient the WebSocket client to use, if not our own choice, which has
	 * proxies of its own
	 * @param sslContext trust and keys, if not the JDK's own
	 * @param proxy the proxy to use, if not those that the JVM names
	 * @param maxMessageSize the largest message in bytes
	 * @param names names the settings in messages
	 */
	public WireOpener(@Nullable WebSocketClient userClient, @Nullable SSLContext sslContext,
			@Nullable ProxySettings proxy, int maxMessageSize, SettingNames names) {
		this.proxy = (userClient != null) ? null : proxy;
		this.names = names;
		this.userClient = userClient;
		if (userClient != null) {
			StandardWebSockets.forbidRedirects(userClient);
		}
		this.sslContext = sslContext;
		this.maxMessageSize = maxMessageSize;
	}

	/**
	 * Open a socket. Blocks until it is open; an interrupt ends it.
	 * @param server the server
	 * @param timeout the limit
	 * @param receiver receives what comes through the socket, beginning with
	 * {@link FrameReceiver#opened}
	 * @throws WireException if the socket could not be opened; its message may quote the
	 * server, and is to be masked before it is shown
	 * @throws InterruptedException if the thread was interrupted
	 */
	public void open(URI server, Duration timeout, FrameReceiver receiver) throws WireException, InterruptedException {
		SpringWire wire = new SpringWire(server, receiver, this.maxMessageSize);
		WebSocketHttpHeaders headers = new WebSocketHttpHeaders();
		headers.setSecWebSocketProtocol(List.of(SUBPROTOCOL));
		CompletableFuture<WebSocketSession> opening = execute(wire, headers, addressed(server), timeout);
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
							+ WireFailures.describe(cause, Route.to(server, this.proxy), this.names));
		}
		catch (InterruptedException ex) {
			wire.abandon();
			opening.whenComplete((session, failure) -> SpringWire.closeQuietly(session));
			throw ex;
		}
		URI elsewhere = wire.elsewhere();
		if (elsewhere != null) {
			throw new WireException(WireException.Kind.LASTING,
					"the socket to " + SecureAddresses.display(server) + " ended at "
							+ SecureAddresses.display(elsewhere)
							+ ", to which the API key is not sent; the WebSocket client must not follow redirects");
		}
	}

	private CompletableFuture<WebSocketSession> execute(SpringWire wire, WebSocketHttpHeaders headers, URI address,
			Duration timeout) {
		return (this.userClient != null) ? this.userClient.execute(wire, headers, address)
				: StandardWebSockets.open(this.sslContext, this.proxy, timeout, wire, headers, address);
	}

	/**
	 * Return the address as it is asked for: with the id of the connection, and with its
	 * scheme as engines know it.
	 */
	static URI addressed(URI server) {
		UriComponentsBuilder address = UriComponentsBuilder.fromUriString(server.toASCIIString());
		if (server.getRawPath() == null || server.getRawPath().isEmpty()) {
			address.path("/");
		}
		return address.scheme(server.getScheme().toLowerCase(Locale.ROOT))
			.fragment(null)
			.queryParam("connectionId", UUID.randomUUID())
			.build(true)
			.toUri();
	}

	static String truncatedReason(String reason) {
		byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
		return (bytes.length <= 123) ? reason : new String(bytes, 0, 120, StandardCharsets.UTF_8).replace("\uFFFD", "");
	}

}
