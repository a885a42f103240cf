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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Keeps the time limits of actions: looks every now and then, as long as there are any,
 * and ends what is overdue. Belongs to one run, since its alarm ends with the timer.
 */
final class Sweep {

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private final Time time;

	private final Outgoing outgoing;

	private final BiConsumer<ActionEnd, Runnable> telling;

	private final BooleanSupplier besides;

	private final AtomicBoolean armed = new AtomicBoolean();

	private volatile boolean over;

	/**
	 * Creates a sweep that has nothing to do yet.
	 * @param time the clock
	 * @param outgoing the actions
	 * @param telling tells an end away from the timer's thread
	 * @param besides looks after something else as often, and says whether to go on
	 */
	Sweep(Time time, Outgoing outgoing, BiConsumer<ActionEnd, Runnable> telling, BooleanSupplier besides) {
		this.time = time;
		this.outgoing = outgoing;
		this.telling = telling;
		this.besides = besides;
	}

	/**
	 * There may be actions to look after.
	 */
	void arm() {
		if (this.armed.get() || this.over || !this.armed.compareAndSet(false, true)) {
			return;
		}
		boolean set = false;
		try {
			this.time.schedule(INTERVAL, this::sweep);
			set = true;
		}
		finally {
			if (!set) {
				this.armed.set(false);
			}
		}
	}

	private void sweep() {
		if (this.over) {
			return;
		}
		this.armed.set(false);
		boolean more = this.besides.getAsBoolean();
		List<PendingAction> overdue = this.outgoing.removeOverdue(this.time.nanos());
		if (more || !overdue.isEmpty() || !this.outgoing.isIdle()) {
			arm();
		}
		overdue.forEach((action) -> this.telling.accept(action.end(),
				() -> action.end().timedOut(action.timeout(), action.isWritten())));
		this.outgoing.told();
	}

	/**
	 * Looks no more.
	 */
	void end() {
		this.over = true;
	}

}
