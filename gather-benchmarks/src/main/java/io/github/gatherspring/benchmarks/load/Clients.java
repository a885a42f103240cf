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

package io.github.gatherspring.benchmarks.load;

import java.net.URI;
import java.time.Duration;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;

/**
 * Makes clients of the load server.
 */
final class Clients {

	static final String SPACE = "benchmark\\space";

	private Clients() {
	}

	static GatherClientBuilder builder(URI server) {
		return GatherClient.builder().apiKey("key").spaceId(SPACE).serverUrl(server);
	}

	static GatherClient ready(GatherClient client) {
		client.start();
		awaitReady(client);
		return client;
	}

	static void awaitReady(GatherClient client) {
		if (!client.awaitReady(Duration.ofSeconds(60))) {
			throw new IllegalStateException("Not ready: " + client.status());
		}
	}

}
