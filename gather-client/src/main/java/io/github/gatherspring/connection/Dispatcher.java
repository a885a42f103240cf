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

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands what is received over to the handler, in order and on one thread at a time.
 * <p>
 * When the bound of the queue is reached the socket's thread waits, which stops the
 * reading and so, by TCP, the server. While answers to actions are awaited it reads on
 * into a reserve. The thread goes on whatever a listener throws; if it ends all the same,
 * or cannot be started while memory is short, the next frame or the next look after it
 * starts another.
 */
final class Dispatcher implements Runnable {

	private static final Log logger = LogFactory.getLog(Dispatcher.class);

	/**
	 * Frames in one go from which on they count as a stream. A pause in a stream is a few
	 * microseconds long as a rule, and waking a thread up costs the socket's thread more
	 * than that: so the worker looks a few times for the next frame before it leaves.
	 */
	private static final int STREAM = 32;

	private static final int LOOKS = 20;

	/**
	 * How long the socket's thread waits before it looks for itself whether answers are
	 * awaited by now.
	 */
	private static final long ROOM_MILLIS = 50;

	private final InboundQueue queue;

	private final HoldingBack holdingBack;

	private final Executor workers;

	private final ConnectionHandler handler;

	private final Backlog.Frames frames;

	private final BooleanSupplier answersAwaited;

	private final AtomicReference<@Nullable Runnable> afterEnd = new AtomicReference<>();

	private volatile @Nullable Dispatcher before;

	/**
	 * Creates a dispatcher that waits for frames.
	 * @param queue where frames wait
	 * @param holdingBack hears when the socket's thread waits for room
	 * @param workers give the thread
	 * @param handler receives the frames
	 * @param answersAwaited says whether answers to actions are awaited; called with no
	 * lock held
	 */
	Dispatcher(InboundQueue queue, HoldingBack holdingBack, Executor workers, ConnectionHandler handler,
			BooleanSupplier answersAwaited) {
		this.queue = queue;
		this.holdingBack = holdingBack;
		this.workers = workers;
		this.handler = handler;
		this.frames = handler::frame;
		this.answersAwaited = answersAwaited;
	}

	/**
	 * Starts the thread if it is missing. Called now and then.
	 */
	void revive() {
		if (this.queue.isFilled()) {
			wake();
		}
	}

	/**
	 * Waits with everything until another dispatcher has ended: its last listener may
	 * still run, and a client's events are handed over by one thread at a time.
	 * @param before the dispatcher before this one
	 */
	void follow(Dispatcher before) {
		this.queue.claim();
		this.before = before;
		before.whenEnded(() -> {
			this.before = null;
			start();
		});
	}

	private void whenEnded(Runnable task) {
		this.afterEnd.set(task);
		tellIfEnded();
	}

	private void tellIfEnded() {
		if (this.queue.hasEnded()) {
			Runnable task = this.afterEnd.getAndSet(null);
			if (task != null) {
				task.run();
			}
		}
	}

	/**
	 * Takes a frame; waits while the queue is full.
	 * @param frame the frame, in an array
	 * @param owned whether the array may be kept; else the frame is copied
	 * @param events how many events are in it
	 * @param receivedAt when it arrived
	 * @param awaited whether anybody waits for what is in it; else it may stay here until
	 * something comes that is awaited, or {@value InboundQueue#MOST_UNAWAITED} frames
	 * have gathered
	 * @return whether it was taken; not when the dispatcher is closed
	 */
	boolean add(ByteBuffer frame, boolean owned, int events, long receivedAt, boolean awaited) {
		try {
			boolean reserve = false;
			while (!this.queue.offer(frame, owned, events, receivedAt, awaited, reserve)) {
				if (this.queue.isMuted()) {
					return false;
				}
				boolean answersAwaited = this.answersAwaited.getAsBoolean();
				if (answersAwaited == reserve) {
					waitForRoom(frame, events, reserve);
				}
				reserve = answersAwaited;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.holdingBack.ends();
		}
		if (this.queue.isFilled()) {
			wake();
		}
		return true;
	}

	private void waitForRoom(ByteBuffer frame, int events, boolean reserve) throws InterruptedException {
		this.queue.fill();
		wake();
		this.holdingBack.begins(this.queue.depth(), this.queue.bytes());
		this.queue.awaitRoom(events, frame.remaining(), reserve, ROOM_MILLIS);
	}

	/**
	 * Takes a task that runs after the frames before it.
	 * @param task the task
	 */
	void add(Runnable task) {
		if (this.queue.offer(task)) {
			wake();
		}
	}

	private void wake() {
		if (this.queue.claim()) {
			start();
		}
	}

	private void start() {
		try {
			this.workers.execute(this);
		}
		catch (Throwable ex) {
			this.queue.unclaim();
			report("No thread for listeners could be started; it is tried again", ex);
		}
	}

	/**
	 * Says whether the socket's thread is waiting for room.
	 * @return whether the reading is held back
	 */
	boolean isHoldingBack() {
		return this.holdingBack.isPresent();
	}

	/**
	 * Returns until when the socket's thread last waited for room.
	 * @return nanoseconds on the client's clock
	 */
	long heldUntil() {
		return this.holdingBack.until();
	}

	boolean isDispatchThread() {
		Dispatcher running = this.before;
		return this.queue.isWorker(Thread.currentThread()) || (running != null && running.isDispatchThread());
	}

	int depth() {
		return this.queue.depth();
	}

	/**
	 * Hands over no more frames; tasks still run.
	 */
	void mute() {
		this.queue.mute();
	}

	/**
	 * Waits until everything is worked off.
	 * @param limit how long to wait at most
	 * @return whether it was
	 */
	boolean awaitIdle(Duration limit) {
		return this.queue.awaitIdle(limit);
	}

	/**
	 * Takes nothing more and interrupts what runs still.
	 */
	void close() {
		close(true);
	}

	/**
	 * Takes nothing more.
	 * @param interrupt whether to interrupt what runs still
	 */
	void close(boolean interrupt) {
		this.queue.close(interrupt);
		tellIfEnded();
	}

	@Override
	public void run() {
		try {
			workOff();
		}
		catch (Throwable ex) {
			this.queue.unclaim();
			report("The thread of listeners failed; another takes over", ex);
			revive();
		}
		tellIfEnded();
	}

	private void workOff() {
		int inOneGo = 0;
		Backlog next = this.queue.take(null);
		while (next != null) {
			inOneGo = Math.min(STREAM, inOneGo + next.entries());
			handOver(next);
			if (inOneGo >= STREAM) {
				awaitStream();
			}
			next = this.queue.take(next);
		}
	}

	private void awaitStream() {
		for (int i = 0; i < LOOKS && !this.queue.isFilled(); i++) {
			Thread.yield();
		}
	}

	private void handOver(Backlog backlog) {
		for (int i = 0; i < backlog.entries(); i++) {
			try {
				backlog.handOver(i, this.queue.isMuted() ? null : this.frames);
			}
			catch (Throwable ex) {
				report("Events could not be handed over", ex);
			}
			int large = backlog.letGo(i);
			if (large > 0) {
				this.queue.letGo(large);
			}
		}
		try {
			this.handler.endOfRun();
		}
		catch (Throwable ex) {
			report("What was counted could not be reported", ex);
		}
	}

	private static void report(String what, Throwable failure) {
		try {
			logger.error(what, failure);
		}
		catch (Throwable ex) {
			// Memory is so short that not even a line can be logged. What matters is that
			// the next entry is handed over.
		}
	}

}
