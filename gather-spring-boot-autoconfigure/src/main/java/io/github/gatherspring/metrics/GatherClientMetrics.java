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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.gatherspring.client.ClientStatistics;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.listener.GatherEventListenerFactory;
import io.github.gatherspring.listener.GatherListenerStatistics;
import io.github.gatherspring.listener.ListenerOutcome;
import io.github.gatherspring.space.SpaceStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * {@link MeterBinder} for what clients and listeners count by themselves: nothing is
 * measured twice, it is only read when a registry asks. A registry does not keep a client
 * from being collected; a client that is bound takes the place of one of the same name.
 *
 * @since 0.1.0
 */
public class GatherClientMetrics implements MeterBinder, AutoCloseable {

	private final Supplier<Stream<GatherClient>> clients;

	private final GatherEventListenerFactory listeners;

	private final Clock clock;

	private final Map<MeterRegistry, List<Meter.Id>> bound = new ConcurrentHashMap<>();

	/**
	 * Creates metrics.
	 * @param clients the clients; asked when a registry is bound
	 * @param listeners knows the listener methods
	 */
	public GatherClientMetrics(Supplier<Stream<GatherClient>> clients, GatherEventListenerFactory listeners) {
		this(clients, listeners, Clock.systemUTC());
	}

	GatherClientMetrics(Supplier<Stream<GatherClient>> clients, GatherEventListenerFactory listeners, Clock clock) {
		this.clients = clients;
		this.listeners = listeners;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		List<Meter.Id> ids = new ArrayList<>();
		this.clients.get().forEach((client) -> bind(client, registry, ids));
		Map<String, List<GatherListenerStatistics>> byName = this.listeners.statistics()
			.stream()
			.collect(Collectors.groupingBy(GatherListenerStatistics::listener));
		byName.forEach((name, statistics) -> bind(name, statistics, registry, ids));
		this.bound.put(registry, List.copyOf(ids));
	}

	/**
	 * Takes the meters out of all registries.
	 */
	@Override
	public void close() {
		this.bound.forEach((registry, ids) -> ids.forEach(registry::remove));
		this.bound.clear();
	}

	/**
	 * Takes the meters of a client out of all registries, for when the client was closed.
	 * @param client the name of the client
	 */
	public void unbind(String client) {
		this.bound.replaceAll((registry, ids) -> {
			Map<Boolean, List<Meter.Id>> byClient = ids.stream()
				.collect(Collectors.partitioningBy((id) -> client.equals(id.getTag(MeterNames.CLIENT_TAG))));
			byClient.getOrDefault(true, List.of()).forEach(registry::remove);
			return byClient.getOrDefault(false, List.of());
		});
	}

	private void bind(GatherClient client, MeterRegistry registry, List<Meter.Id> ids) {
		forget(client, registry);
		ids.add(counter(MeterNames.FRAMES_RECEIVED, "Frames received", null, ClientStatistics::framesReceived, client,
				registry));
		ids.add(counter(MeterNames.FRAMES_SENT, "Frames sent", null, ClientStatistics::framesSent, client, registry));
		ids.add(counter(MeterNames.BYTES_RECEIVED, "Payload received", "bytes", ClientStatistics::bytesReceived, client,
				registry));
		ids.add(counter(MeterNames.BYTES_SENT, "Payload sent", "bytes", ClientStatistics::bytesSent, client, registry));
		ids.add(gauge(MeterNames.ACTIONS_QUEUED, "Actions that wait for a connection or the socket",
				(each) -> each.statistics().queuedActions(), client, registry));
		ids.add(gauge(MeterNames.ACTIONS_PENDING, "Actions sent and not yet answered",
				(each) -> each.statistics().pendingActions(), client, registry));
		ids.add(gauge(MeterNames.EVENTS_QUEUED, "Events received that wait for listeners",
				(each) -> each.statistics().queuedEvents(), client, registry));
		ids.add(gauge(MeterNames.PLAYERS, "Players known in the space", (each) -> each.space().players().size(), client,
				registry));
		bindState(client, registry, ids);
		for (ConnectionState state : ConnectionState.values()) {
			ids.add(Gauge.builder(MeterNames.STATUS, client, (each) -> (each.status().state() == state) ? 1 : 0)
				.description("1 for the state of the connection, 0 for the others")
				.tag(MeterNames.CLIENT_TAG, client.name())
				.tag(MeterNames.STATE_TAG, state.name().toLowerCase(Locale.ROOT))
				.register(registry)
				.getId());
		}
		// Not through this object, which must not be kept by the registry.
		Clock now = this.clock;
		ids.add(TimeGauge.builder(MeterNames.OUTAGE, client, TimeUnit.SECONDS, (each) -> outage(each, now))
			.description("Length of the present outage, 0 while connected")
			.tag(MeterNames.CLIENT_TAG, client.name())
			.register(registry)
			.getId());
	}

	private static void bindState(GatherClient client, MeterRegistry registry, List<Meter.Id> ids) {
		ids.add(Gauge.builder(MeterNames.STATE_SIZE, client, (each) -> each.statistics().space().size())
			.description("Memory that the state takes by an estimate")
			.baseUnit("bytes")
			.tag(MeterNames.CLIENT_TAG, client.name())
			.register(registry)
			.getId());
		ids.add(gauge(MeterNames.STATE_COMPLETE,
				"1 while all is kept that the server told, 0 once something was left out",
				(each) -> each.statistics().space().complete() ? 1 : 0, client, registry));
		ids.add(kept("players", SpaceStatistics::players, client, registry));
		ids.add(kept("other_players", SpaceStatistics::otherPlayers, client, registry));
		ids.add(kept("maps", SpaceStatistics::maps, client, registry));
		ids.add(kept("objects", SpaceStatistics::objects, client, registry));
		ids.add(dropped("without_player", SpaceStatistics::droppedWithoutPlayer, client, registry));
		ids.add(dropped("unreadable", SpaceStatistics::droppedUnreadable, client, registry));
		ids.add(dropped("over_limit", SpaceStatistics::droppedOverLimit, client, registry));
	}

	private static Meter.Id kept(String kind, ToDoubleFunction<SpaceStatistics> value, GatherClient client,
			MeterRegistry registry) {
		return Gauge.builder(MeterNames.STATE_KEPT, client, (each) -> value.applyAsDouble(each.statistics().space()))
			.description("What is kept of the space")
			.tag(MeterNames.CLIENT_TAG, client.name())
			.tag(MeterNames.KIND_TAG, kind)
			.register(registry)
			.getId();
	}

	private static Meter.Id dropped(String reason, ToDoubleFunction<SpaceStatistics> value, GatherClient client,
			MeterRegistry registry) {
		return FunctionCounter
			.builder(MeterNames.STATE_DROPPED, client, (each) -> value.applyAsDouble(each.statistics().space()))
			.description("Events that were not applied to the state")
			.tag(MeterNames.CLIENT_TAG, client.name())
			.tag(MeterNames.REASON_TAG, reason)
			.register(registry)
			.getId();
	}

	/**
	 * A registry would go on asking the client that it knows by the same name.
	 */
	private static void forget(GatherClient client, MeterRegistry registry) {
		MeterNames.OF_BINDER.forEach((name) -> registry.find(name)
			.tag(MeterNames.CLIENT_TAG, client.name())
			.meters()
			.forEach(registry::remove));
	}

	private static double outage(GatherClient client, Clock clock) {
		Instant lostSince = client.status().lostSince();
		return (lostSince != null) ? Duration.between(lostSince, clock.instant()).toMillis() / 1000.0 : 0;
	}

	private static Meter.Id counter(String name, String description, @Nullable String unit,
			ToDoubleFunction<ClientStatistics> value, GatherClient client, MeterRegistry registry) {
		return FunctionCounter.builder(name, client, (each) -> value.applyAsDouble(each.statistics()))
			.description(description)
			.baseUnit(unit)
			.tag(MeterNames.CLIENT_TAG, client.name())
			.register(registry)
			.getId();
	}

	private static Meter.Id gauge(String name, String description, ToDoubleFunction<GatherClient> value,
			GatherClient client, MeterRegistry registry) {
		return Gauge.builder(name, client, value)
			.description(description)
			.tag(MeterNames.CLIENT_TAG, client.name())
			.register(registry)
			.getId();
	}

	/**
	 * A registry forgets what it is given to ask unless somebody else keeps it: the
	 * context keeps the factory, nobody the list.
	 */
	private void bind(String name, List<GatherListenerStatistics> statistics, MeterRegistry registry,
			List<Meter.Id> ids) {
		registry.find(MeterNames.LISTENERS).tag(MeterNames.LISTENER_TAG, name).meters().forEach(registry::remove);
		for (ListenerOutcome outcome : ListenerOutcome.values()) {
			ids.add(FunctionTimer
				.builder(MeterNames.LISTENERS, this.listeners,
						(factory) -> statistics.stream().mapToLong((one) -> one.count(outcome)).sum(),
						(factory) -> statistics.stream().mapToLong((one) -> one.totalNanos(outcome)).sum(),
						TimeUnit.NANOSECONDS)
				.description("Calls of listener methods")
				.tag(MeterNames.LISTENER_TAG, name)
				.tag(MeterNames.OUTCOME_TAG, outcome.name().toLowerCase(Locale.ROOT))
				.register(registry)
				.getId());
		}
	}

}
