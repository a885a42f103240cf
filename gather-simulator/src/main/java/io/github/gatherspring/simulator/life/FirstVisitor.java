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

package io.github.gatherspring.simulator.life;

import java.util.Collection;

import io.github.gatherspring.proto.Chat;
import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.SpawnPoint;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.Wave;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes soon after the first client, says hello and waves, so that a greeter
 * that is tried out has somebody to greet.
 */
public final class FirstVisitor {

	/**
	 * Id of the user.
	 */
	public static final String ID = "visitor-1";

	private static final int COMES = 4;

	private static final int SPEAKS = 8;

	private static final int WAVES = 12;

	private final Troupe troupe;

	private int ticks;

	/**
	 * Create the visitor, who is not there yet.
	 * @param troupe the players
	 */
	public FirstVisitor(Troupe troupe) {
		this.troupe = troupe;
	}

	/**
	 * Go on, a quarter of a second later.
	 * @param clients ids of the users whose clients know the whole space; until there is
	 * one, nobody comes
	 */
	public void tick(Collection<String> clients) {
		if (this.ticks > WAVES || (this.ticks == 0 && clients.isEmpty())) {
			return;
		}
		switch (++this.ticks) {
			case COMES -> come();
			case SPEAKS -> act(ClientServerAction.newBuilder()
				.setChat(Chat.newBuilder().setChatRecipient("GLOBAL_CHAT").setContents("Hello everybody!")));
			case WAVES -> wave(clients);
			default -> {
				// Between one and the next a second passes.
			}
		}
	}

	private void come() {
		User user = this.troupe.world().addUser(ID, "Noor", Role.GUEST, true);
		if (!user.isPlaced()) {
			SpaceMap map = this.troupe.world().firstMap();
			SpawnPoint spawn = map.spawns().get(0);
			this.troupe.world().place(user, map, spawn.getX(), spawn.getY(), SpriteDirectionEnum.ENUM.Down, null);
		}
		this.troupe.world().enter(this.troupe.add(ID, user.name()).user());
	}

	private void wave(Collection<String> clients) {
		String target = clients.stream().filter(this::isPresent).findFirst().orElse(anybody());
		if (target != null) {
			act(ClientServerAction.newBuilder().setWave(Wave.newBuilder().setUser(target)));
		}
	}

	private boolean isPresent(String userId) {
		User user = this.troupe.world().user(userId);
		return user != null && user.isPresent();
	}

	private @Nullable String anybody() {
		return this.troupe.world()
			.present()
			.stream()
			.map(User::id)
			.filter((id) -> !id.equals(ID))
			.findFirst()
			.orElse(null);
	}

	private void act(ClientServerAction.Builder action) {
		Puppet puppet = this.troupe.find(ID);
		if (puppet != null && puppet.user().isPresent()) {
			puppet.act(action);
		}
	}

}
