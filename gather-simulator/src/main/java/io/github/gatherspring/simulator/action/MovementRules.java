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
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.DeskInfoV2;
import io.github.gatherspring.proto.EnterPortal;
import io.github.gatherspring.proto.Ghost;
import io.github.gatherspring.proto.MapLocation;
import io.github.gatherspring.proto.Move;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.PlayerRequestsToLead;
import io.github.gatherspring.proto.RequestToLead;
import io.github.gatherspring.proto.Respawn;
import io.github.gatherspring.proto.RespawnAtDesk;
import io.github.gatherspring.proto.RespawnComplete;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SetFollowTarget;
import io.github.gatherspring.proto.SetSpeedModifier;
import io.github.gatherspring.proto.SetVehicleId;
import io.github.gatherspring.proto.Spawn;
import io.github.gatherspring.proto.SpawnPoint;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.Teleport;
import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.proto.PlayerSetsVehicleId;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;

/**
 * Where a player is and how it gets there.
 */
final class MovementRules {

	private static final float FASTEST = 10;

	private MovementRules() {
	}

	@SuppressWarnings("deprecation") // older clients still expect respawnComplete
	static void addTo(RuleTable table) {
		table.on(ActionCase.MOVE, Move.class)
			.causes("playerMoves")
			.does("Moves one tile, or turns where a wall or the edge is in the way; a portal leads on",
					(call, move) -> {
						User user = call.self(move.hasTargetId(), move.getTargetId());
						call.present(user);
						move(call, user, move);
					});
		table.on(ActionCase.TELEPORT, Teleport.class)
			.by(Access.MODERATORS)
			.causes("playerMoves")
			.does("Puts the player anywhere, on any map", (call, teleport) -> {
				User user = call.self(teleport.hasTargetId(), teleport.getTargetId());
				call.present(user);
				SpaceMap map = call.map(teleport.getMapId());
				call.inside(map, teleport.getX(), teleport.getY());
				call.world()
					.place(user, map, teleport.getX(), teleport.getY(),
							teleport.hasDirection() ? teleport.getDirection() : user.direction(), null);
			});
		table.on(ActionCase.SPAWN, Spawn.class)
			.avatar()
			.causes("playerMoves")
			.does("Puts the player where the token says", (call, spawn) -> {
				MapLocation place = PresenceRules.token(call, spawn.getSpawnToken());
				call.world()
					.place(call.user(), call.map(place.getMap()), place.getX(), place.getY(),
							SpriteDirectionEnum.ENUM.Down, null);
			});
		table.on(ActionCase.RESPAWN, Respawn.class)
			.avatar()
			.causes("playerMoves", "respawnComplete")
			.does("Puts the player at a spawn of its map", (call, respawn) -> {
				SpaceMap map = call.map(call.user().mapId());
				SpawnPoint spawn = map.spawns().get(call.world().random().nextInt(map.spawns().size()));
				call.world().place(call.user(), map, spawn.getX(), spawn.getY(), SpriteDirectionEnum.ENUM.Down, null);
				call.tell(ServerClientEvent.newBuilder().setRespawnComplete(RespawnComplete.getDefaultInstance()),
						Audience.of(call.user().id()));
			});
		table.on(ActionCase.RESPAWNATDESK, RespawnAtDesk.class)
			.avatar()
			.causes("playerMoves")
			.does("Puts the player at its desk", (call, respawn) -> atDesk(call));
		table.on(ActionCase.GHOST, Ghost.class)
			.causes("playerGhosts")
			.does("Makes the player walk through others, or not", (call, ghost) -> {
				User user = call.self(ghost.hasTargetId(), ghost.getTargetId());
				call.present(user);
				call.world().set(user, FieldCopy.event(ghost, EventCase.PLAYERGHOSTS));
			});
		table.on(ActionCase.SETFOLLOWTARGET, SetFollowTarget.class)
			.causes("playerSetsFollowTarget")
			.does("Says whom the player follows; empty for nobody. Simulated players walk after it, others are moved by their clients",
					(call, follow) -> {
						User user = call.self(follow.hasTargetId(), follow.getTargetId());
						call.present(user);
						if (!follow.getFollowTarget().isEmpty()) {
							User target = call.presentUser("followTarget", follow.getFollowTarget());
							if (target == user) {
								throw call.wrong("a player cannot follow itself");
							}
						}
						call.world().set(user, FieldCopy.event(follow, EventCase.PLAYERSETSFOLLOWTARGET));
					});
		table.on(ActionCase.REQUESTTOLEAD, RequestToLead.class)
			.avatar()
			.causes("playerRequestsToLead")
			.does("Asks the target alone to follow", (call, request) -> {
				User target = call.presentUser("target", request.getTarget());
				call.tellAbout(call.user(), ServerClientEvent.newBuilder()
					.setPlayerRequestsToLead(PlayerRequestsToLead.newBuilder().setSnapshot(request.getSnapshot())),
						Audience.of(target.id()));
			});
		table.on(ActionCase.ENTERPORTAL, EnterPortal.class)
			.causes("playerEntersPortal")
			.does("Tells the player alone that it goes to another space", (call, portal) -> {
				User user = call.self(portal.hasTargetId(), portal.getTargetId());
				call.present(user);
				call.filled("targetUrl", portal.getTargetUrl());
				call.world()
					.publish(FieldCopy.event(portal, EventCase.PLAYERENTERSPORTAL), null, Audience.of(user.id()));
			});
		table.on(ActionCase.SETVEHICLEID, SetVehicleId.class)
			.causes("playerSetsVehicleId")
			.does("Puts the player into a vehicle; empty takes it out", (call, set) -> {
				User user = call.self(set.hasTargetId(), set.getTargetId());
				call.present(user);
				ServerClientEvent before = user.field(EventCase.PLAYERSETSVEHICLEID);
				call.world()
					.set(user, ServerClientEvent.newBuilder()
						.setPlayerSetsVehicleId(PlayerSetsVehicleId.newBuilder()
							.setVehicleId(call.text("vehicleId", set.getVehicleId()))
							.setAction(call.text("action", set.getAction()))
							.setPreviousVehicleId(
									(before != null) ? before.getPlayerSetsVehicleId().getVehicleId() : ""))
						.build());
			});
		table.on(ActionCase.SETSPEEDMODIFIER, SetSpeedModifier.class)
			.causes("playerSetsSpeedModifier")
			.does("Sets how fast the player walks, more than 0 and at most 10 times", (call, set) -> {
				User user = call.self(set.hasTargetId(), set.getTargetId());
				call.present(user);
				if (set.getSpeedModifier() <= 0 || set.getSpeedModifier() > FASTEST) {
					throw call.wrong("'speedModifier' is " + set.getSpeedModifier()
							+ ", expected more than 0 and at most " + FASTEST);
				}
				call.world().set(user, FieldCopy.event((Message) set, EventCase.PLAYERSETSSPEEDMODIFIER));
			});
	}

	private static void move(ActionCall call, User user, Move move) throws ActionRefused {
		int inputId = move.getInputId();
		boolean own = user == call.user();
		if (own && inputId != 0) {
			if (Integer.compareUnsigned(inputId, call.caller().lastInputId()) <= 0) {
				throw call.wrong("'inputId' is " + Integer.toUnsignedString(inputId) + ", the last one was "
						+ Integer.toUnsignedString(call.caller().lastInputId())
						+ ": it counts up from 1 on each connection");
			}
			call.caller().lastInputId(inputId);
		}
		Directions direction = Directions.of(move.getDir());
		SpaceMap map = call.map(user.mapId());
		int x = user.x();
		int y = user.y();
		if (!move.getStopped() && map.isPassable(x + direction.dx(), y + direction.dy())) {
			x += direction.dx();
			y += direction.dy();
		}
		Steps.to(call.world(), user, map, x, y, direction.sprite(), own ? inputId : null);
	}

	private static void atDesk(ActionCall call) throws ActionRefused {
		DeskInfoV2 desk = call.user().desk();
		SpaceMap map = (desk != null) ? call.world().map(desk.getMapId()) : null;
		NookDiff nook = (map != null && desk != null) ? map.nooks().get(desk.getDeskId()) : null;
		if (map == null || nook == null) {
			throw call.missing("the player has no desk: set one with setDeskInfo first");
		}
		for (WirePoint point : nook.getNookCoords().getCoordsList()) {
			if (map.isPassable(point.getX(), point.getY())) {
				call.world().place(call.user(), map, point.getX(), point.getY(), SpriteDirectionEnum.ENUM.Down, null);
				return;
			}
		}
		throw call.missing("no tile of the desk can be stood on");
	}

}
