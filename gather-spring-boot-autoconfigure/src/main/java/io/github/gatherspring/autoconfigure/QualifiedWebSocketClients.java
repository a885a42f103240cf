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

package io.github.gatherspring.autoconfigure;

import javax.net.ssl.SSLContext;

import io.github.gatherspring.client.GatherClient;
import jakarta.websocket.WebSocketContainer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

/**
 * Takes the WebSocket client or container that the application has qualified for Gather.
 */
class QualifiedWebSocketClients implements WebSocketClientSource {

	private static final boolean STANDARD = ClassUtils.isPresent("jakarta.websocket.WebSocketContainer",
			QualifiedWebSocketClients.class.getClassLoader());

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private final ObjectProvider<WebSocketClient> clients;

	QualifiedWebSocketClients(ObjectProvider<WebSocketClient> clients) {
		this.clients = clients;
	}

	@Override
	public @Nullable WebSocketClient forClient(String client, @Nullable SSLContext sslContext) {
		WebSocketClient webSocketClient = this.clients.getIfAvailable();
		if (webSocketClient != null && sslContext != null && !(STANDARD && Standard.use(webSocketClient, sslContext))) {
			logger.warn("[" + client + "] The SSL bundle is not used for the socket: the WebSocketClient bean of type "
					+ webSocketClient.getClass().getName() + ", which @GatherWebSocketClient marks, has TLS settings"
					+ " of its own; set trust and keys where that bean is made");
		}
		return webSocketClient;
	}

	/* Apart, since jakarta.websocket may be missing. */
	static final class Standard implements WebSocketClientSource {

		private final ObjectProvider<WebSocketContainer> containers;

		Standard(ObjectProvider<WebSocketContainer> containers) {
			this.containers = containers;
		}

		@Override
		public @Nullable WebSocketClient forClient(String client, @Nullable SSLContext sslContext) {
			WebSocketContainer container = this.containers.getIfAvailable();
			if (container == null) {
				return null;
			}
			StandardWebSocketClient webSocketClient = new StandardWebSocketClient(container);
			if (sslContext != null) {
				webSocketClient.setSslContext(sslContext);
			}
			return webSocketClient;
		}

		static boolean use(WebSocketClient webSocketClient, SSLContext sslContext) {
			if (!(webSocketClient instanceof StandardWebSocketClient standard)) {
				return false;
			}
			if (standard.getSslContext() == null) {
				standard.setSslContext(sslContext);
			}
			return standard.getSslContext() == sslContext;
		}

	}

}
