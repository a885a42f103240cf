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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.gatherspring.client.GatherClientObserver;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what one client tells.
 *
 * @since 0.1.0
 */
public class MeterClientObserver implements GatherClientObserver {

	private static final String NO_CODE = "none";

	private final MeterRegistry registry;

	private final String client;

	private final Map<String, Counter> events = new ConcurrentHashMap<>();

	private final Map<ActionKey, Timer> actions = new ConcurrentHashMap<>();

	private final Timer heartbeat;

	private final Timer ready;

	private final Timer disconnected;

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
		this.heartbeat = timer(MeterNames.HEARTBEAT, "Time between a heartbeat and the server's answer");
		this.ready = timer(MeterNames.READY, "Time from the beginning of an attempt to the complete state");
		this.disconnected = timer(MeterNames.DISCONNECTED, "Length of the outages that are over");
	}

	private Timer timer(String name, String description) {
		return Timer.builder(name)
			.description(description)
			.tag(MeterNames.CLIENT_TAG, this.client)
			.register(this.registry);
	}

	@Override
	public void eventsReceived(String event, long count) {
		this.events.computeIfAbsent(event, this::eventCounter).increment(count);
	}

	private Counter eventCounter(String event) {
		return Counter.builder(MeterNames.EVENTS)
			.description("Events received")
			.tag(MeterNames.CLIENT_TAG, this.client)
			.tag(MeterNames.EVENT_TAG, event)
			.register(this.registry);
	}

	@Override
	public void undecodable(String kind) {
		Counter.builder(MeterNames.EVENTS_UNREADABLE)
			.description("Frames and events that could not be read")
			.tag(MeterNames.CLIENT_TAG, this.client)
			.tag(MeterNames.KIND_TAG, kind)
			.register(this.registry)
			.increment();
	}

	@Override
	public void handlerFailed(String event) {
		Counter.builder(MeterNames.HANDLERS_FAILED)
			.description("Handlers registered in code that failed")
			.tag(MeterNames.CLIENT_TAG, this.client)
			.tag(MeterNames.EVENT_TAG, event)
			.register(this.registry)
			.increment();
	}

	@Override
	public ActionObservation actionStarted(String action) {
		Timer.Sample sample = Timer.start(this.registry);
		return (failure) -> sample
			.stop(this.actions.computeIfAbsent(new ActionKey(action, ActionOutcome.of(failure)), this::actionTimer));
	}

	private Timer actionTimer(ActionKey key) {
		return Timer.builder(MeterNames.ACTIONS)
			.description("Time from the call of an action to its answer")
			.tag(MeterNames.CLIENT_TAG, this.client)
			.tag(MeterNames.ACTION_TAG, key.action())
			.tag(MeterNames.OUTCOME_TAG, key.outcome().tag())
			.register(this.registry);
	}

	@Override
	public void heartbeat(Duration roundTrip) {
		this.heartbeat.record(roundTrip);
	}

	@Override
	public synchronized void status(ConnectionStatus before, ConnectionStatus after) {
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
			this.ready.record(Duration.between(begun, after.since()));
		}
	}

	private void reconnected(Loss over, Instant now) {
		this.disconnected.record(Duration.between(over.since(), now));
		Counter.builder(MeterNames.RECONNECTS)
			.description("Connections that came back, by the code with which they had been lost")
			.tag(MeterNames.CLIENT_TAG, this.client)
			.tag(MeterNames.CODE_TAG, over.code())
			.register(this.registry)
			.increment();
	}

	private record ActionKey(String action, ActionOutcome outcome) {
	}

	private record Loss(Instant since, String code) {
	}

}
