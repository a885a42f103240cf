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
package io.github.gatherspring.autoconfigure.leadership;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.leader.Context;
import org.springframework.integration.leader.event.DefaultLeaderEventPublisher;
import org.springframework.integration.leader.event.LeaderEventPublisher;

/**
 * Tells the application of grants and revocations, in order and on a thread of its own: a
 * listener that takes its time must not keep the lock from being renewed.
 */
final class LeaderEvents implements LeaderEventPublisher, AutoCloseable {

	private static final Log logger = LogFactory.getLog(LeaderEvents.class);

	private static final long PATIENCE_MILLIS = 2000;

	private final LeaderEventPublisher publisher;

	private final ExecutorService executor = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "gather-leader-events");
		thread.setDaemon(true);
		return thread;
	});

	LeaderEvents(ApplicationEventPublisher publisher) {
		this.publisher = new DefaultLeaderEventPublisher(publisher);
	}

	@Override
	public void publishOnGranted(Object source, Context context, String role) {
		tell(() -> this.publisher.publishOnGranted(source, context, role));
	}

	@Override
	public void publishOnRevoked(Object source, Context context, String role) {
		tell(() -> this.publisher.publishOnRevoked(source, context, role));
	}

	@Override
	public void publishOnFailedToAcquire(Object source, Context context, String role) {
		tell(() -> this.publisher.publishOnFailedToAcquire(source, context, role));
	}

	private void tell(Runnable event) {
		try {
			this.executor.execute(() -> {
				try {
					event.run();
				}
				catch (RuntimeException | Error ex) {
					logger.error("A listener of leadership failed", ex);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application ends before it hears of this", ex);
		}
	}

	/**
	 * Waits a little for what is still to be told.
	 */
	@Override
	public void close() {
		this.executor.shutdown();
		try {
			if (!this.executor.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
				logger.warn("A listener of leadership has not returned; the application goes on closing");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
