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

import java.util.List;

import io.github.gatherspring.proto.AccessRequest;
import io.github.gatherspring.proto.AccessRequestRespondedTo;
import io.github.gatherspring.proto.Block;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.CustomAction;
import io.github.gatherspring.proto.CustomEvent;
import io.github.gatherspring.proto.EnterWhisper;
import io.github.gatherspring.proto.GotRequestMute;
import io.github.gatherspring.proto.HighFive;
import io.github.gatherspring.proto.LeaveWhisper;
import io.github.gatherspring.proto.MapLocation;
import io.github.gatherspring.proto.Notify;
import io.github.gatherspring.proto.PlayerBlocks;
import io.github.gatherspring.proto.PlayerEntersWhisperV2;
import io.github.gatherspring.proto.PlayerHighFives;
import io.github.gatherspring.proto.PlayerLeavesWhisper;
import io.github.gatherspring.proto.PlayerRings;
import io.github.gatherspring.proto.PlayerWaves;
import io.github.gatherspring.proto.RequestAccessViaCheckIn;
import io.github.gatherspring.proto.RequestMute;
import io.github.gatherspring.proto.RespondToAccessRequest;
import io.github.gatherspring.proto.Ring;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SpawnPoint;
import io.github.gatherspring.proto.Wave;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;

/**
 * What players do to each other.
 */
final class SocialRules {

	private SocialRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.WAVE, Wave.class)
			.avatar()
			.causes("playerWaves")
			.does("Waves at a player, seen by everybody", (call, wave) -> {
				User target = call.presentUser("user", wave.getUser());
				call.tellAbout(call.user(), ServerClientEvent.newBuilder()
					.setPlayerWaves(PlayerWaves.newBuilder().setTargetId(target.id()).setIsReply(wave.getIsReply())),
						call.world().heardFrom(call.user(), Audience.EVERYONE));
			});
		table.on(ActionCase.RING, Ring.class)
			.avatar()
			.causes("playerRings")
			.does("Rings at a player, heard by the target and the caller", (call, ring) -> {
				User target = call.presentUser("user", ring.getUser());
				call.tellAbout(call.user(),
						ServerClientEvent.newBuilder().setPlayerRings(PlayerRings.getDefaultInstance()),
						call.world().heardFrom(call.user(), Audience.of(List.of(target.id(), call.user().id()))));
			});
		table.on(ActionCase.HIGHFIVE, HighFive.class)
			.avatar()
			.causes("playerHighFives")
			.does("Gives a high five, seen by everybody", (call, five) -> {
				User target = other(call, "targetId", five.getTargetId());
				PlayerHighFives.Builder event = PlayerHighFives.newBuilder();
				if (five.hasEmote()) {
					event.setEmote(five.getEmote());
				}
				call.world()
					.publish(ServerClientEvent.newBuilder().setPlayerHighFives(event).build(), call.user(), target,
							Audience.EVERYONE);
			});
		table.on(ActionCase.NOTIFY, Notify.class)
			.avatar()
			.causes("playerNotifies")
			.does("Shows a notification to everybody", (call, notify) -> {
				call.filled("notification", notify.getNotification());
				call.world().publishIfPresent(FieldCopy.event(notify, EventCase.PLAYERNOTIFIES), call.user());
			});
		table.on(ActionCase.BLOCK, Block.class)
			.causes("playerBlocks")
			.does("Tells the blocked user alone that it is blocked, or no more; who blocks gets no chats, waves and rings of it",
					(call, block) -> {
						User target = call.anyUser("blockedUserId", block.getBlockedUserId());
						if (target == call.user()) {
							throw call.wrong("you cannot block yourself");
						}
						if (block.getBlocked()) {
							call.user().blocked().add(target.id());
						}
						else {
							call.user().blocked().remove(target.id());
						}
						call.tell(ServerClientEvent.newBuilder()
							.setPlayerBlocks(PlayerBlocks.newBuilder()
								.setBlockedBy(call.user().id())
								.setBlocked(block.getBlocked())), Audience.of(target.id()));
					});
		table.on(ActionCase.REQUESTMUTE, RequestMute.class)
			.avatar()
			.causes("gotRequestMute")
			.does("Asks the target alone to switch off microphone or camera", (call, request) -> {
				User target = call.presentUser("target", request.getTarget());
				call.tell(ServerClientEvent.newBuilder()
					.setGotRequestMute(
							GotRequestMute.newBuilder().setMuterId(call.user().id()).setVideo(request.getVideo())),
						Audience.of(target.id()));
			});
		table.on(ActionCase.CUSTOMACTION, CustomAction.class)
			.causes("customEvent")
			.does("Reaches the recipients or, with `sendToAll`, everybody else",
					(call, custom) -> custom(call, custom));
		whispers(table);
		access(table);
	}

	private static void custom(ActionCall call, CustomAction custom) throws ActionRefused {
		call.filled("name", custom.getName());
		for (String id : custom.getRecipientsList()) {
			call.anyUser("recipients", id);
		}
		ServerClientEvent.Builder event = ServerClientEvent.newBuilder()
			.setCustomEvent(CustomEvent.newBuilder().setName(custom.getName()).setPayload(custom.getPayload()));
		if (custom.getSendToAll()) {
			call.tell(event, Audience.except(call.user().id()));
		}
		else if (custom.getRecipientsCount() > 0) {
			call.tell(event, Audience.of(custom.getRecipientsList()));
		}
	}

	private static void whispers(RuleTable table) {
		table.on(ActionCase.ENTERWHISPER, EnterWhisper.class)
			.avatar()
			.causes("playerEntersWhisperV2")
			.does("Puts the player and another one of the same map into a bubble", (call, enter) -> {
				User target = other(call, "recipientId", enter.getRecipientId());
				if (!target.mapId().equals(call.user().mapId())) {
					throw call.wrong("'" + target.id() + "' is on another map");
				}
				String whisperId = (target.whisperId() != null) ? target.whisperId() : call.world().newId("whisper");
				call.world().whisper(call.user(), whisperId);
				call.world().whisper(target, whisperId);
				call.world()
					.publish(ServerClientEvent.newBuilder()
						.setPlayerEntersWhisperV2(PlayerEntersWhisperV2.newBuilder().setWhisperId(whisperId))
						.build(), call.user(), target, Audience.EVERYONE);
			});
		table.on(ActionCase.LEAVEWHISPER, LeaveWhisper.class)
			.avatar()
			.causes("playerLeavesWhisper")
			.does("Takes the player out of its bubble", (call, leave) -> {
				if (call.user().whisperId() == null) {
					throw call.wrong("the player is in no whisper");
				}
				call.world().whisper(call.user(), null);
				call.seen(ServerClientEvent.newBuilder()
					.setPlayerLeavesWhisper(PlayerLeavesWhisper.getDefaultInstance()));
			});
	}

	private static void access(RuleTable table) {
		table.on(ActionCase.REQUESTACCESSVIACHECKIN, RequestAccessViaCheckIn.class)
			.causes("accessRequestsUpdated")
			.does("Asks a member to be let in, or takes that back; the member alone is told", (call, request) -> {
				User member = call.anyUser("userId", request.getUserId());
				if (request.getCanceled()) {
					if (!call.world().accessRequests().remove(call.user().id(), member.id())) {
						throw call.missing("there is no request to '" + member.id() + "' to take back");
					}
				}
				else {
					AccessRequest.Builder entry = AccessRequest.newBuilder()
						.setGuestId(call.user().id())
						.setMemberId(member.id())
						.setRequestedAtUnixTime(call.world().clock().now().getEpochSecond())
						.setGuestName(request.hasName() ? request.getName() : call.user().name());
					if (request.hasCurrentlyEquippedWearables()) {
						entry.setGuestCurrentlyEquippedWearables(request.getCurrentlyEquippedWearables());
					}
					call.world().accessRequests().put(entry.build());
				}
				call.world().publish(call.world().accessRequests().event(member.id()), null, Audience.of(member.id()));
			});
		table.on(ActionCase.RESPONDTOACCESSREQUEST, RespondToAccessRequest.class)
			.by(Access.MEMBERS)
			.causes("accessRequestRespondedTo", "accessRequestsUpdated")
			.does("Lets a waiting guest in or not; the guest alone is told, with the place", SocialRules::respond);
	}

	private static void respond(ActionCall call, RespondToAccessRequest response) throws ActionRefused {
		User guest = call.anyUser("userId", response.getUserId());
		if (!call.world().accessRequests().remove(guest.id(), call.user().id())) {
			throw call.missing("'" + guest.id() + "' has not asked to be let in");
		}
		SpaceMap map = call.world().firstMap();
		SpawnPoint spawn = map.spawns().get(0);
		MapLocation.Builder place = MapLocation.newBuilder().setMap(map.id()).setX(spawn.getX()).setY(spawn.getY());
		boolean mine = !response.hasLocationType()
				|| response.getLocationType() == RespondToAccessRequest.LocationTypeEnum.MyLocation;
		if (mine && call.user().isPresent()) {
			place.setMap(call.user().mapId()).setX(call.user().x()).setY(call.user().y());
		}
		call.tell(ServerClientEvent.newBuilder()
			.setAccessRequestRespondedTo(AccessRequestRespondedTo.newBuilder()
				.setTargetId(guest.id())
				.setAccepted(response.getAccepted())
				.setLocation(place)), Audience.of(guest.id()));
		call.world()
			.publish(call.world().accessRequests().event(call.user().id()), null, Audience.of(call.user().id()));
	}

	private static User other(ActionCall call, String field, String id) throws ActionRefused {
		User target = call.presentUser(field, id);
		if (target == call.user()) {
			throw call.wrong("'" + field + "' is the sender");
		}
		return target;
	}

}
