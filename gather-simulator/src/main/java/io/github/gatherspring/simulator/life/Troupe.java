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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.PlayerSetsIsNpc;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.simulator.api.Role;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;
import org.jspecify.annotations.Nullable;

/**
 * All simulated players of a space. Only for the thread of the simulator.
 */
public final class Troupe {

	private static final List<String> NAMES = List.of("Ada", "Brook", "Chidi", "Dana", "Emre", "Fumi", "Gita", "Hugo",
			"Ines", "Jonas", "Kofi", "Lena", "Mira", "Nils", "Olga", "Pia", "Quinn", "Rosa", "Sami", "Tove");

	private final World world;

	private final Ears ears;

	private final Map<String, Puppet> puppets = new LinkedHashMap<>();

	/**
	 * Create without players.
	 * @param world the space
	 * @param ears what the players hear
	 */
	public Troupe(World world, Ears ears) {
		this.world = world;
		this.ears = ears;
	}

	/**
	 * Return the space.
	 * @return the space that the players live in
	 */
	public World world() {
		return this.world;
	}

	/**
	 * Bring in players with the ids {@code guest-1}, {@code guest-2} and so on.
	 * @param count how many
	 */
	public void bring(int count) {
		for (int i = 1; i <= count; i++) {
			String name = NAMES.get((i - 1) % NAMES.size());
			Puppet puppet = add("guest-" + i, (i <= NAMES.size()) ? name : name + " " + ((i - 1) / NAMES.size() + 1));
			this.world.enter(puppet.user());
		}
	}

	/**
	 * Make a player known, at a random place, without bringing it in.
	 * @param id id of the user
	 * @param name name of the player
	 * @return the player
	 */
	Puppet add(String id, String name) {
		Puppet known = this.puppets.get(id);
		if (known != null) {
			return known;
		}
		User user = this.world.addUser(id, name, Role.GUEST, true);
		if (!user.isPlaced()) {
			List<SpaceMap> maps = List.copyOf(this.world.maps());
			// Most stay on the first map.
			SpaceMap map = maps
				.get((this.world.random().nextInt(4) == 0) ? this.world.random().nextInt(maps.size()) : 0);
			int[] tile = randomTile(map);
			this.world.place(user, map, tile[0], tile[1], SpriteDirectionEnum.ENUM.Down, null);
		}
		this.world.set(user,
				ServerClientEvent.newBuilder().setPlayerSetsIsNpc(PlayerSetsIsNpc.newBuilder().setIsNpc(true)).build());
		Puppet puppet = new Puppet(this.world, user);
		this.puppets.put(id, puppet);
		return puppet;
	}

	/**
	 * Bring in players who all stand where players appear on the first map.
	 * @param count how many
	 */
	public void crowd(int count) {
		SpaceMap map = this.world.firstMap();
		int x = map.spawns().get(0).getX();
		int y = map.spawns().get(0).getY();
		for (int i = 1; i <= count; i++) {
			User user = this.world.addUser("crowd-" + i, "Crowd " + i, Role.GUEST, true);
			this.world.place(user, map, x, y, SpriteDirectionEnum.ENUM.Down, null);
			this.world.enter(user);
		}
	}

	Ears ears() {
		return this.ears;
	}

	@Nullable Puppet find(String id) {
		return this.puppets.get(id);
	}

	Collection<Puppet> puppets() {
		return this.puppets.values();
	}

	int[] randomTile(SpaceMap map) {
		for (int i = 0; i < 1000; i++) {
			int x = this.world.random().nextInt(map.width());
			int y = this.world.random().nextInt(map.height());
			if (map.isPassable(x, y) && map.portalAt(x, y) == null) {
				return new int[] { x, y };
			}
		}
		return new int[] { map.spawns().get(0).getX(), map.spawns().get(0).getY() };
	}

}
