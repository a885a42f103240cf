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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the report with times of its own.
 */
class PresenceReportTests {

	private static final Instant NOW = Instant.parse("2026-05-04T12:30:00Z");

	@Test
	void peopleAreCountedOnceInEachHourThatTheyWereThere() {
		PresenceReport report = report(stay("a", "Office", "2026-05-04T10:50:00Z", "2026-05-04T11:10:00Z"),
				stay("a", "Rooftop", "2026-05-04T11:10:00Z", "2026-05-04T11:20:00Z"),
				stay("b", "Office", "2026-05-04T11:59:00Z", null));
		assertThat(report.buckets()).extracting(PresenceReport.Bucket::people).containsExactly(1L, 2L, 1L);
		assertThat(report.buckets().get(0).from()).isEqualTo(Instant.parse("2026-05-04T10:00:00Z"));
	}

	@Test
	void timeInAMapIsSummedUp() {
		PresenceReport report = report(stay("a", "Office", "2026-05-04T10:00:00Z", "2026-05-04T10:10:00Z"),
				stay("a", "Office", "2026-05-04T11:00:00Z", "2026-05-04T11:05:00Z"),
				stay("b", "Office", "2026-05-04T12:00:00Z", null));
		assertThat(report.places()).containsExactly(new PresenceReport.Place("b", "Office", 30 * 60),
				new PresenceReport.Place("a", "Office", 15 * 60));
	}

	@Test
	void whatLiesBeforeTheFirstHourDoesNotCount() {
		PresenceReport report = report(stay("a", "Office", "2026-05-04T08:00:00Z", "2026-05-04T10:01:00Z"));
		assertThat(report.places()).containsExactly(new PresenceReport.Place("a", "Office", 60));
	}

	private static PresenceReport report(Stay... stays) {
		return PresenceReport.of(List.of(stays), ChronoUnit.HOURS, 3, NOW);
	}

	private static Stay stay(String id, String map, String begun, @Nullable String ended) {
		return new Stay(null, id, id, map, Instant.parse(begun), (ended != null) ? Instant.parse(ended) : null);
	}

}
