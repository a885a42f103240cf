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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.gatherspring.client.ClientStatistics;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.leadership.GatherLeadership;
import io.github.gatherspring.leadership.LeadershipStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.util.Assert;

/**
 * {@link org.springframework.boot.health.contributor.HealthIndicator HealthIndicator} of
 * one client. {@code UP} while it is ready, and for a while after that as long as it is
 * on its way back: a deployment of Gather's closes every connection, which comes back in
 * seconds. {@code OUT_OF_SERVICE} while it was not started, was asked to stop or waits
 * for long because the server asked for it; {@code DOWN} whenever it should be ready and
 * is not. The detail {@code condition} tells these apart: {@code ready},
 * {@code reconnecting}, {@code lost}, {@code waiting}, {@code never-ready},
 * {@code refused}, {@code stopped} or {@code not-started}. A client that waits for
 * leadership is {@code UP} as {@code standby}, {@code OUT_OF_SERVICE} while it leaves the
 * place to {@code another-login}, and {@code DOWN} while the lock is
 * {@code lock-unavailable}. Only snapshots are read; nothing goes over the network.
 *
 * @since 0.1.0
 */
public class GatherHealthIndicator extends AbstractHealthIndicator {

	/** How long a client may be away unless told otherwise. */
	public static final Duration DEFAULT_GRACE = Duration.ofMinutes(1);

	private final GatherClient client;

	private final Duration grace;

	private final @Nullable GatherLeadership leadership;

	private final Clock clock;

	/**
	 * Creates an indicator with the default grace.
	 * @param client the client whose health to tell
	 */
	public GatherHealthIndicator(GatherClient client) {
		this(client, DEFAULT_GRACE);
	}

	/**
	 * Creates an indicator.
	 * @param client the client whose health to tell
	 * @param grace how long a client that was ready may be away and still be {@code UP};
	 * not negative
	 */
	public GatherHealthIndicator(GatherClient client, Duration grace) {
		this(client, grace, null);
	}

	/**
	 * Creates an indicator of a client that may wait for leadership.
	 * @param client the client whose health to tell
	 * @param grace how long a client that was ready may be away and still be {@code UP};
	 * not negative
	 * @param leadership knows whether the client leads, or {@code null} if none does
	 */
	public GatherHealthIndicator(GatherClient client, Duration grace, @Nullable GatherLeadership leadership) {
		this(client, grace, leadership, Clock.systemUTC());
	}

	GatherHealthIndicator(GatherClient client, Duration grace, @Nullable GatherLeadership leadership, Clock clock) {
		super("Gather health check failed");
		Assert.notNull(client, "'client' must not be null");
		Assert.isTrue(!grace.isNegative(), () -> "'grace' must not be negative, but is " + grace);
		this.client = client;
		this.grace = grace;
		this.leadership = leadership;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ConnectionStatus status = this.client.status();
		ClientStatistics statistics = this.client.statistics();
		Instant readyUntil = statistics.readyUntil();
		LeadershipStatus standing = (this.leadership != null) ? this.leadership.status(this.client.name()) : null;
		Condition away = (standing != null) ? Condition.of(standing.standing()) : null;
		Condition condition = (away != null) ? away
				: Condition.of(status, readyUntil, this.grace, this.clock.instant());
		builder.status(condition.status());
		builder.withDetail("condition", condition.text());
		builder.withDetail("state", status.state());
		builder.withDetail("since", status.since());
		builder.withDetail("space", this.client.spaceId());
		detail(builder, "user", status.userId());
		detail(builder, "server", (status.serverUrl() != null) ? status.serverUrl().getHost() : null);
		builder.withDetail("reconnects", status.reconnects());
		if (!status.isReady()) {
			detail(builder, "reconnecting", (condition == Condition.RECONNECTING) ? true : null);
			detail(builder, "reason", (standing != null && away != null) ? standing.reason() : status.reason());
			detail(builder, "closeCode", status.closeCode());
			detail(builder, "lostSince", (readyUntil != null) ? readyUntil : status.lostSince());
			detail(builder, "attempt", (status.attempt() > 0) ? status.attempt() : null);
			detail(builder, "retryIn", status.retryIn());
		}
		if (standing != null) {
			builder.withDetail("leader", standing.isLeader());
			detail(builder, "leadingInstance", standing.leader());
			builder.withDetail("instance", standing.instance());
			builder.withDetail("role", standing.role());
		}
		detail(builder, "lastSignOfLife", statistics.lastSignOfLife());
		builder.withDetail("queuedActions", statistics.queuedActions());
		builder.withDetail("pendingActions", statistics.pendingActions());
		builder.withDetail("queuedEvents", statistics.queuedEvents());
	}

	private static void detail(Health.Builder builder, String key, @Nullable Object value) {
		if (value != null) {
			builder.withDetail(key, value);
		}
	}

}
