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

package io.github.gatherspring.sample.live;

import java.time.Instant;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.event.GatherStatusEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the connection went through. A plain {@code @EventListener} hears these events as
 * well.
 */
@Component
class ConnectionHistory {

	private final RecentEntries<Entry> entries = new RecentEntries<>(100);

	@EventListener
	void onChange(GatherStatusEvent event) {
		ConnectionStatus status = event.after();
		this.entries
			.add(new Entry(status.since(), status.state(), status.attempt(), status.closeCode(), status.reason()));
	}

	RecentEntries<Entry> entries() {
		return this.entries;
	}

	/**
	 * One change.
	 *
	 * @param at when
	 * @param state the state since then
	 * @param attempt which attempt to connect
	 * @param code close code of the last loss
	 * @param reason why
	 */
	record Entry(Instant at, ConnectionState state, int attempt, @Nullable Integer code, @Nullable String reason) {
	}

}
