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

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.client.WebSocketClient;

/**
 * Where the sockets of Gather clients come from, if not from the library's own choice.
 */
@FunctionalInterface
interface WebSocketClientSource {

	/**
	 * Returns the WebSocket client that the application has for Gather.
	 * @param client the name of the Gather client
	 * @param sslContext the trust and keys that it is to use
	 * @return the WebSocket client, or {@code null} if the application has none
	 */
	@Nullable WebSocketClient forClient(String client, @Nullable SSLContext sslContext);

}
