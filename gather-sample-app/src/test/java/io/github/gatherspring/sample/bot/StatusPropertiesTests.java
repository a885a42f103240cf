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

package io.github.gatherspring.sample.bot;

import java.time.LocalTime;
import java.util.List;

import io.github.gatherspring.sample.bot.StatusProperties.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the schedule of statuses.
 */
class StatusPropertiesTests {

	private final StatusProperties day = new StatusProperties(
			List.of(new Entry(LocalTime.of(18, 0), "evening", ""), new Entry(LocalTime.of(8, 0), "day", "")));

	@ParameterizedTest
	@CsvSource({ "08:00, day", "17:59, day", "18:00, evening", "23:59, evening", "00:00, evening", "07:59, evening" })
	void eachStatusLastsUntilTheNext(LocalTime time, String text) {
		assertThat(this.day.at(time)).hasValueSatisfying((entry) -> assertThat(entry.text()).isEqualTo(text));
	}

	@Test
	void withoutAScheduleThereIsNoStatus() {
		assertThat(new StatusProperties(List.of()).at(LocalTime.NOON)).isEmpty();
	}

}
