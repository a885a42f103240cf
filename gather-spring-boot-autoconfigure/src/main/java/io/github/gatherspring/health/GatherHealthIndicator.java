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

package io.github.gatherspring.health;

import io.github.gatherspring.client.ClientStatistics;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.Assert;

/**
 * {@link org.springframework.boot.health.contributor.HealthIndicator HealthIndicator} of
 * one client. {@code UP} while it is ready; {@code OUT_OF_SERVICE} while it was not
 * started or was asked to stop; {@code DOWN} whenever it should be ready and is not: it
 * is about to connect, has lost its connection or was refused. Only the client's own
 * snapshots are read; nothing goes over the network.
 *
 * @since 0.1.0
 */
public class GatherHealthIndicator extends AbstractHealthIndicator {

	private final GatherClient client;

	/**
	 * Creates an indicator.
	 * @param client the client whose health to tell
	 */
	public GatherHealthIndicator(GatherClient client) {
		super("Gather health check failed");
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ConnectionStatus status = this.client.status();
		ClientStatistics statistics = this.client.statistics();
		builder.status(status(status.state()));
		builder.withDetail("state", status.state());
		builder.withDetail("since", status.since());
		builder.withDetail("space", this.client.spaceId());
		detail(builder, "user", status.userId());
		detail(builder, "server", (status.serverUrl() != null) ? status.serverUrl().getHost() : null);
		builder.withDetail("reconnects", status.reconnects());
		if (!status.isReady()) {
			detail(builder, "reason", status.reason());
			detail(builder, "closeCode", status.closeCode());
			detail(builder, "lostSince", status.lostSince());
			detail(builder, "attempt", (status.attempt() > 0) ? status.attempt() : null);
			detail(builder, "retryIn", status.retryIn());
		}
		detail(builder, "lastSignOfLife", statistics.lastSignOfLife());
		builder.withDetail("queuedActions", statistics.queuedActions());
		builder.withDetail("pendingActions", statistics.pendingActions());
		builder.withDetail("queuedEvents", statistics.queuedEvents());
	}

	private static Status status(ConnectionState state) {
		return switch (state) {
			case READY -> Status.UP;
			case DISCONNECTED, STOPPING, STOPPED -> Status.OUT_OF_SERVICE;
			case CONNECTING, AUTHENTICATING, SYNCING, WAITING_TO_RECONNECT, FAILED -> Status.DOWN;
		};
	}

	private static void detail(Health.Builder builder, String key, @Nullable Object value) {
		if (value != null) {
			builder.withDetail(key, value);
		}
	}

}
