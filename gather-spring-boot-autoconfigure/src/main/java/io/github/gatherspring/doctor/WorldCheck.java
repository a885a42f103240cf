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

package io.github.gatherspring.doctor;

import java.time.Duration;
import java.util.List;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.space.SpaceStatistics;

/**
 * Whether the whole space was received, how large it is, and how long it took.
 */
class WorldCheck implements Check {

	@Override
	public String step() {
		return "world";
	}

	@Override
	public Finding look(Examination examination) {
		if (!examination.status().isReady()) {
			return Finding.skipped(step(), "the client is not ready");
		}
		SpaceStatistics world = examination.client().statistics().space();
		if (world.maps() == 0 && world.players() == 0) {
			return Finding.ok(step(),
					"none is kept: " + examination.named(Setting.STATE_ENABLED) + " is off, or the space is empty");
		}
		Duration time = examination.times().between(ConnectionState.SYNCING, ConnectionState.READY);
		String found = world.players() + " players, " + world.maps() + " maps, " + world.objects() + " objects, "
				+ (world.size() + 1023) / 1024 + " KiB"
				+ ((time != null) ? ", complete after " + time.toMillis() + " ms" : "");
		if (!world.complete()) {
			return Finding.warning(step(), List.of(found, "not complete"),
					"the space is larger than the client may keep: raise " + examination.named(Setting.MAX_STATE_SIZE));
		}
		return Finding.ok(step(), found);
	}

}
