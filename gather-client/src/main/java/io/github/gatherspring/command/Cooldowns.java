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

package io.github.gatherspring.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Knows who has to wait before the next use of a command. Belongs to the thread that runs
 * the client's listeners.
 */
final class Cooldowns {

	/** The most uses that are remembered; the oldest is forgotten first. */
	static final int MOST = 10_000;

	private final LongSupplier nanoTime;

	private final Map<Use, Long> begun = new LinkedHashMap<>();

	Cooldowns(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Use a command, if the time has come.
	 * @param command the command
	 * @param playerId who uses it
	 * @return how long to wait; zero when this is a use
	 */
	Duration use(Command command, String playerId) {
		Duration cooldown = command.method().cooldown();
		if (cooldown == null) {
			return Duration.ZERO;
		}
		Use use = new Use(command.key(), playerId);
		long now = this.nanoTime.getAsLong();
		Long before = this.begun.get(use);
		if (before != null && now - before < cooldown.toNanos()) {
			return cooldown.minusNanos(now - before);
		}
		this.begun.remove(use);
		this.begun.put(use, now);
		if (this.begun.size() > MOST) {
			this.begun.remove(this.begun.keySet().iterator().next());
		}
		return Duration.ZERO;
	}

	int size() {
		return this.begun.size();
	}

	private record Use(String command, String playerId) {
	}

}
