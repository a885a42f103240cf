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
package io.github.gatherspring.autoconfigure.leadership;

import io.github.gatherspring.leadership.GatherLeadership;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Meter that shows which instance leads.
 */
final class LeaderMeter {

	static final String NAME = "gather.client.leader";

	private LeaderMeter() {
	}

	static void bind(String client, GatherLeadership leadership, MeterRegistry registry) {
		Gauge.builder(NAME, leadership, (asked) -> asked.isLeader(client) ? 1 : 0)
			.description("1 while this instance leads, 0 while it stands by")
			.tag("client", client)
			.register(registry);
	}

}
