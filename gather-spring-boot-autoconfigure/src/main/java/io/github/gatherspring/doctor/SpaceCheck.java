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

import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.connection.CloseCode;
import io.github.gatherspring.doctor.DoctorReport.Finding;
import io.github.gatherspring.setting.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Whether the space is there and open, and which role the user has in it.
 */
class SpaceCheck implements Check {

	@Override
	public String step() {
		return "space";
	}

	@Override
	public Finding look(Examination examination) {
		if (examination.api().status() == 404) {
			return Finding.failed(step(), String.valueOf(examination.api().failure()),
					"copy the address of the space from the browser into " + examination.named(Setting.SPACE_ID));
		}
		if (examination.status().isConnected()) {
			return Finding.ok(step(), List.copyOf(rights(examination)));
		}
		Integer code = examination.status().closeCode();
		CloseCode closed = among(code, CloseCode.SPACE_CLOSED, CloseCode.AT_CAPACITY);
		if (closed != null) {
			return Finding.failed(step(), examination.reason(), closed.advice());
		}
		return Finding.skipped(step(), "the client did not get as far as entering it");
	}

	private static @Nullable CloseCode among(@Nullable Integer code, CloseCode... codes) {
		for (CloseCode each : codes) {
			if (code != null && code == each.code()) {
				return each;
			}
		}
		return null;
	}

	private static List<String> rights(Examination examination) {
		List<String> found = new ArrayList<>();
		found.add(examination.settings().spaceId() + " is there and open");
		String user = examination.status().userId();
		String role = (user != null) ? examination.client().space().roleOf(user).orElse(null) : null;
		if (role == null) {
			found.add("the role of the user was not told; " + examination.named(Setting.STATE_ENABLED)
					+ " must be on for that");
		}
		else {
			found.add("role of the user: " + examination.shown(role) + switch (role) {
				case "OWNER" -> " (may do everything)";
				case "DEFAULT_BUILDER" -> " (may change maps; not the roles of others)";
				default -> " (may act on itself; moving or changing others needs a moderator's or owner's role)";
			});
		}
		return found;
	}

}
