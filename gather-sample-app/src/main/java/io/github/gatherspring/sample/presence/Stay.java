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

package io.github.gatherspring.sample.presence;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * Time that somebody spent in a map without a break.
 *
 * @param id key of the row, {@code null} before it is saved
 * @param playerId whose time
 * @param playerName the name at the beginning
 * @param mapName the map
 * @param begun when it began
 * @param ended when it ended; {@code null} while it goes on
 */
record Stay(@Id @Nullable Long id, String playerId, String playerName, String mapName, Instant begun,
		@Nullable Instant ended) {

	Stay endedAt(Instant time) {
		return new Stay(this.id, this.playerId, this.playerName, this.mapName, this.begun, time);
	}

	Instant endOr(Instant now) {
		return (this.ended != null) ? this.ended : now;
	}

	/** How much of it lies between two times. */
	Duration within(Instant from, Instant to, Instant now) {
		Instant start = this.begun.isAfter(from) ? this.begun : from;
		Instant end = endOr(now).isBefore(to) ? endOr(now) : to;
		return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
	}

}
