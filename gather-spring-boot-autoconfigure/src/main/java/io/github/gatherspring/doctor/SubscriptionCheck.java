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

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.setting.Setting;

/**
 * Which events the server sends, and which it refuses.
 */
class SubscriptionCheck implements Check {

	@Override
	public String step() {
		return "subscription";
	}

	@Override
	public Finding look(Examination examination) {
		ConnectionStatus status = examination.status();
		Set<String> refused = new TreeSet<>(examination.refusedEvents());
		if (!status.isConnected()) {
			return (status.reason() != null && status.reason().contains("refused every subscription"))
					? Finding.failed(step(), examination.reason(),
							"check that the user may enter the space and that the address is that of a game server")
					: Finding.skipped(step(), "the client did not get as far as asking for events");
		}
		if (!status.isReady()) {
			return Finding.failed(step(), "not confirmed yet",
					"wait a minute and look again; a server that stays silent is left after two");
		}
		String granted = examination.client().subscriptions().size() + " kinds of events";
		if (!refused.isEmpty()) {
			return Finding.warning(step(),
					List.of(granted, "refused: " + examination.shown(String.join(", ", refused))),
					"listeners of these hear nothing: the user lacks a right for them, or the server does not have them;"
							+ " leave them out with " + examination.named(Setting.EXCLUDE_EVENTS));
		}
		return Finding.ok(step(), granted + ", none refused");
	}

}
