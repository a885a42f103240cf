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

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.event.GatherReadyEvent;
import io.github.gatherspring.listener.GatherEventListener;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sets the status by the time of day. Sent while there is no connection, it would wait in
 * the client's queue, so the schedule need not care.
 */
@Component
class StatusSchedule {

	private final GatherClient gather;

	private final StatusProperties properties;

	StatusSchedule(GatherClient gather, StatusProperties properties) {
		this.gather = gather;
		this.properties = properties;
	}

	@GatherEventListener
	void onReady(GatherReadyEvent ready) {
		update();
	}

	@Scheduled(cron = "0 */15 * * * *")
	void update() {
		this.properties.at(LocalTime.now()).ifPresent((status) -> {
			this.gather.setTextStatus(status.text());
			this.gather.setEmojiStatus(status.emoji());
		});
	}

}
