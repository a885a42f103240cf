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

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.function.Supplier;

import com.google.protobuf.Message;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherEventSink;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.SpaceSetsIdMapping;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.SpaceTracker;
import io.github.gatherspring.space.SpaceTrackerSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListenerFactory;

/**
 * An application context with listeners, and a client that is never connected: events are
 * put in where the client would put them.
 */
final class ListenerBench implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private GatherClient client;

	private @Nullable GatherEventSink sink;

	ListenerBench(Class<?>... configurations) {
		this("gather", configurations);
	}

	ListenerBench(String clientName, Class<?>... configurations) {
		this.client = client(clientName);
		this.context.register(Infrastructure.class);
		if (configurations.length > 0) {
			this.context.register(configurations);
		}
	}

	static GatherClient client(String name) {
		return GatherClient.builder().name(name).apiKey("key").spaceId("id/name").build();
	}

	/**
	 * Makes a client act as a user without a connection.
	 */
	static GatherClient client(String name, String userId) {
		GatherClient client = client(name);
		InvocationHandler handler = (proxy, method, arguments) -> method.getName().equals("userId") ? userId
				: method.invoke(client, arguments);
		return (GatherClient) Proxy.newProxyInstance(GatherClient.class.getClassLoader(),
				new Class<?>[] { GatherClient.class }, handler);
	}

	ListenerBench actingAs(String userId) {
		this.client = client(this.client.name(), userId);
		return this;
	}

	<T> ListenerBench with(Class<T> type, Supplier<T> bean) {
		this.context.registerBean(type, bean);
		return this;
	}

	ListenerBench start() {
		this.context.refresh();
		this.sink = this.context.getBean(GatherEventPublisher.class).sink();
		return this;
	}

	AnnotationConfigApplicationContext context() {
		return this.context;
	}

	GatherClient client() {
		return this.client;
	}

	GatherEventSink sink() {
		GatherEventSink started = this.sink;
		if (started == null) {
			throw new IllegalStateException("Not started");
		}
		return started;
	}

	void tell(Message event) {
		tell(event, null, null);
	}

	void tell(Message event, @Nullable Player player, @Nullable Player target) {
		sink().event(this.client, event, player, target, null, 5000);
	}

	GatherListenerStatistics statistics(String listener) {
		return this.context.getBean(GatherEventListenerFactory.class)
			.statistics()
			.stream()
			.filter((each) -> each.listener().equals(listener))
			.findFirst()
			.orElseThrow();
	}

	static Player player(String id, String name) {
		SpaceTracker tracker = new SpaceTracker(SpaceTrackerSettings.DEFAULTS, (change) -> {
		});
		tracker.sessionStarted("me");
		apply(tracker, SpaceSetsIdMapping.newBuilder().setUid(id).setEncId(1).build());
		apply(tracker, PlayerJoins.newBuilder().setEncId(1).build());
		apply(tracker, io.github.gatherspring.proto.PlayerSetsName.newBuilder().setEncId(1).setName(name).build());
		return tracker.space().player(id).orElseThrow();
	}

	private static void apply(SpaceTracker tracker, Message event) {
		EventDescriptor descriptor = EventCatalog.byMessageType(event.getClass());
		if (descriptor == null) {
			throw new IllegalStateException(event.getClass() + " is no event");
		}
		tracker.apply(descriptor.number(), event, Instant.EPOCH);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	static class Infrastructure {

		@Bean
		static GatherEventListenerFactory gatherEventListenerFactory() {
			return new GatherEventListenerFactory();
		}

		@Bean
		static EventListenerFactory gatherPlainEventListenerFactory() {
			return GatherEventListenerFactory.forPlainListeners();
		}

		@Bean
		GatherEventPublisher gatherEventPublisher(AnnotationConfigApplicationContext context,
				GatherEventListenerFactory factory) {
			return new GatherEventPublisher(context, factory);
		}

	}

}
