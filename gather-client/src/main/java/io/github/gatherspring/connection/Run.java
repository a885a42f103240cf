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

package io.github.gatherspring.connection;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a client has from its start to its stop: threads, the queue to the listeners, and
 * the order in which its connection's tasks run.
 */
final class Run {

	/**
	 * How long the threads are kept for ends that wait behind an application's code.
	 */
	private static final Duration TELLING_LIMIT = Duration.ofSeconds(5);

	private final ClientThreads.Lease lease;

	private final SerialExecutor serial;

	private final Dispatcher inbound;

	private final Completions completions;

	/* Of this run: what a timer that has ended was to do would stay armed for ever. */
	private final AtomicBoolean sweepArmed = new AtomicBoolean();

	Run(ClientThreads.Lease lease, ConnectionSettings settings, ConnectionHandler handler, Connection connection) {
		this.lease = lease;
		this.serial = new SerialExecutor(lease.workers());
		InboundBound bound = new InboundBound(settings.eventQueueCapacity(), settings.eventQueueMaxSize(),
				settings.maxMessageSize());
		this.inbound = new Dispatcher(new InboundQueue(bound),
				new HoldingBack(settings.name(), bound, settings.names(), lease.time()), lease.workers(), handler,
				connection::hasPendingActions);
		this.completions = new Completions(lease.workers(), lease.time());
	}

	ExecutorService workers() {
		return this.lease.workers();
	}

	Time time() {
		return this.lease.time();
	}

	SerialExecutor serial() {
		return this.serial;
	}

	Dispatcher inbound() {
		return this.inbound;
	}

	Completions completions() {
		return this.completions;
	}

	/**
	 * Tells an action's end on a thread that may run an application's code.
	 * @param end whose end it is
	 * @param telling tells it
	 */
	void end(ActionEnd end, Runnable telling) {
		if (!end.endInline(telling)) {
			this.completions.execute(telling);
		}
	}

	/**
	 * Runs a task of the connection's later, in order with its other tasks.
	 * @param delay how much later
	 * @param task the task
	 * @return takes the task back
	 */
	Time.Alarm later(Duration delay, Runnable task) {
		return time().schedule(delay, () -> this.serial.execute(task));
	}

	/**
	 * Says that actions are to be looked after.
	 * @return whether nobody has said so before
	 */
	boolean armSweep() {
		return !this.sweepArmed.get() && this.sweepArmed.compareAndSet(false, true);
	}

	/**
	 * Actions are being looked after.
	 */
	void sweeps() {
		this.sweepArmed.set(false);
	}

	/**
	 * Gives the threads back, once the ends of all actions were told.
	 */
	void releaseOnceTold() {
		if (this.completions.isIdle()) {
			this.lease.release();
			return;
		}
		workers().execute(() -> {
			this.completions.awaitIdle(TELLING_LIMIT);
			this.lease.release();
		});
	}

}
