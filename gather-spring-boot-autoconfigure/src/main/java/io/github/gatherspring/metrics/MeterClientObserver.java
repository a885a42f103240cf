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

import java.time.Duration;
import java.time.Instant;

import io.github.gatherspring.client.GatherClientObserver;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what one client tells, until the client is closed.
 *
 * @since 0.1.0
 */
public class MeterClientObserver implements GatherClientObserver {

	private static final String NO_CODE = "none";

	private final MeterRegistry registry;

	private final String client;

	private final MeterProvider<Counter> events;

	private final MeterProvider<Counter> unreadable;

	private final MeterProvider<Counter> handlersFailed;

	private final MeterProvider<Counter> reconnects;

	private final MeterProvider<Timer> actions;

	private final MeterProvider<Timer> heartbeat;

	private final MeterProvider<Timer> ready;

	private final MeterProvider<Timer> disconnected;

	private volatile boolean closed;

	private @Nullable Loss loss;

	private @Nullable Instant connecting;

	/**
	 * Creates an observer.
	 * @param registry where the meters go
	 * @param client the name of the client
	 */
	public MeterClientObserver(MeterRegistry registry, String client) {
		this.registry = registry;
		this.client = client;
		this.events = counter(MeterNames.EVENTS, "Events received");
		this.unreadable = counter(MeterNames.EVENTS_UNREADABLE, "Frames and events that could not be read");
		this.handlersFailed = counter(MeterNames.HANDLERS_FAILED, "Handlers registered in code that failed");
		this.reconnects = counter(MeterNames.RECONNECTS,
				"Connections that came back, by the code with which they had been lost");
		this.actions = timer(MeterNames.ACTIONS, "Time from the call of an action to its answer");
		this.heartbeat = timer(MeterNames.HEARTBEAT, "Time between a heartbeat and the server's answer");
		this.ready = timer(MeterNames.READY, "Time from the beginning of an attempt to the complete state");
		this.disconnected = timer(MeterNames.DISCONNECTED, "Length of the outages that are over");
		// There from the start, so that they can be seen to be zero.
		this.heartbeat.withTags();
		this.ready.withTags();
		this.disconnected.withTags();
	}

	private MeterProvider<Counter> counter(String name, String description) {
		return Counter.builder(name)
			.description(description)
			.tag(MeterNames.CLIENT_TAG, this.client)
			.withRegistry(this.registry);
	}

	private MeterProvider<Timer> timer(String name, String description) {
		return Timer.builder(name)
			.description(description)
			.tag(MeterNames.CLIENT_TAG, this.client)
			.withRegistry(this.registry);
	}

	@Override
	public void eventsReceived(String event, long count) {
		this.events.withTag(MeterNames.EVENT_TAG, event).increment(count);
	}

	@Override
	public void undecodable(String kind) {
		this.unreadable.withTag(MeterNames.KIND_TAG, kind).increment();
	}

	@Override
	public void handlerFailed(String event) {
		this.handlersFailed.withTag(MeterNames.EVENT_TAG, event).increment();
	}

	@Override
	public ActionObservation actionStarted(String action) {
		Timer.Sample sample = Timer.start(this.registry);
		return (failure) -> {
			// What ends with the client comes after its meters have gone.
			if (!this.closed) {
				sample.stop(this.actions.withTags(MeterNames.ACTION_TAG, action, MeterNames.OUTCOME_TAG,
						ActionOutcome.of(failure).tag()));
			}
		};
	}

	@Override
	public void heartbeat(Duration roundTrip) {
		this.heartbeat.withTags().record(roundTrip);
	}

	@Override
	public synchronized void status(ConnectionStatus before, ConnectionStatus after) {
		if (after.state() == ConnectionState.CONNECTING) {
			this.closed = false;
		}
		if (before.isConnected() && after.state() == ConnectionState.WAITING_TO_RECONNECT) {
			Integer code = after.closeCode();
			this.loss = new Loss(after.since(), (code != null) ? code.toString() : NO_CODE);
		}
		Loss over = this.loss;
		if (over != null && after.isConnected()) {
			this.loss = null;
			reconnected(over, after.since());
		}
		if (after.state().isAtRest()) {
			this.loss = null;
		}
		if (after.state() == ConnectionState.CONNECTING) {
			this.connecting = after.since();
		}
		Instant begun = this.connecting;
		if (begun != null && after.isReady()) {
			this.connecting = null;
			this.ready.withTags().record(Duration.between(begun, after.since()));
		}
	}

	private void reconnected(Loss over, Instant now) {
		this.disconnected.withTags().record(Duration.between(over.since(), now));
		this.reconnects.withTag(MeterNames.CODE_TAG, over.code()).increment();
	}

	/**
	 * Takes the meters of the client out of the registry.
	 */
	@Override
	public void closed() {
		this.closed = true;
		MeterNames.OF_OBSERVER.forEach((name) -> this.registry.find(name)
			.tag(MeterNames.CLIENT_TAG, this.client)
			.meters()
			.forEach(this.registry::remove));
	}

	private record Loss(Instant since, String code) {
	}

}
