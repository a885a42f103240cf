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

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How long this instance may believe that it has the lock, by its own clocks: for a while
 * from the beginning of the last call that renewed it, since what keeps the lock counts
 * from somewhere within that call. Of two clocks the one that went further counts,
 * because a machine that was suspended may have stopped one of them. Any thread.
 */
final class Lease {

	private final Duration limit;

	private final LongSupplier nanos;

	private final LongSupplier millis;

	private volatile @Nullable Mark renewed;

	private volatile boolean broken;

	Lease(Duration limit) {
		this(limit, System::nanoTime, System::currentTimeMillis);
	}

	Lease(Duration limit, LongSupplier nanos, LongSupplier millis) {
		this.limit = limit;
		this.nanos = nanos;
		this.millis = millis;
	}

	/**
	 * Returns the present, to be handed back once a call has ended well.
	 */
	Mark mark() {
		return new Mark(this.nanos.getAsLong(), this.millis.getAsLong());
	}

	/**
	 * The lock was obtained or renewed.
	 * @param began when the call began
	 * @param anew whether it was not held before
	 */
	void renewed(Mark began, boolean anew) {
		if (anew) {
			this.broken = false;
		}
		this.renewed = began;
	}

	/**
	 * The lock is not held any more.
	 */
	void ended() {
		this.renewed = null;
	}

	/**
	 * This instance has acted as if it had lost the lock: a renewal that comes later does
	 * not count.
	 */
	void breakOff() {
		this.broken = true;
	}

	boolean isBroken() {
		return this.broken;
	}

	boolean isValid() {
		Mark mark = this.renewed;
		return mark != null && !this.broken && passed(mark).compareTo(this.limit) <= 0;
	}

	/**
	 * Returns the time since a mark.
	 */
	Duration passed(Mark mark) {
		Duration byNanos = Duration.ofNanos(this.nanos.getAsLong() - mark.nanos());
		Duration byMillis = Duration.ofMillis(this.millis.getAsLong() - mark.millis());
		return (byNanos.compareTo(byMillis) > 0) ? byNanos : byMillis;
	}

	/**
	 * A moment by both clocks.
	 */
	record Mark(long nanos, long millis) {
	}

}
