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
package io.github.gatherspring.integration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.github.gatherspring.client.EventContext;
import io.github.gatherspring.client.EventRegistration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.proto.action.EventCatalog;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.expression.Expression;
import org.springframework.integration.core.MessageSelector;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.integration.filter.ExpressionEvaluatingSelector;
import org.springframework.messaging.Message;
import org.springframework.util.Assert;

/**
 * Sends the events of a space into a channel. The payload is the event's message, such as
 * {@code PlayerChats}, or a change such as {@code PlayerArrived}; the headers are those
 * of {@link GatherHeaders}.
 * <p>
 * While this adapter runs, the server is asked for the events that it names, and when it
 * stops, no longer. It starts before the client connects, so that nothing is missed. A
 * {@code PlayerChats} that the client's own user wrote is left out, as it is for every
 * handler of {@link GatherClient#on}: what comes back by an action topic would else make
 * a circle.
 * <p>
 * Messages are sent in order on the one thread that also runs the client's listeners.
 * What a synchronous channel takes to handle them holds up these listeners and, once the
 * client's queue is full, the socket. That is wanted where nothing may be lost; in front
 * of a broker, which can be down, put a {@link RelayChannel}.
 * <p>
 * What fails goes to the {@linkplain #setErrorChannel error channel}. If there is none,
 * the client logs and counts it. Either way the next event comes.
 *
 * @since 0.1.0
 */
public class GatherInboundChannelAdapter extends MessageProducerSupport {

	private final ClientReference client;

	private final AtomicLong sequence = new AtomicLong();

	private volatile Set<Class<?>> events = Set.of();

	private @Nullable MessageSelector selector;

	private List<EventRegistration> registrations = List.of();

	/**
	 * Create an adapter.
	 * @param client the client whose events are sent
	 * @param events as for {@link #setEvents}
	 */
	@SuppressWarnings("this-escape")
	public GatherInboundChannelAdapter(GatherClient client, Class<?>... events) {
		this.client = ClientReference.to(client);
		setEvents(events);
	}

	/**
	 * Create an adapter of a client that is a bean.
	 * @param client the client's name, as in {@code gather.clients.<name>}
	 * @param events as for {@link #setEvents}
	 */
	@SuppressWarnings("this-escape")
	public GatherInboundChannelAdapter(String client, Class<?>... events) {
		this.client = ClientReference.named(client);
		setEvents(events);
	}

	/**
	 * Set which events are sent, from the next start on.
	 * @param events classes as {@link GatherClient#on} takes them: of event messages, of
	 * {@link io.github.gatherspring.space.SpaceChange} (that type itself for all of
	 * them), {@code ServerClientEvent} for every event, or {@code ServerClientBatch};
	 * these two come without headers about players and maps. A change that another class
	 * of them includes is not sent twice
	 */
	public final void setEvents(Class<?>... events) {
		Assert.noNullElements(events, "'events' must not hold null");
		this.events = withoutIncluded(Arrays.asList(events));
	}

	/**
	 * Set which events are sent by their names, from the next start on. Replaces what
	 * {@link #setEvents} has set.
	 * @param names names as on the wire, such as {@code playerChats}, or in snake_case
	 * @throws io.github.gatherspring.proto.action.UnknownEventException if there is no
	 * event of a name
	 */
	public final void setEventNames(String... names) {
		List<Class<?>> types = new ArrayList<>();
		for (String name : names) {
			types.add(EventCatalog.get(name).messageType());
		}
		this.events = withoutIncluded(types);
	}

	private static Set<Class<?>> withoutIncluded(Collection<Class<?>> types) {
		Set<Class<?>> kept = new LinkedHashSet<>(types);
		kept.removeIf((type) -> types.stream().anyMatch((other) -> other != type && other.isAssignableFrom(type)));
		return kept;
	}

	/**
	 * Set which of the events are sent.
	 * @param selector asked on the listeners' thread, with the message as it would be
	 * sent
	 */
	public void setSelector(MessageSelector selector) {
		Assert.notNull(selector, "'selector' must not be null");
		this.selector = selector;
	}

	/**
	 * Set which of the events are sent. Replaces what {@link #setSelector} has set.
	 * @param expression evaluated with the message as it would be sent, such as
	 * {@code payload.contents.startsWith('!')} or
	 * {@code headers['gather_mapId'] == 'office-main'}; its value must be a
	 * {@code Boolean}
	 */
	public void setFilterExpression(Expression expression) {
		Assert.notNull(expression, "'expression' must not be null");
		this.selector = new ExpressionEvaluatingSelector(expression);
	}

	/**
	 * Set which of the events are sent, as {@link #setFilterExpression} does.
	 * @param expression the text of the expression
	 */
	public void setFilterExpressionString(String expression) {
		setFilterExpression(EXPRESSION_PARSER.parseExpression(expression));
	}

	@Override
	public String getComponentType() {
		return "gather:inbound-channel-adapter";
	}

	@Override
	protected void onInit() {
		Assert.state(!this.events.isEmpty(), () -> "The inbound adapter '" + getComponentName()
				+ "' names no events: set some, such as PlayerChats");
		super.onInit();
		this.client.resolve(getBeanFactory());
		if (this.selector instanceof BeanFactoryAware aware) {
			aware.setBeanFactory(getBeanFactory());
		}
	}

	@Override
	protected void doStart() {
		List<EventRegistration> added = new ArrayList<>();
		try {
			this.events.forEach((type) -> added.add(this.client.client().onWithContext(type, this::received)));
		}
		catch (RuntimeException ex) {
			added.forEach(EventRegistration::close);
			throw ex;
		}
		this.registrations = added;
	}

	@Override
	protected void doStop() {
		super.doStop();
		this.registrations.forEach(EventRegistration::close);
		this.registrations = List.of();
	}

	private void received(Object event, EventContext context) {
		// One thread at a time comes here; the number is taken only if the message is
		// sent.
		Message<?> message = EventMessage.of(event, context, this.sequence.get() + 1, getMessageBuilderFactory());
		if (isSelected(message)) {
			this.sequence.incrementAndGet();
			sendMessage(message);
		}
	}

	private boolean isSelected(Message<?> message) {
		if (this.selector == null) {
			return true;
		}
		try {
			return this.selector.accept(message);
		}
		catch (RuntimeException ex) {
			if (!sendErrorMessageIfNecessary(message, ex)) {
				throw ex;
			}
			return false;
		}
	}

}
