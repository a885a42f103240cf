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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.proto.ClientBackupHeartbeat;
import io.github.gatherspring.proto.ClientServerAction;

/**
 * How long the server takes to answer ten heartbeats.
 */
class LatencyCheck implements Check {

	private static final int HEARTBEATS = 10;

	private static final Duration SLOW = Duration.ofSeconds(1);

	private static final ClientServerAction HEARTBEAT = ClientServerAction.newBuilder()
		.setClientBackupHeartbeat(ClientBackupHeartbeat.getDefaultInstance())
		.build();

	@Override
	public String step() {
		return "latency";
	}

	@Override
	public Finding look(Examination examination) throws InterruptedException {
		if (!examination.status().isReady()) {
			return Finding.skipped(step(), "the client is not ready");
		}
		List<Duration> times = new ArrayList<>();
		for (int i = 0; i < HEARTBEATS; i++) {
			long start = System.nanoTime();
			Throwable failure = Answers.failureOf(examination, HEARTBEAT);
			if (failure != null) {
				return Finding.failed(step(),
						"heartbeat " + (i + 1) + " of " + HEARTBEATS + ": "
								+ examination.shown(String.valueOf(failure.getMessage())),
						"the server or something on the way swallows answers: look at Gather's status page, then at"
								+ " proxies and firewalls");
			}
			times.add(Duration.ofNanos(System.nanoTime() - start));
		}
		Collections.sort(times);
		Duration median = times.get(HEARTBEATS / 2);
		String found = HEARTBEATS + " heartbeats: " + times.get(0).toMillis() + " ms at best, " + median.toMillis()
				+ " ms in the middle, " + times.get(HEARTBEATS - 1).toMillis() + " ms at worst";
		return (median.compareTo(SLOW) > 0)
				? Finding.warning(step(), List.of(found),
						"the way to the server is slow: look at the load of this machine and at its network")
				: Finding.ok(step(), found);
	}

}
