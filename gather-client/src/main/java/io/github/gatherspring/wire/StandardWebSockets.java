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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

/**
 * Our own choice of WebSocket client: Tomcat's where it is there, since it is the fastest
 * with one event a frame, else whatever the platform provides. The container is named
 * because the platform's look-up takes whichever it finds first.
 */
final class StandardWebSockets {

	private static final boolean TOMCAT = ClassUtils.isPresent("org.apache.tomcat.websocket.WsWebSocketContainer",
			StandardWebSockets.class.getClassLoader());

	/**
	 * How long Tomcat waits for the other side's close frame before it closes the socket.
	 */
	private static final long CLOSE_TIMEOUT_MILLIS = 2000;

	/** How long one send may be stuck before Tomcat gives the connection up. */
	static final long SEND_TIMEOUT_MILLIS = 10_000;

	/**
	 * A redirect of the upgrade would send the key, which is in the first frame, to a
	 * host that nobody checked.
	 */
	private static final String NO_REDIRECTS = "0";

	private static final String MAX_REDIRECTIONS = "org.apache.tomcat.websocket.MAX_REDIRECTIONS";

	private StandardWebSockets() {
	}

	/**
	 * Open a socket on the calling thread, which waits anyway and can be interrupted.
	 */
	static CompletableFuture<WebSocketSession> open(@Nullable SSLContext sslContext, @Nullable ProxySettings proxy,
			Duration timeout, WebSocketHandler handler, WebSocketHttpHeaders headers, URI server) {
		if (TOMCAT) {
			return Tomcat.open(sslContext, proxy, timeout, handler, headers, server);
		}
		return client(ContainerProvider.getWebSocketContainer(), sslContext, null, timeout).execute(handler, headers,
				server);
	}

	private static StandardWebSocketClient client(WebSocketContainer container, @Nullable SSLContext sslContext,
			@Nullable ProxySettings proxy, Duration timeout) {
		StandardWebSocketClient client = new StandardWebSocketClient(container);
		client.setTaskExecutor(new TaskExecutorAdapter(Runnable::run));
		if (sslContext != null) {
			client.setSslContext(sslContext);
		}
		Map<String, Object> properties = new HashMap<>();
		properties.put("org.apache.tomcat.websocket.IO_TIMEOUT_MS", String.valueOf(timeout.toMillis()));
		properties.put("org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", CLOSE_TIMEOUT_MILLIS);
		properties.put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MILLIS);
		properties.put(MAX_REDIRECTIONS, NO_REDIRECTS);
		if (proxy != null && proxy.username() != null) {
			properties.put("org.apache.tomcat.websocket.WS_AUTHENTICATION_PROXY_USER_NAME", proxy.username());
			properties.put("org.apache.tomcat.websocket.WS_AUTHENTICATION_PROXY_PASSWORD",
					(proxy.password() != null) ? proxy.password() : "");
		}
		client.setUserProperties(properties);
		return client;
	}

	/**
	 * Take away the redirects from a client that the application brings, where it is of a
	 * kind that follows them unseen: Tomcat does not tell where a session ended.
	 */
	static void forbidRedirects(WebSocketClient client) {
		if (client instanceof StandardWebSocketClient standard) {
			Map<String, Object> properties = new HashMap<>(standard.getUserProperties());
			properties.put(MAX_REDIRECTIONS, NO_REDIRECTS);
			standard.setUserProperties(properties);
		}
	}

	private static final class Tomcat {

		static CompletableFuture<WebSocketSession> open(@Nullable SSLContext sslContext, @Nullable ProxySettings proxy,
				Duration timeout, WebSocketHandler handler, WebSocketHttpHeaders headers, URI server) {
			TomcatLog.leaveOutWhatWeSay();
			TomcatContainer container = TomcatContainer.toOpen();
			long begunAt = System.nanoTime();
			boolean opened = false;
			Throwable failure = null;
			try {
				WebSocketClient client = client(container, sslContext, proxy, timeout);
				Supplier<CompletableFuture<WebSocketSession>> execution = () -> client.execute(handler, headers,
						server);
				CompletableFuture<WebSocketSession> opening = (proxy != null)
						? ScopedProxies.during(proxy.selector(), execution) : execution.get();
				opened = !opening.isCompletedExceptionally();
				failure = failure(opening);
				return opening;
			}
			catch (RuntimeException | Error ex) {
				failure = ex;
				throw ex;
			}
			finally {
				container
					.opened(!opened && EngineTrouble.isLikely(failure, Duration.ofNanos(System.nanoTime() - begunAt)));
			}
		}

		private static @Nullable Throwable failure(CompletableFuture<?> opening) {
			return opening.<@Nullable Throwable>handle((session, thrown) -> thrown).getNow(null);
		}

	}

}
