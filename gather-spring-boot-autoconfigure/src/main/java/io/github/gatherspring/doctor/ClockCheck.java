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
import java.time.Instant;
import java.util.List;

import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.wire.ServerAssignment.Heard;

/**
 * Whether this machine's clock agrees with the server's.
 */
class ClockCheck implements Check {

	private static final Duration TOLERATED = Duration.ofMinutes(1);

	@Override
	public String step() {
		return "clock";
	}

	@Override
	public Finding look(Examination examination) {
		Heard heard = examination.api().heard();
		Instant servers = (heard != null) ? heard.date() : null;
		if (servers == null) {
			return Finding.skipped(step(), "no server told its time");
		}
		Duration ahead = Duration.between(servers, examination.now());
		String found = "this machine is " + ahead.abs().toSeconds() + " s "
				+ (ahead.isNegative() ? "behind" : "ahead of") + " the HTTP API";
		if (ahead.abs().compareTo(TOLERATED) > 0) {
			return Finding.failed(step(), List.of(found),
					"set the clock of this machine (NTP): certificates and times in events are judged by it");
		}
		return Finding.ok(step(), found);
	}

}
