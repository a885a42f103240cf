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

package io.github.gatherspring.listener;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.gatherspring.client.GatherEventSink;
import io.github.gatherspring.event.GatherClientEvent;

import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes what clients tell as events of the application context: {@code GatherEvent}
 * and {@code GatherStatusEvent}. Each client gets a sink of its own. Starts before the
 * clients and then refuses listener methods that are for a client that does not exist.
 *
 * @since 0.1.0
 */
public class GatherEventPublisher implements SmartLifecycle {

	private final ApplicationContext context;

	private final GatherEventListenerFactory factory;

	private final List<ContextEventSink> sinks = new CopyOnWriteArrayList<>();

	private final NamedClients clients;

	private volatile boolean running;

	/**
	 * Creates a publisher.
	 * @param context where to publish
	 * @param factory knows the listener methods
	 */
	public GatherEventPublisher(ApplicationContext context, GatherEventListenerFactory factory) {
		this.context = context;
		this.factory = factory;
		this.clients = new NamedClients(context, factory.adapters());
	}

	/**
	 * Creates a sink for one client.
	 * @return a new sink, to be given to the client's builder
	 */
	public GatherEventSink sink() {
		ContextEventSink sink = new ContextEventSink(this.context, this.factory.calls(),
				new ListenerInterests(this.context), (client) -> this.clients.asked(client, this.sinks.size()),
				this.factory.adapters());
		this.sinks.add(sink);
		return sink;
	}

	/**
	 * Returns how many calls of listeners failed, plain ones included.
	 * @return the number since the application started
	 */
	public long failures() {
		return this.factory.calls().failures();
	}

	/**
	 * Hand a failure to the {@link GatherListenerErrorHandler}, as if a listener had
	 * thrown it.
	 * @param failure what was thrown
	 * @param event the event that led to it
	 * @param listener the class and method that failed
	 */
	public void handleError(Throwable failure, GatherClientEvent event, String listener) {
		this.factory.calls().failed(failure, event, listener);
	}

	/**
	 * Return the names of the clients that publish to the context, as far as they are
	 * beans.
	 * @return the names, sorted; empty where not all of them are known
	 */
	public Set<String> clientNames() {
		return this.clients.known(this.sinks.size());
	}

	@Override
	public void start() {
		this.clients.refuseUnknown(this.sinks.size());
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Before every client.
	 */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
