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

package io.github.gatherspring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.github.gatherspring.client.GatherClient;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;

/**
 * Runs the {@link GatherRunner runners} once the application has started and their client
 * is ready.
 */
class GatherRunners implements GenericApplicationListener {

	/**
	 * How long one look for readiness lasts; it is repeated until the client is ready.
	 */
	private static final Duration WAIT = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(GatherRunner.class);

	private final ConfigurableApplicationContext context;

	private final boolean exitAfterRun;

	private final ApplicationEnd end;

	private final ObjectProvider<GatherClient> clients;

	private final ObjectProvider<GatherRunner> runners;

	private final ApplicationArguments arguments;

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	private final AtomicInteger running = new AtomicInteger();

	private volatile boolean closed;

	GatherRunners(ConfigurableApplicationContext context, boolean exitAfterRun, ApplicationEnd end,
			ObjectProvider<GatherClient> clients, ObjectProvider<GatherRunner> runners,
			ApplicationArguments arguments) {
		this.context = context;
		this.exitAfterRun = exitAfterRun;
		this.end = end;
		this.clients = clients;
		this.runners = runners;
		this.arguments = arguments;
	}

	@Override
	public boolean supportsEventType(ResolvableType eventType) {
		return ApplicationReadyEvent.class.isAssignableFrom(eventType.toClass())
				|| ContextClosedEvent.class.isAssignableFrom(eventType.toClass());
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ContextClosedEvent closing && closing.getApplicationContext() == this.context) {
			this.closed = true;
			this.threads.stream().filter((thread) -> thread != Thread.currentThread()).forEach(Thread::interrupt);
		}
		else if (event instanceof ApplicationReadyEvent ready && ready.getApplicationContext() == this.context) {
			start();
		}
	}

	private void start() {
		List<Runnable> tasks = new ArrayList<>();
		List<GatherClient> targets = targets();
		for (GatherRunner runner : this.runners.orderedStream().filter((each) -> !isOfAncestor(each)).toList()) {
			String name = nameOf(runner);
			targets.forEach((client) -> tasks.add(() -> run(name, runner, client)));
		}
		this.running.set(tasks.size());
		for (Runnable task : tasks) {
			Thread thread = new Thread(task, "gather-runner-" + (this.threads.size() + 1));
			this.threads.add(thread);
			thread.start();
		}
		if (tasks.isEmpty() && this.exitAfterRun) {
			logger.warn("gather.exit-after-run is set but there is no GatherRunner bean: the application stays");
		}
	}

	private List<GatherClient> targets() {
		GatherClient single = this.clients.getIfUnique();
		return (single != null) ? List.of(single) : this.clients.orderedStream().toList();
	}

	/**
	 * Names a runner by its bean, since most are lambdas, whose class says nothing. A
	 * prototype is another object each time and has only its class.
	 */
	private String nameOf(GatherRunner runner) {
		return names(this.context.getBeanFactory(), runner).findFirst().orElseGet(() -> runner.getClass().getName());
	}

	/**
	 * Says whether a context above this one has the runner, and has run it.
	 */
	private boolean isOfAncestor(GatherRunner runner) {
		ApplicationContext parent = this.context.getParent();
		return parent != null && names(parent, runner).findAny().isPresent();
	}

	private static Stream<String> names(ListableBeanFactory beans, GatherRunner runner) {
		return Arrays.stream(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, GatherRunner.class))
			.filter((name) -> beans.isSingleton(name) && beans.getBean(name) == runner);
	}

	private void run(String name, GatherRunner runner, GatherClient client) {
		try {
			while (!client.awaitReady(WAIT)) {
				if (Thread.currentThread().isInterrupted()) {
					throw new InterruptedException("The application stopped before the client was ready");
				}
			}
			runner.run(client, this.arguments);
		}
		catch (Throwable ex) {
			fail(name, client, ex);
		}
		finally {
			if (this.running.decrementAndGet() == 0 && this.exitAfterRun && !this.closed) {
				this.end.afterRun();
			}
		}
	}

	private void fail(String runner, GatherClient client, Throwable failure) {
		if (this.closed) {
			logger.debug("The GatherRunner '" + runner + "' ended as the application stopped", failure);
			return;
		}
		this.end.failed(failure);
		logger.error("The GatherRunner '" + runner + "' of client '" + client.name() + "' failed", failure);
	}

}
