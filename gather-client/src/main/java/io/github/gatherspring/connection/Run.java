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
import java.util.function.LongConsumer;

/**
 * What a client has from its start to its stop: threads, the queue to the listeners, and
 * the order in which its connection's tasks run.
 */
final class Run {

	/**
	 * How long the threads are kept for ends that wait behind an application's code.
	 */
	private static final Duration TELLING_LIMIT = Duration.ofSeconds(5);

	/** How often listeners are looked after. */
	private static final Duration WATCH_INTERVAL = Duration.ofSeconds(2);

	private final ClientThreads.Lease lease;

	private final SerialExecutor serial;

	private final Dispatcher inbound;

	private final Completions completions;

	private final Sweep sweep;

	private Time.Alarm watch = () -> {
	};

	Run(ClientThreads.Lease lease, ConnectionSettings settings, ConnectionHandler handler, Outgoing outgoing) {
		this.lease = lease;
		this.serial = new SerialExecutor(lease.workers());
		InboundBound bound = new InboundBound(settings.eventQueueCapacity(), settings.eventQueueMaxSize(),
				settings.maxMessageSize());
		this.inbound = new Dispatcher(new InboundQueue(bound),
				new HoldingBack(settings.name(), bound, settings.names(), lease.time()), lease.workers(), handler,
				outgoing::isAnswerAwaited);
		this.completions = new Completions(lease.workers(), lease.time());
		this.sweep = new Sweep(lease.time(), outgoing, this::end, this::lookAfterEnds);
	}

	private boolean lookAfterEnds() {
		this.completions.relieveIfStuck();
		return !this.completions.isIdle();
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

	Sweep sweep() {
		return this.sweep;
	}

	/**
	 * Looks after listeners from now on, and after the tasks of the connection.
	 * @param watch looks after listeners, given the present time in nanoseconds
	 */
	void begin(LongConsumer watch) {
		this.watch = time().repeat(WATCH_INTERVAL, WATCH_INTERVAL, () -> {
			this.serial.revive();
			this.inbound.revive();
			watch.accept(time().nanos());
		});
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
	 * Ends: what was handed over is told, then the threads are given back.
	 * @param interruptListeners whether to interrupt a listener that does not end
	 */
	void end(boolean interruptListeners) {
		this.watch.cancel();
		this.sweep.end();
		this.inbound.add(() -> {
			this.inbound.close();
			releaseOnceTold();
		});
		if (!this.inbound.awaitIdle(Duration.ofMillis(50))) {
			// A listener runs still, perhaps for ever, perhaps the one that asked to
			// stop.
			workers().execute(() -> {
				if (!this.inbound.awaitIdle(Duration.ofSeconds(1))) {
					this.inbound.close(interruptListeners);
					releaseOnceTold();
				}
			});
		}
	}

	/**
	 * Gives the threads back, once the ends of all actions were told.
	 */
	private void releaseOnceTold() {
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
