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

import io.github.gatherspring.proto.ChimeSetsUserInfo;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.FXShakeCamera;
import io.github.gatherspring.proto.FXShakeObject;
import io.github.gatherspring.proto.HipToBeSquare;
import io.github.gatherspring.proto.JoinChimeMeeting;
import io.github.gatherspring.proto.PlaySound;
import io.github.gatherspring.proto.PlayerShootsConfetti;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SetImagePointer;
import io.github.gatherspring.proto.SetScreenPointer;
import io.github.gatherspring.proto.SetScreenPointerServer;
import io.github.gatherspring.proto.ShootConfetti;
import io.github.gatherspring.proto.StopSound;
import io.github.gatherspring.simulator.world.Audience;
import io.github.gatherspring.simulator.world.Events;
import io.github.gatherspring.simulator.world.User;

/**
 * What is seen or heard for a moment.
 */
final class EffectRules {

	private static final String POINTER_COLOR = "#ff5c5c";

	private EffectRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.SHOOTCONFETTI, ShootConfetti.class)
			.causes("playerShootsConfetti")
			.does("Confetti around the player, seen by everybody", (call, confetti) -> {
				User user = call.self(confetti.hasTargetId(), confetti.getTargetId());
				call.present(user);
				call.tellAbout(user, ServerClientEvent.newBuilder()
					.setPlayerShootsConfetti(PlayerShootsConfetti.getDefaultInstance()), Audience.EVERYONE);
			});
		table.on(ActionCase.PLAYSOUND, PlaySound.class)
			.causes("spacePlaysSound")
			.does("Plays a sound to the target, or by the owner to everybody", (call, play) -> {
				call.filled("src", play.getSrc());
				if (play.getVolume() < 0 || play.getVolume() > 1) {
					throw call.wrong("'volume' is " + play.getVolume() + ", expected 0 to 1");
				}
				Audience audience = listeners(call, play.hasTargetId(), play.getTargetId());
				call.world().publish(FieldCopy.event(play, EventCase.SPACEPLAYSSOUND), null, audience);
			});
		table.on(ActionCase.STOPSOUND, StopSound.class)
			.causes("spaceStopsSound")
			.does("Ends a sound for the target, or by the owner for everybody", (call, stop) -> {
				call.filled("src", stop.getSrc());
				Audience audience = listeners(call, stop.hasTargetId(), stop.getTargetId());
				call.world().publish(FieldCopy.event(stop, EventCase.SPACESTOPSSOUND), null, audience);
			});
		table.on(ActionCase.SETIMAGEPOINTER, SetImagePointer.class)
			.avatar()
			.causes("playerSetsImagePointer")
			.does("Points on an object, seen on the same map", (call, pointer) -> {
				call.filled("objectId", pointer.getObjectId());
				call.world()
					.publish(FieldCopy.event(pointer, EventCase.PLAYERSETSIMAGEPOINTER), call.user(), sameMap(call));
			});
		table.on(ActionCase.SETSCREENPOINTER, SetScreenPointer.class)
			.avatar()
			.causes("setScreenPointerServer")
			.does("Points on a shared screen, seen on the same map", (call, pointer) -> {
				call.filled("screenId", pointer.getScreenId());
				call.tellAbout(call.user(),
						ServerClientEvent.newBuilder()
							.setSetScreenPointerServer(SetScreenPointerServer.newBuilder()
								.setScreenId(pointer.getScreenId())
								.setX(pointer.getX())
								.setY(pointer.getY())
								.setColor(POINTER_COLOR)),
						sameMap(call));
			});
		table.on(ActionCase.FXSHAKEOBJECT, FXShakeObject.class)
			.causes("fxShakeObject")
			.does("Shakes the object with the id, seen by everybody", (call, shake) -> {
				ObjectChecks.withId(call, call.map(shake.getMapId()), shake.getTargetId());
				call.world().publish(Events.of(EventCase.FXSHAKEOBJECT, shake), null, Audience.EVERYONE);
			});
		table.on(ActionCase.FXSHAKECAMERA, FXShakeCamera.class)
			.causes("fxShakeCamera")
			.does("Shakes the view of the target, of a map or of everybody", (call, shake) -> {
				Audience audience = Audience.EVERYONE;
				if (shake.hasTargetUserId() && !shake.getTargetUserId().isEmpty()) {
					audience = Audience.of(call.anyUser("targetUserId", shake.getTargetUserId()).id());
				}
				else if (shake.hasMapId() && !shake.getMapId().isEmpty()) {
					audience = Audience.of(call.world().idsInMap(call.map(shake.getMapId()).id()));
				}
				call.world().publish(Events.of(EventCase.FXSHAKECAMERA, shake), null, audience);
			});
		table.on(ActionCase.HIPTOBESQUARE, HipToBeSquare.class)
			.causes("hipToBeSquare")
			.does("Passes its data on to everybody", (call, square) -> {
				call.filled("data", square.getData());
				call.world().publish(Events.of(EventCase.HIPTOBESQUARE, square), null, Audience.EVERYONE);
			});
		table.on(ActionCase.JOINCHIMEMEETING, JoinChimeMeeting.class)
			.avatar()
			.causes("chimeSetsUserInfo")
			.does("Tells the caller alone about a meeting that does not exist", (call, join) -> {
				if (join.hasMediaRegion()) {
					call.filled("mediaRegion", join.getMediaRegion());
				}
				call.tell(
						ServerClientEvent.newBuilder()
							.setChimeSetsUserInfo(ChimeSetsUserInfo.newBuilder()
								.setResource("{\"meetingId\":\"" + call.world().newId("meeting") + "\"}")),
						Audience.of(call.user().id()));
			});
	}

	private static Audience listeners(ActionCall call, boolean hasTarget, String targetId) throws ActionRefused {
		if (hasTarget && !targetId.isEmpty()) {
			return Audience.of(call.self(true, targetId).id());
		}
		if (!Access.OWNERS.allows(call.user().role())) {
			throw call.forbidden("for the whole space it needs the role " + Access.OWNERS.names()
					+ ", the user has the role " + call.user().role().wireName());
		}
		return Audience.EVERYONE;
	}

	private static Audience sameMap(ActionCall call) {
		return Audience.of(call.world().idsInMap(call.user().mapId()));
	}

}
