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

import java.net.URI;

import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.setting.Setting;
import io.github.gatherspring.wire.SecureAddresses;

/**
 * Whether Gather names a game server.
 */
class ServerCheck implements Check {

	@Override
	public String step() {
		return "server";
	}

	@Override
	public Finding look(Examination examination) {
		URI configured = examination.settings().serverUrl();
		if (configured != null) {
			return Finding.ok(step(), SecureAddresses.display(configured) + ", as configured");
		}
		ApiAnswer api = examination.api();
		URI server = api.server();
		if (server != null) {
			return Finding.ok(step(), SecureAddresses.display(server));
		}
		String failure = String.valueOf(api.failure());
		if (api.status() >= 500) {
			return Finding.failed(step(), failure,
					"this is Gather's own: look at its status page; the client keeps trying");
		}
		if (api.status() == 429) {
			return Finding.failed(step(), failure, "ask less often: let fewer programs use this key");
		}
		return Finding.failed(step(), failure,
				"mend what failed above; otherwise check " + examination.named(Setting.API_BASE_URL));
	}

}
