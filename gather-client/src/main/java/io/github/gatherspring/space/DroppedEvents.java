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

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what came and could not be applied.
 */
final class DroppedEvents {

	private final AtomicLong withoutPlayer = new AtomicLong();

	private final AtomicLong unreadable = new AtomicLong();

	private final AtomicLong overLimit = new AtomicLong();

	void withoutPlayer() {
		this.withoutPlayer.incrementAndGet();
	}

	void unreadable() {
		this.unreadable.incrementAndGet();
	}

	/**
	 * Counts what is larger than a limit of this client.
	 */
	void overLimit() {
		this.overLimit.incrementAndGet();
	}

	long countOverLimit() {
		return this.overLimit.get();
	}

	long countWithoutPlayer() {
		return this.withoutPlayer.get();
	}

	long countUnreadable() {
		return this.unreadable.get();
	}

}
