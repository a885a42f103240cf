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

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import com.google.protobuf.Message;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.event.GatherClientEvent;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.event.GatherStatusEvent;
import io.github.gatherspring.proto.PlayerChats;
import io.github.gatherspring.setting.Setting;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.expression.EvaluationException;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Adapts a {@link GatherEventListener} method to {@link GenericApplicationListener}. Made
 * for events in the millions: arguments are taken from the event without a search, the
 * method is called through a handle, and nothing is allocated on the way.
 */
final class GatherListenerMethodAdapter implements GenericApplicationListener, GatherListenerStatistics {

	/**
	 * Before the listeners that have no order: one of these that throws keeps the event
	 * from those behind it, which a Gather listener never does.
	 */
	private static final int DEFAULT_ORDER = Ordered.LOWEST_PRECEDENCE - 1;

	private static final Log logger = LogFactory.getLog(GatherEventListener.class);

	private static final VarHandle RUNNING;

	static {
		try {
			RUNNING = MethodHandles.lookup()
				.findVarHandle(GatherListenerMethodAdapter.class, "running", GatherClientEvent.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Method method;

	private final String id;

	private final String beanName;

	private final ListenerCalls calls;

	private final Set<Class<?>> events;

	private final ListenerParameter[] parameters;

	private final boolean hasRequired;

	/** Whether events may come that are kept from the method: one's own chat. */
	private final boolean leavesOut;

	private final MethodHandle handle;

	private final @Nullable ListenerCondition condition;

	private final @Nullable String client;

	private final int order;

	private final ListenerTally tally = new ListenerTally();

	private volatile @Nullable Object bean;

	private volatile boolean skipLogged;

	@SuppressWarnings("unused") // Through the handle, without the cost of a volatile
								// write.
	private @Nullable GatherClientEvent running;

	GatherListenerMethodAdapter(String beanName, Class<?> targetClass, Method method, ListenerCalls calls) {
		this.beanName = beanName;
		this.calls = calls;
		Method invocable = BridgeMethodResolver.findBridgedMethod(method);
		Method target = BridgeMethodResolver.findBridgedMethod(AopUtils.getMostSpecificMethod(method, targetClass));
		GatherEventListener annotation = AnnotatedElementUtils.findMergedAnnotation(target, GatherEventListener.class);
		if (annotation == null) {
			throw new IllegalArgumentException(target + " is not marked with @GatherEventListener");
		}
		ListenerMethod listenerMethod = new ListenerMethod(target, targetClass, annotation.events());
		this.events = listenerMethod.events();
		this.parameters = listenerMethod.parameters();
		this.hasRequired = hasRequired(this.parameters);
		this.leavesOut = !annotation.self()
				&& this.events.stream().anyMatch((event) -> event.isAssignableFrom(PlayerChats.class));
		this.method = target;
		this.id = StringUtils.hasText(annotation.id()) ? annotation.id() : listenerMethod.toString();
		this.client = StringUtils.hasText(annotation.client()) ? annotation.client() : null;
		ApplicationContext context = calls.context();
		this.condition = StringUtils.hasText(annotation.condition()) ? new ListenerCondition(annotation.condition(),
				target, this.parameters, context, context.getClassLoader()) : null;
		Order orderAnnotation = AnnotatedElementUtils.findMergedAnnotation(target, Order.class);
		this.order = (orderAnnotation != null) ? orderAnnotation.value() : DEFAULT_ORDER;
		this.handle = handle(invocable);
	}

	private static boolean hasRequired(ListenerParameter[] parameters) {
		for (ListenerParameter parameter : parameters) {
			if (parameter.required()) {
				return true;
			}
		}
		return false;
	}

	private static MethodHandle handle(Method method) {
		ReflectionUtils.makeAccessible(method);
		try {
			MethodHandle handle = MethodHandles.lookup().unreflect(method);
			int count = method.getParameterCount();
			handle = java.lang.reflect.Modifier.isStatic(method.getModifiers())
					? MethodHandles.dropArguments(handle, 0, Object.class) : handle;
			handle = handle.asType(MethodType.genericMethodType(count + 1));
			return (count > 3) ? handle.asSpreader(1, Object[].class, count) : handle;
		}
		catch (IllegalAccessException ex) {
			throw new InvalidGatherListenerException(method, "it is not accessible: " + ex.getMessage(),
					"Open its package to reflection");
		}
	}

	@Override
	public boolean supportsEventType(ResolvableType eventType) {
		Class<?> type = eventType.toClass();
		if (GatherStatusEvent.class.isAssignableFrom(type)) {
			return this.events.stream().anyMatch((event) -> event.isAssignableFrom(type) && event != Object.class);
		}
		if (!GatherEvent.class.isAssignableFrom(type)) {
			return false;
		}
		Class<?> message = eventType.as(PayloadApplicationEvent.class).getGeneric(0).resolve();
		return message != null && this.events.stream().anyMatch((event) -> matches(event, message));
	}

	private static boolean matches(Class<?> event, Class<?> message) {
		// The wrappers hold what is published anyway: only who names them is given them.
		return (event == message) || (!EventMessages.isWrapper(message) && event.isAssignableFrom(message));
	}

	/**
	 * Events of a client stay in order and come one at a time, also where the
	 * application's multicaster hands events to an executor.
	 */
	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	@Override
	public String getListenerId() {
		return this.id;
	}

	/**
	 * Whether the listener is for this client.
	 */
	boolean listensTo(GatherClient client) {
		return this.client == null || this.client.equals(client.name());
	}

	/**
	 * The name of the one client that the listener is for, if it is for one.
	 */
	@Nullable String client() {
		return this.client;
	}

	Method method() {
		return this.method;
	}

	/**
	 * Whether the listener runs with this event at this moment, as far as other threads
	 * can tell.
	 */
	boolean isRunning(GatherClientEvent event) {
		return RUNNING.getOpaque(this) == event;
	}

	@Override
	public String listener() {
		return this.id;
	}

	@Override
	public long count(ListenerOutcome outcome) {
		return this.tally.count(outcome);
	}

	@Override
	public long totalNanos(ListenerOutcome outcome) {
		return this.tally.totalNanos(outcome);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent published) {
		GatherClientEvent event = (GatherClientEvent) published;
		if (this.client != null && !this.client.equals(event.client().name())) {
			return;
		}
		if (this.leavesOut && event instanceof GatherEvent<?> gatherEvent && gatherEvent.isOwnChat()) {
			return;
		}
		GatherListenerObserver observer = this.calls.observer();
		long begun = 0;
		Throwable failure = null;
		RUNNING.setOpaque(this, event);
		try {
			if (this.condition != null && !matches(this.condition, event)) {
				return;
			}
			if (this.hasRequired && lacksRequired(event)) {
				skipped((GatherEvent<?>) event);
				return;
			}
			begun = this.tally.begin();
			Object result = (observer != null) ? observed(observer, event) : call(event);
			if (result != null) {
				publish(result, event);
			}
		}
		catch (Throwable ex) {
			failure = ex;
		}
		finally {
			RUNNING.setOpaque(this, null);
		}
		this.tally.end((failure != null) ? ListenerOutcome.ERROR : ListenerOutcome.SUCCESS, begun);
		if (failure != null) {
			this.calls.failed(failure, event, this.id);
		}
	}

	/**
	 * Asks the condition. One that fails because of an argument that the event does not
	 * have leaves it to the check for that argument to say so.
	 */
	private boolean matches(ListenerCondition asked, GatherClientEvent event) {
		try {
			return asked.matches(event);
		}
		catch (EvaluationException ex) {
			if (this.hasRequired && lacksRequired(event)) {
				return true;
			}
			throw ex;
		}
	}

	private boolean lacksRequired(GatherClientEvent event) {
		for (ListenerParameter parameter : this.parameters) {
			if (parameter.required() && parameter.argument(event) == null) {
				return true;
			}
		}
		return false;
	}

	private void skipped(GatherEvent<?> event) {
		this.tally.end(ListenerOutcome.SKIPPED, 0);
		if (this.skipLogged) {
			return;
		}
		if (keepsNoState(event)) {
			this.skipLogged = true;
			logger.warn("The listener " + this.id + " is not called, because the client '" + event.client().name()
					+ "' keeps no state of the space (" + event.client().settingNames().of(Setting.STATE_ENABLED)
					+ " is false) and so knows none of the players and maps that the listener requires."
					+ " Mark the parameter as @Nullable to be called all the same. This is logged once");
		}
		else if (logger.isDebugEnabled()) {
			this.skipLogged = true;
			logger.debug("The listener " + this.id + " is not called for " + event
					+ ", because a player or map that it requires is not known there"
					+ (event.isOwnChat() ? ": the client's own player is not in the space ("
							+ event.client().settingNames().of(Setting.ENTER) + ")" : "")
					+ ". Mark the parameter as @Nullable to be called all the same. This is logged once");
		}
	}

	/**
	 * Whether the state is switched off. A client that keeps it has all of it before the
	 * frames that arrive while it is ready are told.
	 */
	private static boolean keepsNoState(GatherEvent<?> event) {
		ConnectionStatus status = event.client().status();
		return status.isReady() && status.since().isBefore(event.receivedAt())
				&& !event.client().space().isSynchronized();
	}

	private @Nullable Object observed(GatherListenerObserver observer, GatherClientEvent event) throws Throwable {
		GatherListenerObserver.Call call = observer.callStarted(this.id, event);
		Object result;
		try {
			result = call(event);
		}
		catch (Throwable ex) {
			call.ended(ex);
			throw ex;
		}
		call.ended(null);
		return result;
	}

	private @Nullable Object call(GatherClientEvent event) throws Throwable {
		Object target = bean();
		ListenerParameter[] from = this.parameters;
		return switch (from.length) {
			case 0 -> (Object) this.handle.invokeExact(target);
			case 1 -> (Object) this.handle.invokeExact(target, from[0].argument(event));
			case 2 -> (Object) this.handle.invokeExact(target, from[0].argument(event), from[1].argument(event));
			case 3 -> (Object) this.handle.invokeExact(target, from[0].argument(event), from[1].argument(event),
					from[2].argument(event));
			default -> (Object) this.handle.invokeExact(target, arguments(event));
		};
	}

	private @Nullable Object[] arguments(GatherClientEvent event) {
		@Nullable Object[] arguments = new Object[this.parameters.length];
		for (int i = 0; i < arguments.length; i++) {
			arguments[i] = this.parameters[i].argument(event);
		}
		return arguments;
	}

	private Object bean() {
		Object known = this.bean;
		if (known == null) {
			known = this.calls.context().getBean(this.beanName);
			if (this.calls.context().isSingleton(this.beanName)) {
				this.bean = known;
			}
		}
		return known;
	}

	private void publish(Object result, GatherClientEvent event) {
		if (result instanceof CompletionStage<?> stage) {
			stage.whenComplete((value, failure) -> {
				if (failure != null) {
					this.calls.failed((failure instanceof CompletionException && failure.getCause() != null)
							? failure.getCause() : failure, event, this.id);
				}
				else if (value != null) {
					publish(value, event);
				}
			});
		}
		else if (result instanceof Collection<?> values) {
			values.forEach(this::publishOne);
		}
		else if (result.getClass().isArray()) {
			for (int i = 0; i < Array.getLength(result); i++) {
				publishOne(Array.get(result, i));
			}
		}
		else {
			publishOne(result);
		}
	}

	private void publishOne(@Nullable Object event) {
		if (event != null) {
			this.calls.context().publishEvent(event);
		}
	}

	@Override
	public String toString() {
		return "GatherListenerMethodAdapter[" + this.id + " for " + this.events.stream()
			.map((event) -> (event == Object.class || event == Message.class) ? "all events" : event.getSimpleName())
			.toList() + "]";
	}

}
