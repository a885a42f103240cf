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

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.http.SpaceRole;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.ReflectionUtils;

/**
 * A command: its method, and the bean that has it.
 */
final class Command {

	private final ApplicationContext context;

	private final String beanName;

	private final CommandMethod method;

	private final Method invocable;

	private final String description;

	private final boolean async;

	private final @Nullable String client;

	/**
	 * Creates a command.
	 * @param context where the bean is
	 * @param beanName the bean
	 * @param method the method as it was declared
	 * @param invocable the method as the bean, perhaps a proxy, has it
	 * @param annotation what it was marked with
	 */
	Command(ApplicationContext context, String beanName, CommandMethod method, Method invocable,
			GatherCommand annotation) {
		this.context = context;
		this.beanName = beanName;
		this.method = method;
		this.invocable = invocable;
		this.description = annotation.description().strip();
		this.async = annotation.async() || method.converses();
		this.client = annotation.client().isBlank() ? null : annotation.client();
		ReflectionUtils.makeAccessible(invocable);
	}

	String name() {
		return this.method.name();
	}

	/**
	 * The name as it is looked up.
	 */
	String key() {
		return key(this.method.name());
	}

	static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	String firstWord() {
		String name = name();
		int blank = name.indexOf(' ');
		return (blank < 0) ? name : name.substring(0, blank);
	}

	String description() {
		return this.description;
	}

	CommandMethod method() {
		return this.method;
	}

	/**
	 * Whether it runs on a task executor.
	 */
	boolean isAsync() {
		return this.async;
	}

	@Nullable String client() {
		return this.client;
	}

	boolean isFor(String clientName) {
		return this.client == null || this.client.equals(clientName);
	}

	boolean overlaps(Command other) {
		return this.client == null || other.client == null || this.client.equals(other.client);
	}

	/**
	 * Whether a user may give it. Owners may do everything.
	 */
	boolean isFor(GatherClient gather, String userId) {
		if (this.method.roles().isEmpty()) {
			return true;
		}
		String role = gather.space().roleOf(userId).orElse("");
		return role.equalsIgnoreCase(SpaceRole.OWNER.name())
				|| this.method.roles().stream().anyMatch((allowed) -> allowed.name().equalsIgnoreCase(role));
	}

	String roles() {
		return this.method.roles()
			.stream()
			.sorted()
			.map((role) -> role.name().toLowerCase(Locale.ROOT).replace("default_", "").replace('_', ' '))
			.collect(Collectors.joining(" or "));
	}

	/**
	 * How it is written.
	 * @param prefix what stands before it
	 */
	String usage(String prefix) {
		String arguments = this.method.parameters()
			.stream()
			.filter(CommandParameter::isWritten)
			.map((parameter) -> " " + parameter.usage())
			.collect(Collectors.joining());
		return prefix + name() + arguments;
	}

	Object bean() {
		Object bean = this.context.getBean(this.beanName);
		// A lazy bean has a proxy only now.
		this.method.checkProxy(bean.getClass());
		return bean;
	}

	@Nullable Object call(Object bean, @Nullable Object[] arguments) throws Throwable {
		try {
			return this.invocable.invoke(bean, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	@Override
	public String toString() {
		return this.method.toString();
	}

}
