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

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientObserver;
import io.github.gatherspring.client.GatherDisconnectedException;
import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends an application that only a client kept alive when that client was refused for
 * good. The JVM would end in any case, but with 0, as if all had gone well. An
 * application that something else keeps alive, a web server for instance, goes on.
 */
class RefusedClients implements ApplicationListener<ContextClosedEvent> {

	private static final String THREAD_NAME = "gather-refused";

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private final ApplicationContext context;

	private final ApplicationEnd end;

	private final Map<String, String> refusals = new HashMap<>();

	private @Nullable Thread waiting;

	private boolean closed;

	RefusedClients(ApplicationContext context, ApplicationEnd end) {
		this.context = context;
		this.end = end;
	}

	/**
	 * Returns an observer that tells of one client, and the end of the application of its
	 * failures that nobody looked at.
	 * @param client the client's name
	 */
	GatherClientObserver observer(String client) {
		return new GatherClientObserver() {

			@Override
			public void status(ConnectionStatus before, ConnectionStatus after) {
				RefusedClients.this.status(client, after);
			}

			@Override
			public void unwatchedFailure(String action, Throwable failure) {
				RefusedClients.this.end.unwatched(failure);
			}

		};
	}

	private synchronized void status(String client, ConnectionStatus status) {
		if (status.state() != ConnectionState.FAILED) {
			this.refusals.remove(client);
			if (this.refusals.isEmpty()) {
				stopWaiting();
			}
			return;
		}
		this.refusals.put(client, String.valueOf(status.reason()));
		if (this.waiting == null && !this.closed) {
			// Not a daemon, or the JVM could be gone before it.
			Thread thread = new Thread(this::awaitOthers, THREAD_NAME);
			thread.setDaemon(false);
			this.waiting = thread;
			thread.start();
		}
	}

	private void stopWaiting() {
		Thread thread = this.waiting;
		this.waiting = null;
		if (thread != null && thread != Thread.currentThread()) {
			thread.interrupt();
		}
	}

	private void awaitOthers() {
		try {
			for (Thread other = anyOther(); other != null; other = anyOther()) {
				other.join();
			}
		}
		catch (InterruptedException ex) {
			// A client was started again, or the application ends by itself.
			return;
		}
		Map<String, String> refused = refusals();
		if (refused.isEmpty()) {
			return;
		}
		refused.forEach((client, reason) -> this.end
			.failed(new GatherDisconnectedException("The Gather client '" + client + "' gave up: " + reason, false)));
		logger.error("The application ends with exit code " + this.end.getExitCode()
				+ ": nothing keeps it alive now that Gather has refused " + refused.keySet());
		this.end.end();
	}

	private synchronized Map<String, String> refusals() {
		return this.closed ? Map.of() : Map.copyOf(this.refusals);
	}

	/**
	 * Returns a thread that keeps the JVM alive, other than this one and those that wait
	 * as it does.
	 */
	private static @Nullable Thread anyOther() {
		return threads().stream()
			.filter((thread) -> !thread.isDaemon() && thread.isAlive())
			.filter((thread) -> !thread.getName().equals(THREAD_NAME) && !thread.getName().equals("DestroyJavaVM"))
			.findFirst()
			.orElse(null);
	}

	private static List<Thread> threads() {
		ThreadGroup root = Thread.currentThread().getThreadGroup();
		while (root.getParent() != null) {
			root = root.getParent();
		}
		Thread[] threads = new Thread[root.activeCount() + 16];
		int count = root.enumerate(threads);
		while (count == threads.length) {
			threads = new Thread[threads.length * 2];
			count = root.enumerate(threads);
		}
		return Arrays.asList(threads).subList(0, count);
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			synchronized (this) {
				this.closed = true;
				stopWaiting();
			}
		}
	}

}
