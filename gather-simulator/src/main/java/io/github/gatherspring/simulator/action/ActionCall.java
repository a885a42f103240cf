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

package io.github.gatherspring.simulator.action;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;
import org.jspecify.annotations.Nullable;

/**
 * One action on its way through its rule, with the checks that many rules need.
 */
public final class ActionCall {

	private static final int LONGEST_TEXT = 20_000;

	private final World world;

	private final User user;

	private final Caller caller;

	private final String action;

	private final Message message;

	ActionCall(World world, User user, Caller caller, String action, Message message) {
		this.world = world;
		this.user = user;
		this.caller = caller;
		this.action = action;
		this.message = message;
	}

	World world() {
		return this.world;
	}

	User user() {
		return this.user;
	}

	Caller caller() {
		return this.caller;
	}

	Message message() {
		return this.message;
	}

	ActionRefused wrong(String reason) {
		return new ActionRefused(400, reason);
	}

	ActionRefused forbidden(String reason) {
		return new ActionRefused(403, reason);
	}

	ActionRefused missing(String reason) {
		return new ActionRefused(404, reason);
	}

	ActionRefused tooMany(String reason) {
		return new ActionRefused(429, reason);
	}

	void requireAccess(Access access) throws ActionRefused {
		Boolean exception = this.world.permissions().override(this.user.role(), this.action);
		boolean may = (exception != null) ? exception : access.allows(this.user.role());
		if (!may) {
			throw forbidden(
					"needs the role " + access.names() + ", the user has the role " + this.user.role().wireName());
		}
	}

	/**
	 * Return whom the action is about: the sender without a target, else somebody that
	 * only moderators may act on.
	 */
	User self(boolean hasTarget, String targetId) throws ActionRefused {
		if (!hasTarget || targetId.isEmpty() || targetId.equals(this.user.id())) {
			return this.user;
		}
		User target = anyUser("targetId", targetId);
		Boolean exception = this.world.permissions().override(this.user.role(), this.action);
		boolean may = (exception != null) ? exception : Access.MODERATORS.allows(this.user.role());
		if (!may) {
			throw forbidden("for another player it needs the role " + Access.MODERATORS.names()
					+ ", the user has the role " + this.user.role().wireName());
		}
		return target;
	}

	User anyUser(String field, String id) throws ActionRefused {
		User user = id.isEmpty() ? null : this.world.user(id);
		if (user == null) {
			throw missing("'" + field + "' is '" + shortened(id) + "', which is no user of the space");
		}
		return user;
	}

	User presentUser(String field, String id) throws ActionRefused {
		User user = anyUser(field, id);
		if (!user.isPresent()) {
			throw missing("'" + field + "' is '" + shortened(id) + "', who is not in the space");
		}
		return user;
	}

	void present(User player) throws ActionRefused {
		if (!player.isPresent()) {
			throw forbidden("'" + player.id() + "' has not entered the space: send enter first");
		}
	}

	SpaceMap map(String mapId) throws ActionRefused {
		SpaceMap map = this.world.map(mapId);
		if (map == null) {
			throw missing("'mapId' is '" + shortened(mapId) + "', which is no map of the space");
		}
		return map;
	}

	SpaceMap mapOr(@Nullable String mapId, User player) throws ActionRefused {
		return map((mapId != null && !mapId.isEmpty()) ? mapId : player.mapId());
	}

	void inside(SpaceMap map, int x, int y) throws ActionRefused {
		if (!map.contains(x, y)) {
			throw wrong("(" + Integer.toUnsignedString(x) + ", " + Integer.toUnsignedString(y) + ") is outside of map '"
					+ map.id() + "' of " + map.width() + " by " + map.height() + " tiles");
		}
	}

	String text(String field, String value) throws ActionRefused {
		if (value.length() > LONGEST_TEXT) {
			throw wrong(
					"'" + field + "' has " + value.length() + " characters, at most " + LONGEST_TEXT + " are accepted");
		}
		return value;
	}

	String filled(String field, String value) throws ActionRefused {
		if (value.isBlank()) {
			throw wrong("'" + field + "' must not be empty");
		}
		return text(field, value);
	}

	double finite(String field, double value) throws ActionRefused {
		if (!Double.isFinite(value)) {
			throw wrong("'" + field + "' is " + value + ", expected a finite number");
		}
		return value;
	}

	void seen(ServerClientEvent.Builder event) {
		this.world.publishIfPresent(event.build(), this.user);
	}

	void tell(ServerClientEvent.Builder event, Audience audience) {
		this.world.publish(event.build(), null, audience);
	}

	void tellAbout(User subject, ServerClientEvent.Builder event, Audience audience) {
		this.world.publish(event.build(), subject, audience);
	}

	static String shortened(String text) {
		return (text.length() <= 60) ? text : text.substring(0, 60) + "…";
	}

}
