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

import java.util.Map;
import java.util.Set;

import com.google.protobuf.Message;
import io.github.gatherspring.proto.ActivelySpeaking;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Enter;
import io.github.gatherspring.proto.Exit;
import io.github.gatherspring.proto.MapLocation;
import io.github.gatherspring.proto.PlayerInitInfo;
import io.github.gatherspring.proto.PlayerSetsAvailability;
import io.github.gatherspring.proto.PlayerSetsEmoteV2;
import io.github.gatherspring.proto.PlayerSetsLastRaisedHand;
import io.github.gatherspring.proto.PlayerUpdatesFocusModeStatus;
import io.github.gatherspring.proto.PrecomputeEnter;
import io.github.gatherspring.proto.PrecomputedEnterLocation;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SetAvailability;
import io.github.gatherspring.proto.SetEmoteV2;
import io.github.gatherspring.proto.SetFocusModeEndTime;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;
import org.jspecify.annotations.Nullable;

/**
 * Being there: entering and leaving, busy or away, hand raised, speaking.
 */
final class PresenceRules {

	private static final Set<String> AVAILABILITIES = Set.of("Available", "Busy", "DoNotDisturb");

	private static final Set<String> END_OPTIONS = Set.of("NONE_SELECTED", "THIRTY_MINUTES", "ONE_HOUR", "TWO_HOURS",
			"TOMORROW");

	private static final String RAISED_HAND = "✋";

	private PresenceRules() {
	}

	@SuppressWarnings("deprecation") // older clients still send setWorkCondition
	static void addTo(RuleTable table) {
		table.on(ActionCase.ENTER, Enter.class)
			.causes("playerJoins", "playerSetsName", "playerMoves")
			.does("Brings the player into the space, at the place of the token, of `info`, of the last stay or at a spawn",
					PresenceRules::enter);
		table.on(ActionCase.EXIT, Exit.class)
			.avatar()
			.causes("playerExits")
			.does("Takes the player out of the space", (call, exit) -> call.world().exit(call.user()));
		table.on(ActionCase.PRECOMPUTEENTER, PrecomputeEnter.class)
			.causes("precomputedEnterLocation")
			.does("Tells the caller alone where `enter` would lead", PresenceRules::precompute);
		flag(table, ActionCase.SETSTATUS, EventCase.PLAYERSETSSTATUS, "busy or not", Map.of("status", "busy"));
		flag(table, ActionCase.SETAWAY, EventCase.PLAYERSETSAWAY, "away or not", Map.of());
		flag(table, ActionCase.SETINCONVERSATION, EventCase.PLAYERSETSINCONVERSATION, "in a conversation or not",
				Map.of());
		flag(table, ActionCase.SETISALONE, EventCase.PLAYERSETSISALONE, "alone or not", Map.of());
		flag(table, ActionCase.SETISMOBILE, EventCase.PLAYERSETSISMOBILE, "on a telephone or not", Map.of());
		flag(table, ActionCase.SETWORKCONDITION, EventCase.PLAYERSETSWORKCONDITION, "at work or not", Map.of());
		flag(table, ActionCase.SETALLOWSCREENPOINTER, EventCase.PLAYERSETSALLOWSCREENPOINTER,
				"whether others may point on the shared screen", Map.of());
		table.on(ActionCase.SETAVAILABILITY, SetAvailability.class)
			.causes("playerSetsAvailability")
			.does("Sets `Available`, `Busy` or `DoNotDisturb`, with when it ends", PresenceRules::availability);
		table.on(ActionCase.ACTIVELYSPEAKING, ActivelySpeaking.class)
			.avatar()
			.causes("playerActivelySpeaks")
			.does("Shows whether the player is heard", (call, speaking) -> call.world()
				.set(call.user(), FieldCopy.event(speaking, EventCase.PLAYERACTIVELYSPEAKS)));
		table.on(ActionCase.SETEMOTEV2, SetEmoteV2.class)
			.causes("playerSetsEmoteV2", "playerSetsLastRaisedHand")
			.does("Shows an emote or, without one, takes it away; ✋ also notes when the hand was raised",
					PresenceRules::emote);
		table.on(ActionCase.SETFOCUSMODEENDTIME, SetFocusModeEndTime.class)
			.causes("playerSetsFocusModeEndTime", "playerUpdatesFocusModeStatus")
			.does("Sets until when the player is in focus mode; empty ends it", PresenceRules::focus);
	}

	private static void flag(RuleTable table, ActionCase action, EventCase event, String what,
			Map<String, String> renamed) {
		table.on(action, Message.class)
			.causes(io.github.gatherspring.simulator.world.Events.descriptor(event).getName())
			.does("Shows " + what, (call, message) -> call.world()
				.set(ProfileRules.target(call, message), FieldCopy.event(message, event, renamed)));
	}

	private static void enter(ActionCall call, Enter enter) throws ActionRefused {
		User user = call.self(enter.hasTargetId(), enter.getTargetId());
		MapLocation place = place(call, enter);
		PlayerInitInfo info = enter.getInfo();
		if (info.hasName()) {
			call.filled("info.name", info.getName());
		}
		if (!user.isPresent() && call.world().present().size() >= call.world().capacity()) {
			throw call.forbidden("the space is full, it takes " + call.world().capacity() + " players");
		}
		if (place != null) {
			call.world().place(user, call.map(place.getMap()), place.getX(), place.getY(), user.direction(), null);
		}
		InitInfo.apply(call.world(), user, info);
		if (user == call.user() && !user.isPresent()) {
			call.caller().lastInputId(0);
		}
		call.world().enter(user);
	}

	private static @Nullable MapLocation place(ActionCall call, Enter enter) throws ActionRefused {
		if (enter.hasSpawnToken() && !enter.getSpawnToken().isEmpty()) {
			return token(call, enter.getSpawnToken());
		}
		PlayerInitInfo info = enter.getInfo();
		if (!info.hasMap() && !info.hasX() && !info.hasY()) {
			return null;
		}
		SpaceMap map = info.hasMap() ? call.map(info.getMap()) : call.world().firstMap();
		int x = info.hasX() ? info.getX() : map.spawns().get(0).getX();
		int y = info.hasY() ? info.getY() : map.spawns().get(0).getY();
		call.inside(map, x, y);
		return MapLocation.newBuilder().setMap(map.id()).setX(x).setY(y).build();
	}

	static MapLocation token(ActionCall call, String token) throws ActionRefused {
		MapLocation place = call.world().spawnTokens().find(call.world(), token);
		if (place == null) {
			throw call.missing("'spawnToken' is '" + ActionCall.shortened(token) + "', which is unknown");
		}
		return place;
	}

	private static void precompute(ActionCall call, PrecomputeEnter precompute) throws ActionRefused {
		MapLocation place;
		User user = call.user();
		if (precompute.hasSpawnToken() && !precompute.getSpawnToken().isEmpty()) {
			place = token(call, precompute.getSpawnToken());
		}
		else if (precompute.hasEnterLocation()) {
			place = precompute.getEnterLocation();
			call.inside(call.map(place.getMap()), place.getX(), place.getY());
		}
		else if (user.isPlaced()) {
			place = MapLocation.newBuilder().setMap(user.mapId()).setX(user.x()).setY(user.y()).build();
		}
		else {
			SpaceMap map = call.world().firstMap();
			place = MapLocation.newBuilder()
				.setMap(map.id())
				.setX(map.spawns().get(0).getX())
				.setY(map.spawns().get(0).getY())
				.build();
		}
		call.tell(
				ServerClientEvent.newBuilder()
					.setPrecomputedEnterLocation(PrecomputedEnterLocation.newBuilder().setEnterLocation(place)),
				Audience.of(user.id()));
	}

	private static void availability(ActionCall call, SetAvailability set) throws ActionRefused {
		if (!AVAILABILITIES.contains(set.getAvailability())) {
			throw call.wrong("'availability' is '" + ActionCall.shortened(set.getAvailability())
					+ "', expected Available, Busy or DoNotDisturb");
		}
		if (set.hasEndOption() && !END_OPTIONS.contains(set.getEndOption())) {
			throw call.wrong("'endOption' is '" + ActionCall.shortened(set.getEndOption())
					+ "', expected NONE_SELECTED, THIRTY_MINUTES, ONE_HOUR, TWO_HOURS or TOMORROW");
		}
		PlayerSetsAvailability.Builder event = PlayerSetsAvailability.newBuilder()
			.setStatus(set.getAvailability())
			.setStatusUpdatedAt(call.world().clock().now().toString());
		if (set.hasEndOption()) {
			event.setStatusEndOption(set.getEndOption());
		}
		call.world().set(call.user(), ServerClientEvent.newBuilder().setPlayerSetsAvailability(event).build());
	}

	private static void emote(ActionCall call, SetEmoteV2 set) throws ActionRefused {
		User user = call.self(set.hasTargetId(), set.getTargetId());
		call.present(user);
		PlayerSetsEmoteV2.Builder event = PlayerSetsEmoteV2.newBuilder();
		if (set.hasEmote()) {
			event.setEmote(call.text("emote", set.getEmote()));
		}
		if (set.hasCount()) {
			event.setCount(set.getCount());
		}
		call.world().set(user, ServerClientEvent.newBuilder().setPlayerSetsEmoteV2(event).build());
		if (set.getEmote().equals(RAISED_HAND)) {
			call.world()
				.set(user,
						ServerClientEvent.newBuilder()
							.setPlayerSetsLastRaisedHand(PlayerSetsLastRaisedHand.newBuilder()
								.setLastRaisedHand(call.world().clock().now().toString()))
							.build());
		}
	}

	private static void focus(ActionCall call, SetFocusModeEndTime set) throws ActionRefused {
		User user = call.self(set.hasTargetId(), set.getTargetId());
		call.text("focusModeEndTime", set.getFocusModeEndTime());
		if (set.getFocusModeEndTime().length() > 100) {
			throw call.wrong("'focusModeEndTime' is no point in time");
		}
		call.world().set(user, FieldCopy.event(set, EventCase.PLAYERSETSFOCUSMODEENDTIME));
		call.world()
			.set(user,
					ServerClientEvent.newBuilder()
						.setPlayerUpdatesFocusModeStatus(PlayerUpdatesFocusModeStatus.newBuilder()
							.setIsInFocusMode(!set.getFocusModeEndTime().isEmpty()))
						.build());
	}

}
