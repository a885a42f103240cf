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

package io.github.gatherspring.simulator.http;

import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.session.Credentials.Account;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.HttpCall;
import io.github.gatherspring.simulator.world.User;
import org.jspecify.annotations.Nullable;

/**
 * Checks who calls, and answers who may not.
 */
final class KeyCheck {

	private final Sessions sessions;

	KeyCheck(Sessions sessions) {
		this.sessions = sessions;
	}

	/**
	 * Return the user behind the key of a request.
	 * @param call the request, which is answered if there is no such user
	 * @param key the key, {@code null} if none came
	 * @return the user, {@code null} if the request was answered
	 */
	@Nullable User user(HttpCall call, @Nullable String key) {
		if (key == null || key.isBlank()) {
			call.text(401, "The header apiKey is missing");
			return null;
		}
		Account account = this.sessions.credentials().find(key);
		if (account == null) {
			call.text(403, "The key is not valid");
			return null;
		}
		return this.sessions.world().addUser(account.userId(), account.name(), account.role(), false);
	}

	@Nullable User user(HttpCall call) {
		return user(call, call.header("apiKey"));
	}

	/**
	 * Return the user if it may change maps.
	 */
	@Nullable User builder(HttpCall call) {
		User user = user(call);
		if (user != null && user.role() != Role.OWNER && user.role() != Role.BUILDER) {
			call.text(403, "The owner of the key needs the role OWNER or DEFAULT_BUILDER");
			return null;
		}
		return user;
	}

}
