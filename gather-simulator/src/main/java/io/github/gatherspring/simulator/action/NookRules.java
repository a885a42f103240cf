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

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.gatherspring.proto.AllowedUsers;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.RecordingInfo;
import io.github.gatherspring.proto.RequestToJoinNook;
import io.github.gatherspring.proto.RequestUser;
import io.github.gatherspring.proto.RequestedUsers;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.StartRecording;
import io.github.gatherspring.proto.UpdateNookPermission;
import io.github.gatherspring.proto.WirePoint;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;

/**
 * Nooks: private areas, who may be in them, recordings.
 */
final class NookRules {

	private NookRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.MAPSETNOOKS, MapSetNooks.class)
			.by(Access.BUILDERS)
			.causes("mapSetNooks", "mapCommitsChanges")
			.does("Changes fields of nooks, or replaces all with `overwrite`", (call, set) -> {
				SpaceMap map = call.map(set.getMapId());
				if (set.getNooksCount() == 0 && !set.getOverwrite()) {
					throw call.wrong("'nooks' is empty");
				}
				for (NookDiff nook : set.getNooksMap().values()) {
					for (WirePoint point : nook.getNookCoords().getCoordsList()) {
						call.inside(map, point.getX(), point.getY());
					}
				}
				call.world().edit(map).nooks(set.getNooksMap(), set.getOverwrite()).commit();
			});
		table.on(ActionCase.REQUESTTOJOINNOOK, RequestToJoinNook.class)
			.avatar()
			.causes("mapSetNooks", "mapCommitsChanges")
			.does("Adds the caller to `requestedUsers` of the nook", (call, request) -> {
				SpaceMap map = call.map(request.getMapId());
				NookDiff nook = nook(call, map, request.getNookId());
				if (nook.getAllowedUsers().getUsersList().contains(call.user().id())) {
					throw call.wrong("the caller may be in nook '" + request.getNookId() + "' already");
				}
				RequestUser requester = RequestUser.newBuilder()
					.setName(request.hasName() ? request.getName() : call.user().name())
					.build();
				RequestedUsers requested = nook.getRequestedUsers()
					.toBuilder()
					.putUsers(call.user().id(), requester)
					.build();
				change(call, map, request.getNookId(), NookDiff.newBuilder().setRequestedUsers(requested).build());
			});
		table.on(ActionCase.UPDATENOOKPERMISSION, UpdateNookPermission.class)
			.causes("mapSetNooks", "mapCommitsChanges")
			.does("Lets a player into the nook or not, by a moderator or somebody who is allowed in; ends its request",
					NookRules::permission);
		table.on(ActionCase.STARTRECORDING, StartRecording.class)
			.by(Access.MEMBERS)
			.avatar()
			.causes("playerStartsRecording", "mapSetNooks", "mapCommitsChanges")
			.does("Starts a recording in the nook; no second one while it runs", (call, start) -> {
				SpaceMap map = call.map(call.user().mapId());
				NookDiff nook = nook(call, map, start.getNookId());
				if (nook.getRecordingInfo().getActive() && !start.getInitializing()) {
					throw call.wrong("nook '" + start.getNookId() + "' is being recorded already");
				}
				call.world().publishIfPresent(FieldCopy.event(start, EventCase.PLAYERSTARTSRECORDING), call.user());
				change(call, map, start.getNookId(),
						NookDiff.newBuilder()
							.setRecordingInfo(RecordingInfo.newBuilder()
								.setActive(!start.getInitializing())
								.setInitiatingPlayer(call.user().id()))
							.build());
			});
	}

	private static void permission(ActionCall call, UpdateNookPermission update) throws ActionRefused {
		User player = call.anyUser("playerId", update.getPlayerId());
		SpaceMap map = mapOf(call, update.getNookId());
		NookDiff nook = nook(call, map, update.getNookId());
		Set<String> allowed = new LinkedHashSet<>(nook.getAllowedUsers().getUsersList());
		if (!Access.MODERATORS.allows(call.user().role()) && !allowed.contains(call.user().id())) {
			throw call.forbidden("needs the role " + Access.MODERATORS.names()
					+ ", or to be one of the allowed users of nook '" + update.getNookId() + "'");
		}
		if (update.getGranted()) {
			allowed.add(player.id());
		}
		else {
			allowed.remove(player.id());
		}
		change(call, map, update.getNookId(),
				NookDiff.newBuilder()
					.setAllowedUsers(AllowedUsers.newBuilder().addAllUsers(allowed))
					.setRequestedUsers(nook.getRequestedUsers().toBuilder().removeUsers(player.id()))
					.build());
	}

	private static void change(ActionCall call, SpaceMap map, String nookId, NookDiff diff) {
		call.world().edit(map).nooks(Map.of(nookId, diff), false).commit();
	}

	private static SpaceMap mapOf(ActionCall call, String nookId) throws ActionRefused {
		SpaceMap own = call.world().map(call.user().mapId());
		if (own != null && own.nooks().containsKey(nookId)) {
			return own;
		}
		for (SpaceMap map : call.world().maps()) {
			if (map.nooks().containsKey(nookId)) {
				return map;
			}
		}
		throw call.missing("no map has a nook '" + ActionCall.shortened(nookId) + "'");
	}

	private static NookDiff nook(ActionCall call, SpaceMap map, String nookId) throws ActionRefused {
		NookDiff nook = map.nooks().get(nookId);
		if (nook == null) {
			throw call.missing("map '" + map.id() + "' has no nook '" + ActionCall.shortened(nookId) + "'");
		}
		return nook;
	}

}
