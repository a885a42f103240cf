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

import java.util.ArrayDeque;
import java.util.Deque;

import io.github.gatherspring.proto.ClientServerAction;
import io.github.gatherspring.proto.MoveDirectionEnum;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.simulator.action.ActionRefused;
import io.github.gatherspring.simulator.action.ActionRules;
import io.github.gatherspring.simulator.action.Caller;
import io.github.gatherspring.simulator.action.Directions;
import io.github.gatherspring.simulator.action.Steps;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import io.github.gatherspring.simulator.world.World;

/**
 * The body of a simulated player: what it is told to do, it does by the rules that hold
 * for clients.
 */
final class Puppet {

	private final World world;

	private final User user;

	private final Caller caller = new Caller();

	private final Deque<MoveDirectionEnum.ENUM> way = new ArrayDeque<>();

	Puppet(World world, User user) {
		this.world = world;
		this.user = user;
	}

	User user() {
		return this.user;
	}

	/**
	 * Do something.
	 * @throws IllegalArgumentException if the rules do not allow it
	 */
	void act(ClientServerAction.Builder action) {
		try {
			ActionRules.apply(this.world, this.user, this.caller, action.build());
		}
		catch (ActionRefused ex) {
			throw new IllegalArgumentException("The player '" + this.user.id() + "' cannot do '"
					+ ActionRules.name(action.getActionCase()) + "': " + ex.reason(), ex);
		}
	}

	/**
	 * Plan a way on the present map.
	 * @return whether the tile can be reached
	 */
	boolean headFor(int x, int y) {
		SpaceMap map = this.world.map(this.user.mapId());
		this.way.clear();
		if (map != null) {
			this.way.addAll(PathFinder.path(map, this.user.x(), this.user.y(), x, y));
		}
		return !this.way.isEmpty() || (this.user.x() == x && this.user.y() == y);
	}

	/**
	 * Plan the way to whom the player follows, anew with each tick since it moves too.
	 * @return whether it follows somebody who is there
	 */
	boolean headForLeader() {
		User leader = this.world.user(this.user.followTarget());
		SpaceMap map = this.world.map(this.user.mapId());
		if (leader == null || !leader.isPresent() || map == null) {
			return false;
		}
		if (leader.mapId().equals(map.id())) {
			headFor(leader.x(), leader.y());
			// Beside it, not upon it.
			this.way.pollLast();
			return true;
		}
		Portal portal = map.portalTo(leader.mapId());
		if (portal != null) {
			headFor(portal.getX(), portal.getY());
		}
		return portal != null;
	}

	boolean isWalking() {
		return !this.way.isEmpty();
	}

	void stop() {
		this.way.clear();
	}

	/**
	 * Take the next step of the way.
	 */
	void step() {
		MoveDirectionEnum.ENUM next = this.way.poll();
		SpaceMap map = this.world.map(this.user.mapId());
		if (next == null || map == null || !this.user.isPresent()) {
			this.way.clear();
			return;
		}
		Directions direction = Directions.of(next);
		int x = this.user.x() + direction.dx();
		int y = this.user.y() + direction.dy();
		if (!map.isPassable(x, y)) {
			// The walls have changed since the way was planned.
			this.way.clear();
			return;
		}
		Steps.to(this.world, this.user, map, x, y, direction.sprite(), null);
	}

}
