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

package io.github.gatherspring.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Has the keeper look again at a moment. One that is replaced while it is set may ring
 * all the same, which costs a look. Any thread.
 */
final class PresenceAlarm {

	/** Looked at as often at least: a clock may be set, and a machine may sleep. */
	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final PresenceKeeper.Server server;

	private final Runnable ringing;

	private final AtomicReference<@Nullable Setting> current = new AtomicReference<>();

	PresenceAlarm(PresenceKeeper.Server server, Runnable ringing) {
		this.server = server;
		this.ringing = ringing;
	}

	/**
	 * Sets it.
	 * @param moment when to ring; {@code null} for never
	 * @param now the present
	 */
	void set(@Nullable Instant moment, Instant now) {
		Setting before = this.current.get();
		if (before != null && before.moment.equals(moment)) {
			return;
		}
		Setting next = (moment != null) ? new Setting(moment) : null;
		if (!this.current.compareAndSet(before, next)) {
			// Somebody else sets it, after a look that is newer or as good.
			if (next != null) {
				ringAt(next, now);
			}
			return;
		}
		if (before != null) {
			before.cancel.run();
		}
		if (next != null) {
			ringAt(next, now);
		}
	}

	private void ringAt(Setting setting, Instant now) {
		Duration delay = Duration.between(now, setting.moment);
		setting.cancel = this.server.later(shortened(delay), () -> {
			this.current.compareAndSet(setting, null);
			this.ringing.run();
		});
	}

	private static Duration shortened(Duration delay) {
		if (delay.isNegative()) {
			return Duration.ZERO;
		}
		return (delay.compareTo(LONGEST) < 0) ? delay.plusMillis(1) : LONGEST;
	}

	/**
	 * Forgets what was set: an alarm of before a stop is lost with the timer of that
	 * time.
	 */
	void forget() {
		Setting before = this.current.getAndSet(null);
		if (before != null) {
			before.cancel.run();
		}
	}

	private static final class Setting {

		private final Instant moment;

		private volatile Runnable cancel = () -> {
		};

		Setting(Instant moment) {
			this.moment = moment;
		}

	}

}
