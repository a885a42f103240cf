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
package io.github.gatherspring.space;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * How much memory the state takes, estimated from what it is made of, and how much it may
 * take. Changed by one thread, read by any.
 */
final class StateSize {

	/** An object of the state with what finds it, beside its contents. */
	static final int THING = 200;

	private static final int SMALL = 24;

	private static final int TEXT = 56;

	private static final int MESSAGE = 128;

	private static final int ENTRY = 64;

	private final long most;

	private final Runnable exceeded;

	private final AtomicLong bytes = new AtomicLong();

	private volatile boolean complete = true;

	/**
	 * Creates a size of nothing.
	 * @param most the largest size in bytes
	 * @param exceeded told when something does not fit, once in a session
	 */
	StateSize(long most, Runnable exceeded) {
		this.most = most;
		this.exceeded = exceeded;
	}

	/**
	 * Makes room for a change.
	 * @param more how much larger the state becomes, negative if it becomes smaller
	 * @return {@code false} if it does not fit: the change is to be left out
	 */
	boolean take(long more) {
		if (more > 0 && this.bytes.get() + more > this.most) {
			if (this.complete) {
				this.complete = false;
				this.exceeded.run();
			}
			return false;
		}
		add(more);
		return true;
	}

	void give(long less) {
		add(-less);
	}

	/** One thread writes, so a plain addition does. */
	private void add(long more) {
		this.bytes.lazySet(this.bytes.get() + more);
	}

	/**
	 * A new session sends the state anew; whether it fits is seen then.
	 */
	void sessionStarted() {
		this.complete = true;
	}

	boolean isComplete() {
		return this.complete;
	}

	long bytes() {
		return this.bytes.get();
	}

	/**
	 * Estimates what a value takes.
	 * @param value what a getter of a message gives, or {@code null} for nothing
	 * @return the size in bytes
	 */
	static long of(@Nullable Object value) {
		if (value == null) {
			return 0;
		}
		if (value instanceof String text) {
			return TEXT + text.length();
		}
		if (value instanceof Message message) {
			return MESSAGE + 2L * message.getSerializedSize();
		}
		if (value instanceof Map<?, ?> map) {
			long size = ENTRY;
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				size += ENTRY + of(entry.getKey()) + of(entry.getValue());
			}
			return size;
		}
		if (value instanceof Collection<?> collection) {
			long size = ENTRY;
			for (Object element : collection) {
				size += of(element);
			}
			return size;
		}
		return (value instanceof ByteString bytes) ? TEXT + bytes.size() : SMALL;
	}

}
