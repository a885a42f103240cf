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
import java.util.Set;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.wire.ProxySettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The proxy that a client is given, on both of its ways to the server.
 */
class ProxyTests extends AbstractClientTests {

	private static final ProxySettings NOT_THERE = new ProxySettings("127.0.0.1", 1, null, null, Set.of());

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theAssignmentAndTheSocketGoThroughIt(boolean socket) {
		GatherClient client = client((builder) -> builder.proxy(NOT_THERE)
			.reconnect(RARE)
			.serverUrl(socket ? URI.create(this.simulator.serverUrl()) : null));
		client.start();
		awaitState(client, ConnectionState.WAITING_TO_RECONNECT);
		assertThat(client.status().reason()).contains("connection refused by the proxy 127.0.0.1:1")
			.contains(socket ? "the socket to" : "server assignment");
	}

}
