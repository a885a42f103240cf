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

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PresenceController {

	private final StayRepository stays;

	PresenceController(StayRepository stays) {
		this.stays = stays;
	}

	@GetMapping("/api/presence")
	PresenceReport presence(@RequestParam(defaultValue = "HOUR") Per per) {
		Instant now = Instant.now();
		Instant first = PresenceReport.first(per.unit, per.count, now);
		return PresenceReport.of(this.stays.findNotEndedBefore(first), per.unit, per.count, now);
	}

	/**
	 * How finely the chart divides time.
	 */
	enum Per {

		HOUR(ChronoUnit.HOURS, 24), MINUTE(ChronoUnit.MINUTES, 30);

		private final ChronoUnit unit;

		private final int count;

		Per(ChronoUnit unit, int count) {
			this.unit = unit;
			this.count = count;
		}

	}

}
