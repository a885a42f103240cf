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

package io.github.gatherspring.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.springframework.util.Assert;

/**
 * Those who wait for one event. Each has a handler as long as it waits, and so the server
 * is asked for the event just as long. Any thread.
 */
final class Awaiting {

	private final GatherClient client;

	private final EventHandlers handlers;

	private final Runnable refresh;

	private final Timer timer;

	private final Set<CompletableFuture<?>> waiting = ConcurrentHashMap.newKeySet();

	/**
	 * Creates it with nobody waiting.
	 * @param client the client that receives the events
	 * @param handlers where those who wait are registered
	 * @param refresh asks anew who wants what
	 * @param timer runs the time limits
	 */
	Awaiting(GatherClient client, EventHandlers handlers, Runnable refresh, Timer timer) {
		this.client = client;
		this.handlers = handlers;
		this.refresh = refresh;
		this.timer = timer;
	}

	<T> CompletableFuture<ReceivedEvent<T>> await(Class<T> type, Predicate<? super ReceivedEvent<T>> condition,
			Duration timeout) {
		Assert.notNull(type, "'type' must not be null");
		Assert.notNull(condition, "'condition' must not be null");
		Assert.isTrue(timeout != null && !timeout.isNegative() && !timeout.isZero(),
				() -> "'timeout' must be positive, but was " + timeout);
		SubscriptionPlan.check(type);
		Wait<T> wait = new Wait<>(type, condition);
		wait.begin(timeout);
		return wait.future;
	}

	/**
	 * Ends every wait, since nothing comes any more.
	 * @param reason why, as the end of a sentence
	 */
	void end(String reason) {
		for (CompletableFuture<?> future : this.waiting) {
			future.completeExceptionally(new GatherDisconnectedException("The Gather client '" + this.client.name()
					+ "' receives no event that somebody waits for: " + reason, false));
		}
	}

	int count() {
		return this.waiting.size();
	}

	/**
	 * Runs time limits.
	 */
	@FunctionalInterface
	interface Timer {

		/** The clock of the machine; what it runs has a thread of its own. */
		Timer REAL = (delay, task) -> {
			CompletableFuture<Void> alarm = new CompletableFuture<>();
			// Not on the thread of the alarms: what depends on the end may take long.
			alarm.thenRunAsync(task);
			alarm.completeOnTimeout(null, Math.max(1, delay.toMillis()), TimeUnit.MILLISECONDS);
			return () -> alarm.cancel(false);
		};

		/**
		 * Run a task later, on a thread that may block.
		 * @param delay how much later
		 * @param task what to run
		 * @return takes the task back; may be called more than once
		 */
		Runnable later(Duration delay, Runnable task);

	}

	private final class Wait<T> {

		private final Class<T> type;

		private final Predicate<? super ReceivedEvent<T>> condition;

		private final EventFuture<ReceivedEvent<T>> future = new EventFuture<>(Awaiting.this.client);

		private volatile Runnable release = () -> {
		};

		Wait(Class<T> type, Predicate<? super ReceivedEvent<T>> condition) {
			this.type = type;
			this.condition = condition;
		}

		void begin(Duration timeout) {
			Awaiting.this.waiting.add(this.future);
			Runnable alarm = Awaiting.this.timer.later(timeout, () -> this.future
				.completeExceptionally(new EventTimeoutException(Awaiting.this.client.name(), this.type, timeout)));
			EventRegistration registration = Awaiting.this.handlers.add(this.type,
					(event, context) -> offer(this.type.cast(event), context), this::refreshAfterLast);
			this.release = () -> {
				Awaiting.this.waiting.remove(this.future);
				alarm.run();
				registration.close();
			};
			this.future.whenComplete((event, failure) -> this.release.run());
			if (Awaiting.this.handlers.count(this.type) == 1) {
				Awaiting.this.refresh.run();
			}
		}

		private void refreshAfterLast() {
			if (Awaiting.this.handlers.count(this.type) == 0) {
				Awaiting.this.refresh.run();
			}
		}

		private void offer(T event, EventContext context) {
			if (this.future.isDone()) {
				return;
			}
			ReceivedEvent<T> received = new AwaitedEvent<>(event, context);
			try {
				if (!this.condition.test(received)) {
					return;
				}
			}
			catch (Throwable ex) {
				this.future.completeExceptionally(ex);
				return;
			}
			// Before those who depend on the event go on, and perhaps wait for the next.
			this.release.run();
			this.future.complete(received);
		}

	}

}
