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
package io.github.gatherspring.client;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Rings on the dispatching thread when the next of the state's deadlines is over. Belongs
 * to that thread.
 */
final class GraceAlarm {

	private final Timer timer;

	private final Runnable ringing;

	private @Nullable Setting current;

	/**
	 * Creates an alarm that is not set.
	 * @param timer runs it
	 * @param ringing what to do when it rings
	 */
	GraceAlarm(Timer timer, Runnable ringing) {
		this.timer = timer;
		this.ringing = ringing;
	}

	/**
	 * Sees to it that the alarm rings at a time or before.
	 * @param deadline the time; {@code null} for none
	 */
	void set(@Nullable Instant deadline) {
		Setting before = this.current;
		if (deadline == null || (before != null && !deadline.isBefore(before.due))) {
			return;
		}
		cancel();
		Setting next = new Setting(deadline);
		this.current = next;
		Duration delay = Duration.between(this.timer.now(), deadline);
		next.cancel = this.timer.later(delay.isNegative() ? Duration.ZERO : delay.plusMillis(1), () -> {
			// One that was taken back too late must not ring, or there would be two from
			// then on.
			if (this.current == next) {
				this.current = null;
				this.ringing.run();
			}
		});
	}

	void cancel() {
		Setting set = this.current;
		this.current = null;
		if (set != null && set.cancel != null) {
			set.cancel.run();
		}
	}

	/**
	 * Runs a task on the dispatching thread later.
	 */
	interface Timer {

		Instant now();

		Runnable later(Duration delay, Runnable task);

	}

	private static final class Setting {

		private final Instant due;

		private @Nullable Runnable cancel;

		Setting(Instant due) {
			this.due = due;
		}

	}

}
