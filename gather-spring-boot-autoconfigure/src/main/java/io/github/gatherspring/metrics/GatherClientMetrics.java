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

package io.github.gatherspring.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.client.ClientStatistics;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.listener.GatherListenerStatistics;
import io.github.gatherspring.listener.ListenerOutcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.util.function.SingletonSupplier;

/**
 * {@link MeterBinder} for what clients and listeners count by themselves: nothing is
 * measured twice, it is only read when a registry asks.
 *
 * @since 0.1.0
 */
public class GatherClientMetrics implements MeterBinder {

	private final SingletonSupplier<List<GatherClient>> clients;

	private final GatherEventListenerFactory listeners;

	private final Clock clock;

	/**
	 * Creates metrics.
	 * @param clients the clients; asked when a registry is bound
	 * @param listeners knows the listener methods
	 */
	public GatherClientMetrics(java.util.function.Supplier<Stream<GatherClient>> clients,
			GatherEventListenerFactory listeners) {
		this(clients, listeners, Clock.systemUTC());
	}

	GatherClientMetrics(java.util.function.Supplier<Stream<GatherClient>> clients, GatherEventListenerFactory listeners,
			Clock clock) {
		this.clients = SingletonSupplier.of(() -> clients.get().toList());
		this.listeners = listeners;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.clients.obtain().forEach((client) -> bind(client, registry));
		Map<String, List<GatherListenerStatistics>> byName = this.listeners.statistics()
			.stream()
			.collect(Collectors.groupingBy(GatherListenerStatistics::listener));
		byName.forEach((name, statistics) -> bind(name, statistics, registry));
	}

	private void bind(GatherClient client, MeterRegistry registry) {
		counter(MeterNames.FRAMES_RECEIVED, "Frames received", null, ClientStatistics::framesReceived, client,
				registry);
		counter(MeterNames.FRAMES_SENT, "Frames sent", null, ClientStatistics::framesSent, client, registry);
		counter(MeterNames.BYTES_RECEIVED, "Payload received", "bytes", ClientStatistics::bytesReceived, client,
				registry);
		counter(MeterNames.BYTES_SENT, "Payload sent", "bytes", ClientStatistics::bytesSent, client, registry);
		gauge(MeterNames.ACTIONS_QUEUED, "Actions that wait for a connection or the socket",
				(each) -> each.statistics().queuedActions(), client, registry);
		gauge(MeterNames.ACTIONS_PENDING, "Actions sent and not yet answered",
				(each) -> each.statistics().pendingActions(), client, registry);
		gauge(MeterNames.EVENTS_QUEUED, "Events received that wait for listeners",
				(each) -> each.statistics().queuedEvents(), client, registry);
		gauge(MeterNames.PLAYERS, "Players known in the space", (each) -> each.space().players().size(), client,
				registry);
		for (ConnectionState state : ConnectionState.values()) {
			Gauge.builder(MeterNames.STATUS, client, (each) -> (each.status().state() == state) ? 1 : 0)
				.description("1 for the state of the connection, 0 for the others")
				.tag(MeterNames.CLIENT_TAG, client.name())
				.tag(MeterNames.STATE_TAG, state.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
		TimeGauge.builder(MeterNames.OUTAGE, client, TimeUnit.SECONDS, this::outage)
			.description("Length of the present outage, 0 while connected")
			.tag(MeterNames.CLIENT_TAG, client.name())
			.register(registry);
	}

	private double outage(GatherClient client) {
		Instant lostSince = client.status().lostSince();
		return (lostSince != null) ? Duration.between(lostSince, this.clock.instant()).toMillis() / 1000.0 : 0;
	}

	private static void counter(String name, String description, @org.jspecify.annotations.Nullable String unit,
			ToDoubleFunction<ClientStatistics> value, GatherClient client, MeterRegistry registry) {
		FunctionCounter.builder(name, client, (each) -> value.applyAsDouble(each.statistics()))
			.description(description)
			.baseUnit(unit)
			.tag(MeterNames.CLIENT_TAG, client.name())
			.register(registry);
	}

	private static void gauge(String name, String description, ToDoubleFunction<GatherClient> value,
			GatherClient client, MeterRegistry registry) {
		Gauge.builder(name, client, value)
			.description(description)
			.tag(MeterNames.CLIENT_TAG, client.name())
			.register(registry);
	}

	/**
	 * A registry forgets what it is given to ask unless somebody else keeps it: the
	 * context keeps the factory, nobody the list.
	 */
	private void bind(String name, List<GatherListenerStatistics> statistics, MeterRegistry registry) {
		for (ListenerOutcome outcome : ListenerOutcome.values()) {
			FunctionTimer
				.builder(MeterNames.LISTENERS, this.listeners,
						(factory) -> statistics.stream().mapToLong((one) -> one.count(outcome)).sum(),
						(factory) -> statistics.stream().mapToLong((one) -> one.totalNanos(outcome)).sum(),
						TimeUnit.NANOSECONDS)
				.description("Calls of listener methods")
				.tag(MeterNames.LISTENER_TAG, name)
				.tag(MeterNames.OUTCOME_TAG, outcome.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
	}

}
