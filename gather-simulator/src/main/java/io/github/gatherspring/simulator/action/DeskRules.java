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

import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.DeskInfoV2;
import io.github.gatherspring.proto.MapAndDesk;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.PlayerSetsDeskInfo;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.SetDeskFromNextAvailableDesk;
import io.github.gatherspring.proto.SetDeskInfo;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;

/**
 * Whose desk is which. A desk is a nook that says so.
 */
final class DeskRules {

	private DeskRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.SETDESKINFO, SetDeskInfo.class)
			.causes("playerSetsDeskInfo")
			.does("Gives the player a desk that nobody else has; without `deskId` it has none", (call, set) -> {
				User user = call.self(set.hasTargetId(), set.getTargetId());
				DeskInfoV2 info = set.getDeskInfo();
				if (info.getDeskId().isEmpty()) {
					give(call, user, info);
					return;
				}
				MapAndDesk desk = existing(call, info.getMapId(), info.getDeskId());
				if (isTaken(call, desk, user)) {
					throw call.forbidden("desk '" + desk.getDeskId() + "' belongs to somebody else");
				}
				give(call, user, info.toBuilder().setMapId(desk.getMapId()).build());
			});
		table.on(ActionCase.SETDESKFROMNEXTAVAILABLEDESK, SetDeskFromNextAvailableDesk.class)
			.causes("playerSetsDeskInfo")
			.does("Gives the player the preferred desk or the next that is free", (call, set) -> {
				User user = call.self(set.hasTargetId(), set.getTargetId());
				List<MapAndDesk> candidates = new ArrayList<>();
				if (set.hasPreferredDesk()) {
					candidates
						.add(existing(call, set.getPreferredDesk().getMapId(), set.getPreferredDesk().getDeskId()));
				}
				candidates.addAll(all(call));
				candidates.removeAll(set.getDesksToIgnoreList());
				for (MapAndDesk desk : candidates) {
					if (!isTaken(call, desk, user)) {
						give(call, user,
								DeskInfoV2.newBuilder().setMapId(desk.getMapId()).setDeskId(desk.getDeskId()).build());
						return;
					}
				}
				throw call.missing("no desk is free");
			});
	}

	private static void give(ActionCall call, User user, DeskInfoV2 info) {
		call.world()
			.set(user,
					ServerClientEvent.newBuilder()
						.setPlayerSetsDeskInfo(PlayerSetsDeskInfo.newBuilder().setDeskInfo(info))
						.build());
	}

	private static List<MapAndDesk> all(ActionCall call) {
		List<MapAndDesk> desks = new ArrayList<>();
		for (SpaceMap map : call.world().maps()) {
			map.nooks().forEach((id, nook) -> {
				if (nook.getIsDesk()) {
					desks.add(MapAndDesk.newBuilder().setMapId(map.id()).setDeskId(id).build());
				}
			});
		}
		return desks;
	}

	private static MapAndDesk existing(ActionCall call, String mapId, String deskId) throws ActionRefused {
		for (SpaceMap map : call.world().maps()) {
			NookDiff nook = map.nooks().get(deskId);
			if ((mapId.isEmpty() || mapId.equals(map.id())) && nook != null && nook.getIsDesk()) {
				return MapAndDesk.newBuilder().setMapId(map.id()).setDeskId(deskId).build();
			}
		}
		throw call.missing("there is no desk '" + ActionCall.shortened(deskId) + "'"
				+ (mapId.isEmpty() ? "" : " on map '" + ActionCall.shortened(mapId) + "'"));
	}

	private static boolean isTaken(ActionCall call, MapAndDesk desk, User by) {
		for (User user : call.world().users()) {
			DeskInfoV2 info = user.desk();
			if (user != by && info != null && info.getDeskId().equals(desk.getDeskId())
					&& info.getMapId().equals(desk.getMapId())) {
				return true;
			}
		}
		return false;
	}

}
