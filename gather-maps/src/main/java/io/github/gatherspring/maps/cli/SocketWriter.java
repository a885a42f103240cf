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
package io.github.gatherspring.maps.cli;

import java.time.Duration;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.maps.apply.ClientObjectUpdates;
import io.github.gatherspring.maps.apply.ObjectUpdates;
import io.github.gatherspring.maps.plan.MapPlan;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the space for as long as a plan is applied.
 */
final class SocketWriter implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(45);

	private final @Nullable GatherClient client;

	SocketWriter(boolean wanted, MapPlan plan, ServerOptions server, Terminal terminal) {
		if (!wanted) {
			this.client = null;
			return;
		}
		terminal.progress("Connecting to " + plan.space());
		GatherClient client = GatherClient.builder()
			.apiKey(terminal.environment().getOrDefault(ServerOptions.KEY, ""))
			.spaceId(plan.space().onWire())
			.apiBaseUrl(server.apiBaseUrl)
			.build();
		client.start();
		if (!client.awaitReady(LIMIT)) {
			client.stop();
			throw new IllegalStateException("The space " + plan.space() + " cannot be reached over the socket within "
					+ LIMIT.toSeconds() + " s; leave --over-socket out to write the whole map");
		}
		this.client = client;
	}

	@Nullable ObjectUpdates updates() {
		return (this.client != null) ? new ClientObjectUpdates(this.client, LIMIT) : null;
	}

	@Override
	public void close() {
		if (this.client != null) {
			this.client.stop();
		}
	}

}
