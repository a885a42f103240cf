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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.session.Credentials.Account;
import io.github.gatherspring.simulator.session.HttpFaults;
import io.github.gatherspring.simulator.session.Sessions;
import io.github.gatherspring.simulator.wire.HttpCall;
import io.github.gatherspring.simulator.world.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What belongs to the account rather than to one space: new spaces, one's own spaces, ids
 * by e-mail, guest lists.
 */
public final class AccountCalls implements HttpCalls {

	private static final int LOOKUPS = 25;

	private static final Duration LOOKUP_WINDOW = Duration.ofMinutes(5);

	private final Sessions sessions;

	private final KeyCheck keyCheck;

	private final Set<String> created = new LinkedHashSet<>();

	private final Deque<Instant> lookups = new ArrayDeque<>();

	private ObjectNode guests = Json.mapper().createObjectNode();

	/**
	 * Create the answers.
	 * @param sessions the connections and the space
	 */
	public AccountCalls(Sessions sessions) {
		this.sessions = sessions;
		this.keyCheck = new KeyCheck(sessions);
	}

	@Override
	public boolean handle(HttpCall call) {
		switch (call.method() + " " + String.join("/", call.segments())) {
			case "POST api/v2/spaces" -> create(call);
			case "GET api/v2/user-id" -> userId(call);
			case "GET api/v2/users/me/spaces" -> ownSpaces(call);
			case "GET api/getEmailGuestlist" -> guestList(call);
			case "POST api/setEmailGuestlist" -> setGuestList(call);
			default -> {
				return false;
			}
		}
		return true;
	}

	private boolean isOurs(String spaceId) {
		return this.sessions.world().spaceId().equals(spaceId.replace('/', '\\'));
	}

	private void create(HttpCall call) {
		if (this.keyCheck.user(call) == null) {
			return;
		}
		JsonNode body = Json.read(call.body());
		String name = body.path("name").asString("");
		if (name.isBlank()) {
			throw new IllegalArgumentException("'name' must not be empty");
		}
		String source = body.path("sourceSpace").asString("");
		if (!isOurs(source) && !this.created.contains(source.replace('\\', '/'))) {
			call.text(404, "There is no space to copy");
			return;
		}
		String id = this.sessions.world().newId("copy") + "/" + name;
		this.created.add(id);
		call.text(200, id);
	}

	private void ownSpaces(HttpCall call) {
		User user = this.keyCheck.user(call);
		if (user == null) {
			return;
		}
		ArrayNode spaces = Json.mapper().createArrayNode();
		String role = call.query("role");
		if (role == null || Role.of(role) == user.role()
				|| (Role.of(role) == Role.BUILDER && user.role() == Role.OWNER)) {
			add(spaces, this.sessions.world().spaceId());
			this.created.forEach((id) -> add(spaces, id.replace('/', '\\')));
		}
		call.json(200, Json.write(spaces));
	}

	private static void add(ArrayNode spaces, String id) {
		spaces.addObject().put("id", id).put("name", id.substring(id.indexOf('\\') + 1));
	}

	private void userId(HttpCall call) {
		if (this.keyCheck.user(call) == null) {
			return;
		}
		Instant now = this.sessions.world().clock().now();
		while (!this.lookups.isEmpty() && this.lookups.peek().isBefore(now.minus(LOOKUP_WINDOW))) {
			this.lookups.remove();
		}
		if (this.lookups.size() >= LOOKUPS) {
			call.text(429, "Too many requests");
			return;
		}
		this.lookups.add(now);
		String email = call.query("email");
		User found = (email != null) ? this.sessions.world().user(Emails.userId(email)) : null;
		if (found == null) {
			call.text(404, "There is no such user");
			return;
		}
		call.json(200, Json.object("userId", found.id()));
	}

	private void guestList(HttpCall call) {
		String key = (call.header("apiKey") != null) ? call.header("apiKey") : call.query("apiKey");
		String space = call.query("spaceId");
		if (!mayBuild(key) || space == null || !isOurs(space)) {
			call.text(401, "Unable to access your account.");
			return;
		}
		call.json(200, this.guests.isEmpty() ? "[]" : Json.write(this.guests));
	}

	private void setGuestList(HttpCall call) {
		JsonNode body = Json.read(call.body());
		String key = body.hasNonNull("apiKey") ? body.get("apiKey").asString() : call.header("apiKey");
		if (!mayBuild(key) || !isOurs(body.path("spaceId").asString(""))) {
			call.text(401, "Unable to access your account.");
			return;
		}
		if (!body.path("guestlist").isObject()) {
			throw new IllegalArgumentException("'guestlist' must be an object by e-mail address");
		}
		HttpFaults faults = this.sessions.plan().http();
		if (faults.nextWriteIsIgnored()) {
			call.text(200, "");
			return;
		}
		if (body.path("overwrite").asBoolean(false)) {
			this.guests = Json.mapper().createObjectNode();
		}
		body.get("guestlist").properties().forEach((guest) -> this.guests.set(guest.getKey(), guest.getValue()));
		call.text(faults.statusAfterWrite(), "");
	}

	private boolean mayBuild(@Nullable String key) {
		Account account = (key != null) ? this.sessions.credentials().find(key) : null;
		List<Role> may = List.of(Role.OWNER, Role.BUILDER);
		if (account == null) {
			return false;
		}
		User user = this.sessions.world().user(account.userId());
		return may.contains((user != null) ? user.role() : account.role());
	}

}
