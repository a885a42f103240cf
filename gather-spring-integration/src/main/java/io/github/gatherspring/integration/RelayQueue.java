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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.google.protobuf.MessageLite;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;

/**
 * Messages that wait, bounded in number and in bytes. Nothing is called under its lock.
 */
final class RelayQueue {

	private final int capacity;

	private final long maxSize;

	private final DropPolicy policy;

	private final Deque<Entry> entries = new ArrayDeque<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition filled = this.lock.newCondition();

	private long size;

	private boolean closed;

	RelayQueue(int capacity, long maxSize, DropPolicy policy) {
		this.capacity = capacity;
		this.maxSize = maxSize;
		this.policy = policy;
	}

	/**
	 * Add a message. One that is larger than all that may wait is taken if it is alone.
	 * @param message the message
	 * @return how many messages were dropped, this one included if it is not taken
	 */
	int add(Message<?> message) {
		Entry entry = new Entry(message, sizeOf(message.getPayload()));
		this.lock.lock();
		try {
			if (this.closed) {
				return 1;
			}
			int dropped = 0;
			while (!hasRoom(entry)) {
				dropped++;
				if (this.policy == DropPolicy.NEWEST) {
					return dropped;
				}
				this.size -= this.entries.removeFirst().size;
			}
			this.entries.addLast(entry);
			this.size += entry.size;
			this.filled.signal();
			return dropped;
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean hasRoom(Entry entry) {
		return this.entries.isEmpty()
				|| (this.entries.size() < this.capacity && this.size + entry.size <= this.maxSize);
	}

	/**
	 * Take the message that has waited longest; wait for one if there is none, unless
	 * this queue is closed.
	 * @param millis how long to wait at most
	 * @return the message, or {@code null} if none came
	 * @throws InterruptedException if the thread was interrupted
	 */
	@Nullable Message<?> poll(long millis) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long left = TimeUnit.MILLISECONDS.toNanos(millis);
			while (this.entries.isEmpty()) {
				if (left <= 0 || this.closed) {
					return null;
				}
				left = this.filled.awaitNanos(left);
			}
			Entry first = this.entries.removeFirst();
			this.size -= first.size;
			return first.message;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take no more messages, and wait for none, until this queue is opened again.
	 */
	void close() {
		setClosed(true);
	}

	void open() {
		setClosed(false);
	}

	private void setClosed(boolean closed) {
		this.lock.lock();
		try {
			this.closed = closed;
			this.filled.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Let go of all that waits.
	 * @return how many messages waited
	 */
	int clear() {
		this.lock.lock();
		try {
			int cleared = this.entries.size();
			this.entries.clear();
			this.size = 0;
			return cleared;
		}
		finally {
			this.lock.unlock();
		}
	}

	int count() {
		this.lock.lock();
		try {
			return this.entries.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	private static long sizeOf(Object payload) {
		if (payload instanceof MessageLite message) {
			return message.getSerializedSize();
		}
		if (payload instanceof byte[] bytes) {
			return bytes.length;
		}
		return (payload instanceof CharSequence text) ? 2L * text.length() : 0;
	}

	private record Entry(Message<?> message, long size) {
	}

}
