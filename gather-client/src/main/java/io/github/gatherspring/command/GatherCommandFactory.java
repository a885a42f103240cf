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

package io.github.gatherspring.command;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.Assert;

/**
 * Finds {@link GatherCommand} methods the way that Spring finds listeners. Declare it in
 * a {@code static} bean method: Spring fetches it before other beans may be made.
 *
 * @since 0.1.0
 */
public class GatherCommandFactory implements EventListenerFactory, ApplicationContextAware, Ordered {

	/**
	 * Before the factories of Spring, which would take the methods for plain listeners.
	 */
	private static final int ORDER = 41;

	private final List<Command> commands = new CopyOnWriteArrayList<>();

	private @Nullable ApplicationContext context;

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.context = applicationContext;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public boolean supportsMethod(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, GatherCommand.class);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		Method invocable = BridgeMethodResolver.findBridgedMethod(method);
		Method target = BridgeMethodResolver.findBridgedMethod(AopUtils.getMostSpecificMethod(method, type));
		GatherCommand annotation = AnnotatedElementUtils.findMergedAnnotation(target, GatherCommand.class);
		Assert.state(annotation != null, () -> target + " is not marked with @GatherCommand");
		CommandMethod commandMethod = new CommandMethod(target, type, annotation);
		commandMethod.checkProxy(context().getType(beanName));
		this.commands.add(new Command(context(), beanName, commandMethod, invocable, annotation));
		return new NoListener();
	}

	List<Command> commands() {
		return this.commands;
	}

	ApplicationContext context() {
		ApplicationContext known = this.context;
		Assert.state(known != null, "No application context has been set");
		return known;
	}

	/**
	 * Stands where Spring wants a listener. Commands get their events from their client,
	 * which knows which of them are commands.
	 */
	private static final class NoListener implements GenericApplicationListener {

		@Override
		public boolean supportsEventType(ResolvableType eventType) {
			return false;
		}

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			throw new IllegalStateException("A command is called by its client alone");
		}

	}

}
