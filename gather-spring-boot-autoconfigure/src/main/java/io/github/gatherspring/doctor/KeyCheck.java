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

import io.github.gatherspring.connection.CloseCode;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.setting.Setting;

/**
 * Whether Gather accepts the key.
 */
class KeyCheck implements Check {

	@Override
	public String step() {
		return "key";
	}

	@Override
	public Finding look(Examination examination) {
		ApiAnswer api = examination.api();
		Integer code = examination.status().closeCode();
		if (api.status() == 401 || api.status() == 403) {
			return refused(examination, String.valueOf(api.failure()));
		}
		if (!examination.status().isConnected() && code != null && code == CloseCode.UNAUTHORIZED.code()) {
			return refused(examination, examination.reason());
		}
		String user = examination.status().userId();
		if (user != null) {
			return Finding.ok(step(), "accepted; it belongs to the user " + examination.shown(user));
		}
		return Finding.skipped(step(), "the client did not get as far as showing it to a game server");
	}

	private Finding refused(Examination examination, String found) {
		Setting setting = (examination.settings().apiKey() != null) ? Setting.API_KEY : Setting.TOKEN;
		return Finding.failed(step(), found, "make a new key in Gather under the user's API keys and set it as "
				+ examination.named(setting) + "; check that this user may enter " + examination.settings().spaceId());
	}

}
