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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.Interact;
import io.github.gatherspring.proto.InteractWithObject;
import io.github.gatherspring.proto.MapAddObject;
import io.github.gatherspring.proto.MapDeleteObject;
import io.github.gatherspring.proto.MapDeleteObjectById;
import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.proto.MapMoveObject;
import io.github.gatherspring.proto.MapSetObjects;
import io.github.gatherspring.proto.MapUpdateObjects;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.TriggerItem;
import io.github.gatherspring.proto.TriggerObject;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.simulator.world.Events;
import io.github.gatherspring.simulator.world.MapEditor;
import io.github.gatherspring.simulator.world.SpaceMap;
import io.github.gatherspring.simulator.world.User;

/**
 * Objects on maps: putting, changing, using them.
 */
final class ObjectRules {

	private ObjectRules() {
	}

	static void addTo(RuleTable table) {
		table.on(ActionCase.MAPADDOBJECT, MapAddObject.class)
			.by(Access.BUILDERS)
			.causes("mapSetObjectsV2", "mapCommitsChanges")
			.does("Puts a new object on the map, under a new key and without `zIndex` on top of the others",
					(call, add) -> {
						SpaceMap map = call.map(add.getMapId());
						ObjectChecks.complete(call, map, add.getObject());
						call.world().edit(map).objects(Map.of(map.freeKey(), add.getObject()), true).commit();
					});
		table.on(ActionCase.MAPUPDATEOBJECTS, MapUpdateObjects.class)
			.by(Access.BUILDERS)
			.causes("mapSetObjectsV2", "mapCommitsChanges")
			.does("Changes fields of objects, replaces them with `updatesAreOverwrites`, adds those with a new key; all or none",
					(call, update) -> {
						SpaceMap map = call.map(update.getMapId());
						put(call, map, update.getObjectsMap(), update.getUpdatesAreOverwrites()).commit();
					});
		table.on(ActionCase.MAPDELETEOBJECTBYKEY, MapDeleteObjectByKey.class)
			.by(Access.BUILDERS)
			.causes("mapDeleteObjectByKey", "mapCommitsChanges")
			.does("Takes the object with the key away", (call, delete) -> {
				SpaceMap map = call.map(delete.getMapId());
				ObjectChecks.existing(call, map, delete.getKey());
				call.world().edit(map).deleteObject(delete.getKey()).commit();
			});
		table.on(ActionCase.MAPDELETEOBJECTBYID, MapDeleteObjectById.class)
			.by(Access.BUILDERS)
			.causes("mapDeleteObjectByKey", "mapCommitsChanges")
			.does("Takes all objects with the id away", (call, delete) -> {
				SpaceMap map = call.map(delete.getMapId());
				List<String> keys = ObjectChecks.withId(call, map, delete.getId());
				MapEditor editor = call.world().edit(map);
				keys.forEach(editor::deleteObject);
				editor.commit();
			});
		table.on(ActionCase.MAPMOVEOBJECT, MapMoveObject.class)
			.by(Access.BUILDERS)
			.causes("mapMoveObject", "mapCommitsChanges")
			.does("Moves the objects with the id, in `duration` milliseconds", ObjectRules::move);
		deprecated(table);
		use(table);
	}

	@SuppressWarnings("deprecation") // older clients still send these
	private static void deprecated(RuleTable table) {
		table.on(ActionCase.MAPSETOBJECTS, MapSetObjects.class)
			.by(Access.BUILDERS)
			.causes("mapSetObjectsV2", "mapSetObjects", "mapCommitsChanges")
			.does("Does what `mapUpdateObjects` does, with numbers as keys", (call, set) -> {
				SpaceMap map = call.map(set.getMapId());
				Map<String, WireObject> objects = new LinkedHashMap<>();
				set.getObjectsMap().forEach((key, object) -> objects.put(Integer.toUnsignedString(key), object));
				MapEditor editor = put(call, map, objects, set.getUpdatesAreOverwrites());
				MapSetObjects.Builder told = set.toBuilder();
				set.getObjectsMap().keySet().forEach((key) -> told.putObjects(key, whole(map, key)));
				editor.tell(Events.of(EventCase.MAPSETOBJECTS, told.build())).commit();
			});
		table.on(ActionCase.MAPDELETEOBJECT, MapDeleteObject.class)
			.by(Access.BUILDERS)
			.causes("mapDeleteObjectByKey", "mapDeleteObject", "mapCommitsChanges")
			.does("Does what `mapDeleteObjectByKey` does, with a number as key", (call, delete) -> {
				SpaceMap map = call.map(delete.getMapId());
				String key = Integer.toUnsignedString(delete.getKey());
				ObjectChecks.existing(call, map, key);
				call.world().edit(map).deleteObject(key).tell(Events.of(EventCase.MAPDELETEOBJECT, delete)).commit();
			});
		table.on(ActionCase.INTERACT, Interact.class)
			.avatar()
			.causes("playerInteracts")
			.does("Shows that the player uses the object with the id", (call, interact) -> {
				SpaceMap map = call.mapOr(interact.getMapId(), call.user());
				ObjectChecks.withId(call, map, interact.getObjId());
				ObjectChecks.json(call, "dataJson", interact.getDataJson());
				call.world().publishIfPresent(FieldCopy.event(interact, EventCase.PLAYERINTERACTS), call.user());
			});
		table.on(ActionCase.TRIGGERITEM, TriggerItem.class)
			.avatar()
			.causes("playerTriggersItem")
			.does("Shows that the player uses what it holds", (call, trigger) -> {
				if (trigger.hasClosestObject() && !trigger.getClosestObject().isEmpty()) {
					ObjectChecks.withId(call, call.map(call.user().mapId()), trigger.getClosestObject());
				}
				call.world().publishIfPresent(FieldCopy.event(trigger, EventCase.PLAYERTRIGGERSITEM), call.user());
			});
	}

	private static WireObject whole(SpaceMap map, int key) {
		return Objects.requireNonNull(map.objects().get(Integer.toUnsignedString(key)));
	}

	private static void use(RuleTable table) {
		table.on(ActionCase.INTERACTWITHOBJECT, InteractWithObject.class)
			.avatar()
			.causes("playerInteractsWithObject")
			.does("Shows that the player uses the object with the key", (call, interact) -> {
				SpaceMap map = call.map(interact.getMapId());
				ObjectChecks.existing(call, map, interact.getKey());
				ObjectChecks.json(call, "dataJson", interact.getDataJson());
				call.world()
					.publishIfPresent(FieldCopy.event(interact, EventCase.PLAYERINTERACTSWITHOBJECT), call.user());
			});
		table.on(ActionCase.TRIGGEROBJECT, TriggerObject.class)
			.avatar()
			.causes("playerTriggersObject")
			.does("Shows that the player triggers the object with the key, or none", (call, trigger) -> {
				User user = call.user();
				if (trigger.hasKey()) {
					ObjectChecks.existing(call, call.mapOr(trigger.getMapId(), user), trigger.getKey());
				}
				call.world().publishIfPresent(FieldCopy.event(trigger, EventCase.PLAYERTRIGGERSOBJECT), user);
			});
	}

	private static MapEditor put(ActionCall call, SpaceMap map, Map<String, WireObject> objects, boolean overwrite)
			throws ActionRefused {
		if (objects.isEmpty()) {
			throw call.wrong("'objects' is empty");
		}
		for (Map.Entry<String, WireObject> object : objects.entrySet()) {
			ObjectChecks.key(call, object.getKey());
			if (overwrite || !map.objects().containsKey(object.getKey())) {
				ObjectChecks.complete(call, map, object.getValue());
			}
			else {
				ObjectChecks.patch(call, map, object.getValue());
			}
		}
		return call.world().edit(map).objects(objects, overwrite);
	}

	private static void move(ActionCall call, MapMoveObject move) throws ActionRefused {
		SpaceMap map = call.map(move.getMapId());
		List<String> keys = ObjectChecks.withId(call, map, move.getObjectId());
		int x = (int) move.getTargetX();
		int y = (int) move.getTargetY();
		if (move.getTargetX() < 0 || move.getTargetY() < 0) {
			x = -1;
		}
		call.inside(map, x, y);
		if (move.getDuration() < 0) {
			throw call.wrong("'duration' must not be negative but is " + move.getDuration());
		}
		MapEditor editor = call.world().edit(map);
		for (String key : keys) {
			WireObject.Builder moved = WireObject.newBuilder().setX(x).setY(y);
			if (move.hasTargetXOffset()) {
				moved.setOffsetX(move.getTargetXOffset());
			}
			if (move.hasTargetYOffset()) {
				moved.setOffsetY(move.getTargetYOffset());
			}
			editor.changeQuietly(key, moved.build());
		}
		editor.tell(Events.of(EventCase.MAPMOVEOBJECT, move)).commit();
	}

}
