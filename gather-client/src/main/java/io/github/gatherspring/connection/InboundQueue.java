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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Bounded queue between a socket and the one thread that empties it. While what was taken
 * is worked off, the rest gathers in a second backlog; the two take turns. Nobody else's
 * code runs and no other lock is taken under its lock.
 */
final class InboundQueue {

	/** So many frames that nobody waits for may gather before they are worked off. */
	static final int MOST_UNAWAITED = 64;

	private final InboundBound bound;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition roomMade = this.lock.newCondition();

	private final Claim claim = new Claim(this.lock);

	private Backlog filling = new Backlog();

	private int eventsInHand;

	private long bytesInHand;

	private boolean roomAwaited;

	private boolean closed;

	private volatile boolean muted;

	private volatile boolean filled;

	InboundQueue(InboundBound bound) {
		this.bound = bound;
	}

	/**
	 * Takes a frame if there is room.
	 * @param frame the frame, in an array
	 * @param owned whether the array may be kept; else the frame is copied
	 * @param events how many events are in it
	 * @param receivedAt when it arrived
	 * @param awaited whether anybody waits for what is in it
	 * @param answersAwaited whether the reserve is open
	 * @return whether it was taken
	 */
	boolean offer(ByteBuffer frame, boolean owned, int events, long receivedAt, boolean awaited,
			boolean answersAwaited) {
		this.lock.lock();
		try {
			if (this.closed || this.muted
					|| !this.bound.hasRoom(this.filling, this.bytesInHand, events, frame.remaining(), answersAwaited)) {
				return false;
			}
			this.filling.add(frame, owned, events, receivedAt);
			if (!this.filled && (awaited || this.filling.entries() >= MOST_UNAWAITED)) {
				this.filled = true;
			}
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes a task that is run after the frames before it, whatever waits already.
	 * @param task the task
	 * @return whether it was taken; not when the queue is closed
	 */
	boolean offer(Runnable task) {
		this.lock.lock();
		try {
			if (this.closed) {
				return false;
			}
			this.filling.add(task);
			this.filled = true;
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until there is room for a frame, or nothing more is taken. What waits is
	 * worked off meanwhile even if nobody awaits it.
	 * @param events how many events are in the frame
	 * @param bytes how many bytes it has
	 * @param answersAwaited whether the reserve is open
	 * @param millis how long to wait at most
	 * @throws InterruptedException if the thread was interrupted
	 */
	void awaitRoom(int events, int bytes, boolean answersAwaited, long millis) throws InterruptedException {
		this.lock.lock();
		try {
			if (!this.muted && !this.bound.hasRoom(this.filling, this.bytesInHand, events, bytes, answersAwaited)) {
				this.roomAwaited = true;
				this.roomMade.await(millis, TimeUnit.MILLISECONDS);
			}
		}
		finally {
			this.roomAwaited = false;
			this.lock.unlock();
		}
	}

	/**
	 * Says whether there is something that is to be worked off at once.
	 */
	boolean isFilled() {
		return this.filled;
	}

	/**
	 * Makes what waits something that is to be worked off at once.
	 */
	void fill() {
		this.filled = true;
	}

	/**
	 * Makes the caller the one who has to see to it that the queue is worked off.
	 * @return whether it is; not when somebody else is
	 */
	boolean claim() {
		return this.claim.take();
	}

	/**
	 * Takes a claim back that could not be lived up to.
	 */
	void unclaim() {
		this.lock.lock();
		try {
			rest();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes all that waits. The calling thread is the worker until there is nothing.
	 * @param done what it took before and has worked off
	 * @return what there is; {@code null} when there is nothing, which ends the claim
	 */
	@Nullable Backlog take(@Nullable Backlog done) {
		if (done != null) {
			done.clear();
		}
		this.lock.lock();
		try {
			this.claim.begin();
			Backlog full = this.filling;
			if (full.entries() == 0) {
				if (!full.isWorthKeepingWhileIdle()) {
					this.filling = new Backlog();
				}
				rest();
				return null;
			}
			this.filling = (done != null) ? done : new Backlog();
			this.eventsInHand = full.events();
			this.bytesInHand = full.bytes();
			this.filled = false;
			if (this.roomAwaited) {
				this.roomMade.signalAll();
			}
			return full;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Lets go a large frame that was handed over, before the rest of what was taken.
	 * @param bytes how many bytes it had
	 */
	void letGo(int bytes) {
		this.lock.lock();
		try {
			this.bytesInHand -= bytes;
			if (this.roomAwaited) {
				this.roomMade.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void rest() {
		this.eventsInHand = 0;
		this.bytesInHand = 0;
		this.roomMade.signalAll();
		this.claim.end();
	}

	boolean isWorker(Thread thread) {
		return this.claim.isWorker(thread);
	}

	/**
	 * Returns how many events wait or are being handed over. What nobody waits for is no
	 * backlog.
	 */
	int depth() {
		this.lock.lock();
		try {
			return this.claim.isHeld() ? this.filling.events() + this.eventsInHand : 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns how many bytes wait or are being handed over.
	 */
	long bytes() {
		this.lock.lock();
		try {
			return this.filling.bytes() + this.bytesInHand;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes no more frames, and lets those that wait go; tasks still run.
	 */
	void mute() {
		this.muted = true;
		this.lock.lock();
		try {
			this.roomMade.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isMuted() {
		return this.muted;
	}

	/**
	 * Takes nothing more.
	 * @param interrupt whether to interrupt the worker, unless it is the caller
	 */
	void close(boolean interrupt) {
		this.muted = true;
		this.lock.lock();
		try {
			this.closed = true;
			this.roomMade.signalAll();
			if (interrupt) {
				this.claim.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether nothing more is taken and nobody works anything off.
	 */
	boolean hasEnded() {
		this.lock.lock();
		try {
			return this.closed && !this.claim.isHeld();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until everything is worked off.
	 * @param limit how long to wait at most
	 * @return whether it was
	 */
	boolean awaitIdle(Duration limit) {
		return this.claim.awaitEnd(limit);
	}

}
