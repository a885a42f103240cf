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

package io.github.gatherspring.simulator.session;

import java.util.Map;

import io.github.gatherspring.proto.PlayerEntersWhisperV2;
import io.github.gatherspring.proto.PlayerJoins;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpaceSetsCapacity;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;

/**
 * Sends the whole state to one client, in the order that clients rely on.
 */
final class WorldTransfer {

	private final World world;

	private final Outbox outbox;

	private final Session session;

	WorldTransfer(World world, Session session, Outbox outbox) {
		this.world = world;
		this.session = session;
		this.outbox = outbox;
	}

	/**
	 * Send everything.
	 * @param known last update of each map that the client has
	 */
	void send(Map<String, Long> known) {
		for (SpaceMap map : this.world.maps()) {
			Long updateId = known.get(map.id());
			if (updateId != null && updateId == map.updateId()) {
				this.outbox.offer(map.commit());
			}
			else {
				map.state().forEach(this.outbox::offer);
			}
		}
		for (User user : this.world.present()) {
			this.session.introduce(user.id());
			this.session.offer(ServerClientEvent.newBuilder().setPlayerJoins(PlayerJoins.getDefaultInstance()).build(),
					user.id(), null);
			user.state().forEach((event) -> this.session.offer(event, user.id(), null));
			whisper(user);
		}
		this.world.state().forEach(this.outbox::offer);
		this.outbox.offer(ServerClientEvent.newBuilder()
			.setSpaceSetsCapacity(SpaceSetsCapacity.newBuilder().setCapacity(this.world.capacity()))
			.build());
	}

	private void whisper(User user) {
		String whisperId = user.whisperId();
		User partner = this.world.whisperPartner(user);
		if (whisperId != null && partner != null) {
			this.session.offer(ServerClientEvent.newBuilder()
				.setPlayerEntersWhisperV2(PlayerEntersWhisperV2.newBuilder().setWhisperId(whisperId))
				.build(), user.id(), partner.id());
		}
	}

}
