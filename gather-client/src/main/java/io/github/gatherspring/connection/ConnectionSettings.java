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

package io.github.gatherspring.connection;

import java.net.URI;
import java.time.Duration;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;

import io.github.gatherspring.setting.SettingNames;
import io.github.gatherspring.wire.ProxySettings;
import io.github.gatherspring.wire.SpaceId;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.client.WebSocketClient;

/**
 * What a connection is made of; checked by who builds it.
 *
 * @param name the client's name
 * @param apiKey the API key; a secret
 * @param token the token in place of a key; a secret
 * @param spaceId the space
 * @param apiBaseUrl the HTTP API that names the server of the space
 * @param serverUrl the server, if it is not to be asked for
 * @param allowInsecure whether secrets may travel in clear text beyond loopback
 * @param sslContext trust and keys of TLS connections, if not the JDK's own
 * @param webSocketClient the WebSocket client to use, if not our own choice
 * @param connectTimeout the limit of an attempt, and of the server's {@code ready}
 * @param heartbeatInterval how often a backup heartbeat is sent
 * @param heartbeatTimeout how long the server may be silent
 * @param reconnect whether and when to reconnect
 * @param actionTimeout how long to wait for an answer
 * @param actionQueueCapacity how many actions may wait for a connection
 * @param eventQueueCapacity how many events may wait for listeners
 * @param eventQueueMaxSize how many bytes may wait for listeners
 * @param maxMessageSize the largest message in bytes
 * @param shutdownTimeout how long a stop may take
 * @param names names the settings in messages
 * @param proxy the proxy to use, if not those that the JVM names
 * @param permission asked before each attempt to connect
 * @since 0.1.0
 */
public record ConnectionSettings(String name, @Nullable String apiKey, @Nullable String token, SpaceId spaceId,
		URI apiBaseUrl, @Nullable URI serverUrl, boolean allowInsecure, @Nullable SSLContext sslContext,
		@Nullable WebSocketClient webSocketClient, Duration connectTimeout, Duration heartbeatInterval,
		Duration heartbeatTimeout, ReconnectSettings reconnect, Duration actionTimeout, int actionQueueCapacity,
		int eventQueueCapacity, long eventQueueMaxSize, int maxMessageSize, Duration shutdownTimeout,
		SettingNames names, @Nullable ProxySettings proxy, Predicate<ConnectionStatus> permission) {

	/**
	 * Describes the settings without their secrets.
	 * @return name and space
	 */
	@Override
	public String toString() {
		return "ConnectionSettings[name=" + this.name + ", spaceId=" + this.spaceId + "]";
	}

}
