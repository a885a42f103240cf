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

import java.time.Instant;

/**
 * When that which is handed over at this moment was received. Belongs to the dispatching
 * thread.
 */
final class Arrival {

	private long millis;

	private Instant instant = Instant.EPOCH;

	void at(long millis) {
		if (this.millis != millis) {
			this.millis = millis;
			this.instant = Instant.ofEpochMilli(millis);
		}
	}

	void at(Instant instant) {
		this.millis = instant.toEpochMilli();
		this.instant = instant;
	}

	long millis() {
		return this.millis;
	}

	Instant instant() {
		return this.instant;
	}

}
