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

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.SSLContext;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;
import org.apache.tomcat.websocket.WsWebSocketContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

/**
 * Makes our own choice of WebSocket client: Tomcat's where it is there, since it is the
 * fastest with one event a frame, else whatever the platform provides. The container is
 * named because the platform's look-up takes whichever it finds first.
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

	private static @Nullable WebSocketContainer container;

	private StandardWebSockets() {
	}

	static WebSocketClient client(@Nullable SSLContext sslContext, Duration timeout) {
		StandardWebSocketClient client = new StandardWebSocketClient(container());
		// The caller waits anyway, and its thread can be interrupted.
		client.setTaskExecutor(new TaskExecutorAdapter(Runnable::run));
		if (sslContext != null) {
			client.setSslContext(sslContext);
		}
		Map<String, Object> properties = new HashMap<>();
		properties.put("org.apache.tomcat.websocket.IO_TIMEOUT_MS", String.valueOf(timeout.toMillis()));
		properties.put("org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", CLOSE_TIMEOUT_MILLIS);
		properties.put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_TIMEOUT_MILLIS);
		properties.put("org.apache.tomcat.websocket.MAX_REDIRECTIONS", NO_REDIRECTS);
		client.setUserProperties(properties);
		return client;
	}

	private static synchronized WebSocketContainer container() {
		WebSocketContainer current = container;
		if (current == null) {
			current = TOMCAT ? Tomcat.container() : ContainerProvider.getWebSocketContainer();
			container = current;
		}
		return current;
	}

	private static final class Tomcat {

		static WebSocketContainer container() {
			WsWebSocketContainer container = new WsWebSocketContainer();
			// In seconds, ten by default: how often it looks for sockets whose peer
			// never answered the close frame.
			container.setProcessPeriod(1);
			return container;
		}

	}

}
