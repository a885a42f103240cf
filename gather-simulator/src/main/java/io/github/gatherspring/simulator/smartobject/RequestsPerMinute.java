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

package io.github.gatherspring.simulator.smartobject;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts requests in whole minutes.
 */
final class RequestsPerMinute {

	private final int limit;

	private final Map<String, Integer> counts = new HashMap<>();

	private Instant minute = Instant.MIN;

	RequestsPerMinute(int limit) {
		this.limit = limit;
	}

	boolean take(String who, Instant now) {
		Instant current = now.truncatedTo(ChronoUnit.MINUTES);
		if (!current.equals(this.minute)) {
			this.minute = current;
			this.counts.clear();
		}
		return this.counts.merge(who, 1, Integer::sum) <= this.limit;
	}

	/**
	 * Return when requests are taken again.
	 */
	long resetSeconds() {
		return this.minute.plus(1, ChronoUnit.MINUTES).getEpochSecond();
	}

}
