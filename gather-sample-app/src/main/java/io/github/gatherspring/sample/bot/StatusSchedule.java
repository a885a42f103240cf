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
import java.util.concurrent.TimeUnit;

import io.github.gatherspring.client.GatherClient;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wants a status by the time of day. The client keeps it over reconnects and clears it in
 * the end, so the schedule need not care.
 */
@Component
class StatusSchedule {

	private final GatherClient gather;

	private final StatusProperties properties;

	private StatusProperties.@Nullable Entry shown;

	StatusSchedule(GatherClient gather, StatusProperties properties) {
		this.gather = gather;
		this.properties = properties;
	}

	@Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
	void update() {
		StatusProperties.Entry status = this.properties.at(LocalTime.now()).orElse(null);
		// What somebody has set by hand in the meantime stays until the next entry.
		if (status != null && !status.equals(this.shown)) {
			this.shown = status;
			this.gather.presence().text(status.text()).emoji(status.emoji()).apply();
		}
	}

}
