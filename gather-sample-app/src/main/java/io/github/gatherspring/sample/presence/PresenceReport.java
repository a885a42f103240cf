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
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the stays say.
 *
 * @param buckets how many people were there, by hour or minute, the oldest first
 * @param places who was where for how long in all that time, the longest first
 */
record PresenceReport(List<Bucket> buckets, List<Place> places) {

	private static final int PLACES = 50;

	static PresenceReport of(List<Stay> stays, ChronoUnit unit, int count, Instant now) {
		Instant first = first(unit, count, now);
		List<Bucket> buckets = IntStream.range(0, count)
			.mapToObj((i) -> Bucket.of(stays, first.plus(i, unit), first.plus(i + 1, unit), now))
			.toList();
		return new PresenceReport(buckets, places(stays, first, now));
	}

	static Instant first(ChronoUnit unit, int count, Instant now) {
		return now.truncatedTo(unit).minus(count - 1, unit);
	}

	private static List<Place> places(List<Stay> stays, Instant from, Instant now) {
		Map<List<String>, Duration> sums = stays.stream()
			.collect(Collectors.toMap((stay) -> List.of(stay.playerId(), stay.playerName(), stay.mapName()),
					(stay) -> stay.within(from, now, now), Duration::plus));
		return sums.entrySet()
			.stream()
			.map((sum) -> new Place(sum.getKey().get(1), sum.getKey().get(2), sum.getValue().toSeconds()))
			.sorted(Comparator.comparingLong(Place::seconds).reversed().thenComparing(Place::name))
			.limit(PLACES)
			.toList();
	}

	/**
	 * A span of time.
	 *
	 * @param from its beginning
	 * @param people how many different people were there
	 */
	record Bucket(Instant from, long people) {

		static Bucket of(List<Stay> stays, Instant from, Instant to, Instant now) {
			return new Bucket(from,
					stays.stream()
						.filter((stay) -> !stay.within(from, to, now).isZero())
						.map(Stay::playerId)
						.distinct()
						.count());
		}

	}

	/**
	 * Somebody's time in a map.
	 *
	 * @param name the person
	 * @param map the map
	 * @param seconds how long
	 */
	record Place(String name, String map, long seconds) {
	}

}
