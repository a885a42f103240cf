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

package io.github.gatherspring.benchmarks.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.github.gatherspring.benchmarks.server.LoadServerProcess;
import io.github.gatherspring.benchmarks.server.LoadServerProcess.Announced;
import io.github.gatherspring.proto.PlayerMoves;

/**
 * Counts the events of a flood on one thread and says when all have come.
 */
final class Tally {

	private static final long LIMIT_SECONDS = 60;

	private static final long GLANCE_NANOS = 100_000;

	private final AtomicLong count = new AtomicLong();

	private long checksum;

	void add(PlayerMoves moves) {
		this.checksum += LoadServerProcess.checksum(moves);
		add(1);
	}

	void add(int events) {
		this.count.setRelease(this.count.getPlain() + events);
	}

	void reset() {
		this.count.set(0);
		this.checksum = 0;
	}

	/**
	 * Waits for the events of a flood and checks that none is lost or changed.
	 * @param announced what is on its way
	 * @param checked whether the events were looked into
	 */
	void await(Announced announced, boolean checked) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
		while (this.count.get() < announced.events()) {
			LockSupport.parkNanos(GLANCE_NANOS);
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Of " + announced.events() + " events only " + this.count.get()
						+ " came within " + LIMIT_SECONDS + " s");
			}
		}
		if (!checked) {
			// Whoever does not look into frames also counts a heartbeat among them.
			return;
		}
		if (this.count.get() != announced.events() || this.checksum != announced.checksum()) {
			throw new IllegalStateException("Events were lost or changed: " + this.count.get() + " of "
					+ announced.events() + ", checksum " + this.checksum + " instead of " + announced.checksum());
		}
	}

}
