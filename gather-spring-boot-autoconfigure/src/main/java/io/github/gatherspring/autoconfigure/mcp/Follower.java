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

package io.github.gatherspring.autoconfigure.mcp;

import io.github.gatherspring.client.EventRegistration;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.Walk;
import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.space.Player;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the avatar beside a player, one way after each of its moves, until told to stop.
 * Does not leave the map.
 */
final class Follower implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Follower.class);

	private final GatherClient client;

	private @Nullable String leader;

	private @Nullable EventRegistration registration;

	private @Nullable Walk walk;

	private boolean walking;

	Follower(GatherClient client) {
		this.client = client;
	}

	void follow(String leader) {
		EventRegistration before;
		synchronized (this) {
			before = this.registration;
			this.registration = null;
			this.leader = leader;
		}
		if (before != null) {
			before.close();
		}
		EventRegistration registration = this.client.onWithContext(PlayerMoves.class, (move, context) -> {
			Player player = context.player();
			if (player != null && player.id().equals(leader)) {
				catchUp();
			}
		});
		synchronized (this) {
			this.registration = registration;
		}
		catchUp();
	}

	@Override
	public void close() {
		EventRegistration before;
		Walk under;
		synchronized (this) {
			before = this.registration;
			under = this.walk;
			this.registration = null;
			this.walk = null;
			this.leader = null;
		}
		if (before != null) {
			before.close();
		}
		if (under != null) {
			under.cancel();
		}
	}

	/**
	 * Set out after the leader, unless the avatar is on its way, beside it or on another
	 * map.
	 */
	private void catchUp() {
		String followed;
		synchronized (this) {
			followed = this.leader;
			if (this.walking || followed == null) {
				return;
			}
			this.walking = true;
		}
		Player leader = this.client.space().player(followed).orElse(null);
		Player me = this.client.space().me().orElse(null);
		if (leader == null || me == null || !leader.mapId().equals(me.mapId())) {
			arrived(false);
			return;
		}
		Walk walk = this.client.walkTo(leader);
		synchronized (this) {
			this.walk = walk;
		}
		walk.done().whenComplete((tile, failure) -> {
			if (failure != null) {
				logger.debug("A walk after the player to follow failed", failure);
			}
			arrived(failure == null && !isBesideLeader(followed));
		});
	}

	private void arrived(boolean goesOn) {
		synchronized (this) {
			this.walking = false;
		}
		if (goesOn) {
			// The leader has gone on meanwhile.
			catchUp();
		}
	}

	private boolean isBesideLeader(String followed) {
		return this.client.space()
			.me()
			.filter((me) -> this.client.space().near(me, 1).stream().anyMatch((player) -> player.id().equals(followed)))
			.isPresent();
	}

}
