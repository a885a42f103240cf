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
package io.github.gatherspring.integration;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.integration.channel.AbstractSubscribableChannel;
import org.springframework.integration.channel.MessagePublishingErrorHandler;
import org.springframework.integration.dispatcher.MessageDispatcher;
import org.springframework.integration.dispatcher.UnicastingDispatcher;
import org.springframework.integration.support.management.ManageableSmartLifecycle;
import org.springframework.integration.support.management.metrics.CounterFacade;
import org.springframework.integration.support.management.metrics.MetricsCaptor;
import org.springframework.messaging.Message;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Channel between a bot and a broker: whoever sends never waits. Messages are handed on
 * in order, one at a time, on a thread of this channel's own. Those that wait are bounded
 * in number and in bytes of payload; beyond that they are dropped by the
 * {@link DropPolicy}, counted, and reported by one warning for each time that it begins.
 * <p>
 * What a handler throws goes to the error channel of the message, or else to
 * {@code errorChannel}, and the next message follows. Meters, where Spring Integration
 * has a registry: the counter {@code gather.relay.dropped} and the gauge
 * {@code gather.relay.queued}, by the tag {@code name}.
 * <p>
 * In a stop of the application what waits is still handed on, for as long as the
 * {@linkplain #setDrainTimeout drain timeout}; what is left then is dropped.
 *
 * @since 0.1.0
 */
public class RelayChannel extends AbstractSubscribableChannel implements ManageableSmartLifecycle {

	/** How many messages may wait unless told otherwise. */
	public static final int DEFAULT_CAPACITY = 10_000;

	/** How many bytes of payload may wait unless told otherwise. */
	public static final DataSize DEFAULT_MAX_SIZE = DataSize.ofMegabytes(64);

	/** Above that of consumers and brokers' clients, below that of inbound adapters. */
	private static final int PHASE = Integer.MAX_VALUE / 4;

	/** A thread that has nothing to do ends. */
	private static final long IDLE_MILLIS = 5_000;

	private final UnicastingDispatcher dispatcher = new UnicastingDispatcher();

	private final MessagePublishingErrorHandler failures = new MessagePublishingErrorHandler();

	private final LongAdder dropped = new LongAdder();

	private final DropReport report = new DropReport(System::nanoTime);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition rested = this.lock.newCondition();

	private final Bounds bounds;

	private final RelayQueue queue;

	private Executor executor = ownThread();

	private Duration drainTimeout = Duration.ofSeconds(10);

	private @Nullable CounterFacade droppedCounter;

	/* Under the lock: whether somebody hands on or is about to, and on which thread. */

	private boolean working;

	private @Nullable Thread worker;

	private volatile boolean running = true;

	/**
	 * Create a channel with the default bounds that drops the oldest messages.
	 */
	public RelayChannel() {
		this(DEFAULT_CAPACITY, DEFAULT_MAX_SIZE, DropPolicy.OLDEST);
	}

	/**
	 * Create a channel.
	 * @param capacity how many messages may wait; positive
	 * @param maxSize how large their payloads may be together; positive. Only protobuf
	 * messages, bytes and text are counted
	 * @param policy what is dropped beyond that
	 */
	@SuppressWarnings("this-escape")
	public RelayChannel(int capacity, DataSize maxSize, DropPolicy policy) {
		Assert.isTrue(capacity > 0, () -> "'capacity' must be positive, not " + capacity);
		Assert.isTrue(maxSize.toBytes() > 0, () -> "'maxSize' must be positive, not " + maxSize);
		Assert.notNull(policy, "'policy' must not be null");
		this.bounds = new Bounds(capacity, maxSize, policy);
		this.queue = new RelayQueue(capacity, maxSize.toBytes(), policy);
	}

	private static Executor ownThread() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("gather-relay-");
		// The application's end does not wait for a thread that waits for messages.
		executor.setDaemon(true);
		return executor;
	}

	/**
	 * Set what runs the one loop that hands messages on.
	 * @param executor starts the loop when there is something to do; it ends after a few
	 * seconds without
	 */
	public void setExecutor(Executor executor) {
		Assert.notNull(executor, "'executor' must not be null");
		this.executor = executor;
	}

	/**
	 * Set for how long a stop goes on to hand on what waits.
	 * @param timeout the time; not negative, ten seconds unless set
	 */
	public void setDrainTimeout(Duration timeout) {
		Assert.isTrue(!timeout.isNegative(), () -> "'drainTimeout' must not be negative, but is " + timeout);
		this.drainTimeout = timeout;
	}

	/**
	 * Return how many messages were dropped.
	 * @return the number since this channel was made
	 */
	public long getDropped() {
		return this.dropped.sum();
	}

	/**
	 * Return how many messages wait.
	 * @return the number at this moment, without the one that is being handled
	 */
	public int getQueueSize() {
		return this.queue.count();
	}

	@Override
	public String getComponentType() {
		return "gather:relay-channel";
	}

	@Override
	protected MessageDispatcher getDispatcher() {
		return this.dispatcher;
	}

	@Override
	protected void onInit() {
		super.onInit();
		if (getBeanFactory() != null) {
			this.failures.setBeanFactory(getBeanFactory());
		}
	}

	@Override
	public void registerMetricsCaptor(MetricsCaptor metricsCaptor) {
		super.registerMetricsCaptor(metricsCaptor);
		CounterFacade counter = metricsCaptor.counterBuilder("gather.relay.dropped")
			.tag("name", nameOrUnknown())
			.description("Messages dropped because the channel was full or stopped")
			.build();
		this.meters.add(counter);
		this.droppedCounter = counter;
		this.meters.add(metricsCaptor.gaugeBuilder("gather.relay.queued", this, (channel) -> this.queue.count())
			.tag("name", nameOrUnknown())
			.description("Messages that wait in the channel")
			.build());
	}

	private String nameOrUnknown() {
		String name = getComponentName();
		return (name != null) ? name : "unknown";
	}

	@Override
	protected boolean doSend(Message<?> message, long timeout) {
		int lost = this.queue.add(message);
		if (lost > 0) {
			dropped(lost);
			if (this.running) {
				this.report.dropped(lost, nameOrUnknown(), this.bounds);
			}
		}
		if (this.queue.count() > 0) {
			work();
		}
		return true;
	}

	private void dropped(int count) {
		this.dropped.add(count);
		CounterFacade counter = this.droppedCounter;
		for (int i = 0; counter != null && i < count; i++) {
			counter.increment();
		}
	}

	/**
	 * Has somebody hand on what waits, unless somebody does.
	 */
	private void work() {
		this.lock.lock();
		try {
			if (this.working) {
				return;
			}
			this.working = true;
		}
		finally {
			this.lock.unlock();
		}
		try {
			this.executor.execute(this::handOn);
		}
		catch (RuntimeException | Error ex) {
			rest();
			throw ex;
		}
	}

	private void handOn() {
		Thread self = Thread.currentThread();
		try {
			setWorker(self);
			Message<?> next = this.queue.poll(IDLE_MILLIS);
			while (next != null) {
				dispatch(next);
				if (this.queue.count() == 0) {
					this.report.caughtUp(nameOrUnknown());
				}
				next = this.queue.poll(IDLE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			// The end of a stop; what waits is counted there.
			self.interrupt();
		}
		finally {
			rest();
		}
		// One that came between the last look and the rest.
		if (this.running && this.queue.count() > 0 && !self.isInterrupted()) {
			work();
		}
	}

	private void dispatch(Message<?> message) {
		try {
			super.doSend(message, -1);
		}
		catch (Throwable ex) {
			this.failures.handleError(ex);
		}
	}

	private void setWorker(Thread thread) {
		this.lock.lock();
		try {
			this.worker = thread;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void rest() {
		this.lock.lock();
		try {
			this.working = false;
			this.worker = null;
			this.rested.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void start() {
		this.queue.open();
		this.running = true;
	}

	@Override
	public void stop() {
		if (!this.running) {
			return;
		}
		this.running = false;
		closeQueue();
		drain();
		int left = this.queue.clear();
		if (left > 0) {
			dropped(left);
			this.logger.warn("The channel '" + nameOrUnknown() + "' was stopped with " + left
					+ " messages waiting, which are dropped: they could not be handed on within "
					+ this.drainTimeout.toMillis() + " ms");
		}
	}

	/**
	 * Let the loop end once nothing waits any more.
	 */
	void closeQueue() {
		this.queue.close();
	}

	MessagePublishingErrorHandler failures() {
		return this.failures;
	}

	private void drain() {
		long left = this.drainTimeout.toNanos();
		this.lock.lock();
		try {
			while (this.working && left > 0) {
				left = this.rested.awaitNanos(left);
			}
			if (this.worker != null) {
				this.worker.interrupt();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * What may wait.
	 *
	 * @param capacity how many messages
	 * @param maxSize how large together
	 * @param policy what is dropped beyond
	 */
	record Bounds(int capacity, DataSize maxSize, DropPolicy policy) {
	}

}
