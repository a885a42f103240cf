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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Statuses by the time of day.
 *
 * @param schedule statuses, each from its time of day on; the last one of the day lasts
 * until the first one of the next
 */
@ConfigurationProperties("sample.status")
record StatusProperties(@DefaultValue List<Entry> schedule) {

	Optional<Entry> at(LocalTime time) {
		Comparator<Entry> byTime = Comparator.comparing(Entry::from);
		return this.schedule.stream()
			.filter((entry) -> !entry.from().isAfter(time))
			.max(byTime)
			.or(() -> this.schedule.stream().max(byTime));
	}

	/**
	 * One status.
	 *
	 * @param from time of day from which it is shown
	 * @param text status text
	 * @param emoji status emoji
	 */
	record Entry(LocalTime from, String text, @DefaultValue("") String emoji) {
	}

}
