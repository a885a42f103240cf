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

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs failures of actions whose futures nobody looks at: they would leave no trace. Who
 * called is given a moment to look, since an action may have failed before its future is
 * returned. Any thread.
 */
final class UnwatchedFailures {

	/** How long the caller has to look at the future, in seconds. */
	static final int PATIENCE_SECONDS = 1;

	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);

	private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

	/** Failures that wait to be looked at; more of them are not noticed. */
	private static final int MOST_WAITING = 1000;

	/** Kinds of failures that are told apart. */
	private static final int MOST_KINDS = 1000;

	private static final Log logger = LogFactory.getLog(GatherClient.class);

	private final String client;

	private final BooleanSupplier stopped;

	private final Executor later;

	private final LongSupplier nanoTime;

	private final BiConsumer<String, Throwable> observer;

	private final Queue<Failed> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

	/**
	 * Creates a log of failures.
	 * @param client the client's name
	 * @param stopped whether the client was stopped; what fails because of that is no
	 * news
	 * @param later runs a task after {@link #PATIENCE_SECONDS}
	 * @param nanoTime the time
	 * @param observer hears of each failure with the action's name
	 */
	UnwatchedFailures(String client, BooleanSupplier stopped, Executor later, LongSupplier nanoTime,
			BiConsumer<String, Throwable> observer) {
		this.client = client;
		this.stopped = stopped;
		this.later = later;
		this.nanoTime = nanoTime;
		this.observer = observer;
	}

	/**
	 * Notes that an action failed while nobody looked.
	 * @param action the action's name
	 * @param future its future
	 * @param failure why it failed
	 */
	void failed(String action, ActionFuture future, Throwable failure) {
		failed(action, future::isLookedAt, failure);
	}

	/**
	 * Notes that something failed while nobody looked.
	 * @param what what failed, of which there are few kinds
	 * @param lookedAt whether somebody has asked for the end since
	 * @param failure why it failed
	 */
	void failed(String what, BooleanSupplier lookedAt, Throwable failure) {
		if (this.stopped.getAsBoolean() && failure instanceof GatherDisconnectedException) {
			logger.debug("[" + this.client + "] " + failure.getMessage());
			this.observer.accept(what, failure);
			return;
		}
		if (this.size.incrementAndGet() > MOST_WAITING) {
			this.size.decrementAndGet();
			return;
		}
		this.waiting.add(new Failed(what, lookedAt, failure, this.nanoTime.getAsLong()));
		this.later.execute(() -> report(this.nanoTime.getAsLong() - PATIENCE));
	}

	/**
	 * Logs what nobody has looked at so far, as the client stops.
	 */
	void flush() {
		report(this.nanoTime.getAsLong());
	}

	private synchronized void report(long until) {
		for (Failed next = this.waiting.peek(); next != null && next.since - until <= 0; next = this.waiting.peek()) {
			this.waiting.remove();
			this.size.decrementAndGet();
			if (!next.lookedAt.getAsBoolean()) {
				log(next);
				this.observer.accept(next.action, next.failure);
			}
		}
	}

	private void log(Failed failed) {
		String key = failed.action + "/" + failed.failure.getClass().getName();
		if (!this.kinds.containsKey(key) && this.kinds.size() >= MOST_KINDS) {
			return;
		}
		Kind kind = this.kinds.computeIfAbsent(key, (name) -> new Kind());
		long now = this.nanoTime.getAsLong();
		String line = "[" + this.client + "] Nobody looks at the future of a failed action: "
				+ failed.failure.getMessage();
		if (!kind.known) {
			kind.known = true;
			kind.lastLogged = now;
			logger.warn(line + " (further failures of this kind are counted and logged once a minute)");
		}
		else if (now - kind.lastLogged >= PAUSE) {
			logger.warn(line + ((kind.unlogged > 0)
					? " (and " + kind.unlogged + " more of this kind since the last message like this)" : ""));
			kind.lastLogged = now;
			kind.unlogged = 0;
		}
		else {
			kind.unlogged++;
		}
	}

	private record Failed(String action, BooleanSupplier lookedAt, Throwable failure, long since) {
	}

	private static final class Kind {

		private boolean known;

		private long lastLogged;

		private long unlogged;

	}

}
