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

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.ClientServerAction.ActionCase;
import io.github.gatherspring.proto.MapSetCollisions;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetPortals;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SetImpassable;
import io.github.gatherspring.simulator.world.Events;
import io.github.gatherspring.simulator.world.MapEditor;
import io.github.gatherspring.simulator.world.SpaceMap;

/**
 * Changing maps: builders and owners only. Each change ends with a commit.
 */
final class MapRules {

	private static final int LARGEST = 2000;

	private final RuleTable table;

	private MapRules(RuleTable table) {
		this.table = table;
	}

	static void addTo(RuleTable table) {
		new MapRules(table).add();
	}

	@SuppressWarnings("deprecation") // older clients still send these
	private void add() {
		this.table.on(ActionCase.MAPSETDIMENSIONS, MapSetDimensions.class)
			.by(Access.BUILDERS)
			.causes("mapSetDimensions", "mapSetCollisionsBits", "mapCommitsChanges")
			.does("Changes the size of the map", (call, set) -> {
				SpaceMap map = call.map(set.getMapId());
				size(call, "width", set.getWidth());
				size(call, "height", set.getHeight());
				MapEditor editor = call.world().edit(map).dimensions(set.getWidth(), set.getHeight());
				editor.tell(map.collisions(0, 0, map.width(), map.height(), true)).commit();
			});
		this.table.on(ActionCase.MAPSETCOLLISIONS, MapSetCollisions.class)
			.by(Access.BUILDERS)
			.causes("mapSetCollisionsBits", "mapSetCollisions", "mapCommitsChanges")
			.does("Sets the walls of a rectangle; `mask` is base64 of one bit or one byte a tile",
					MapRules::collisions);
		this.table.on(ActionCase.SETIMPASSABLE, SetImpassable.class)
			.by(Access.BUILDERS)
			.causes("mapSetCollisionsBits", "mapCommitsChanges")
			.does("Makes one tile a wall or not", (call, set) -> {
				SpaceMap map = call.map(set.getMapId());
				call.inside(map, set.getX(), set.getY());
				call.world()
					.edit(map)
					.tile(set.getX(), set.getY(), set.getImpassable())
					.tellCollisions(set.getX(), set.getY(), 1, 1)
					.commit();
			});
		part(ActionCase.MAPSETBACKGROUNDIMAGEPATH, EventCase.MAPSETBACKGROUNDIMAGEPATH,
				"Sets the map's background image", filled("backgroundImagePath"));
		part(ActionCase.MAPSETFOREGROUNDIMAGEPATH, EventCase.MAPSETFOREGROUNDIMAGEPATH,
				"Sets the map's foreground image", filled("foregroundImagePath"));
		part(ActionCase.MAPSETNAME, EventCase.MAPSETNAME, "Sets the map's name", filled("name"));
		part(ActionCase.MAPSETMINIMAPIMAGEPATH, EventCase.MAPSETMINIMAPIMAGEPATH, "Sets the image of the mini map",
				filled("miniMapImagePath"));
		part(ActionCase.MAPSETSPAWNS, EventCase.MAPSETSPAWNS, "Sets where players appear on the map", points("spawns"));
		part(ActionCase.MAPSETSPAWN, EventCase.MAPSETSPAWN, "Sets the one place where players appear on the map",
				points("spawn"));
		part(ActionCase.MAPSETANNOUNCER, EventCase.MAPSETANNOUNCER,
				"Sets the places from which a player is heard on the whole map", points("announcer"));
		part(ActionCase.MAPSETPORTALS, EventCase.MAPSETPORTALS, "Sets the map's portals", MapRules::portals);
		part(ActionCase.MAPSETSPACES, EventCase.MAPSETSPACES, "Sets the map's private spaces", points("spaces"));
		part(ActionCase.MAPSETSPRITES, EventCase.MAPSETSPRITES, "Sets the map's sprites", MapRules::anything);
		part(ActionCase.MAPSETASSETS, EventCase.MAPSETASSETS, "Sets the images on the map", MapRules::anything);
		part(ActionCase.MAPSETMUTEONENTRY, EventCase.MAPSETMUTEONENTRY,
				"Sets whether players are muted when they come to the map", MapRules::anything);
		part(ActionCase.MAPSETUSEDRAWNBG, EventCase.MAPSETUSEDRAWNBG,
				"Sets whether the map's background is drawn from tiles", MapRules::anything);
		part(ActionCase.MAPSETWALLS, EventCase.MAPSETWALLS, "Sets the map's drawn walls", MapRules::anything);
		part(ActionCase.MAPSETFLOORS, EventCase.MAPSETFLOORS, "Sets the map's drawn floors", MapRules::anything);
		part(ActionCase.MAPSETAREAS, EventCase.MAPSETAREAS, "Sets the map's areas", MapRules::anything);
		part(ActionCase.MAPSETENABLEDCHATS, EventCase.MAPSETENABLEDCHATS, "Sets which kinds of chat the map has",
				MapRules::anything);
		part(ActionCase.MAPSETDESCRIPTION, EventCase.MAPSETDESCRIPTION, "Sets the map's description",
				MapRules::anything);
		part(ActionCase.MAPSETDECORATION, EventCase.MAPSETDECORATION, "Sets the map's decoration", MapRules::anything);
		part(ActionCase.MAPSETTUTORIALTASKS, EventCase.MAPSETTUTORIALTASKS, "Sets the tasks of the map's tutorial",
				MapRules::anything);
		part(ActionCase.MAPSETSCRIPT, EventCase.MAPSETSCRIPT, "Sets the map's script", MapRules::anything);
	}

	/**
	 * Add a rule for an action that has the same message as its event.
	 */
	private void part(ActionCase action, EventCase event, String what, Check check) {
		this.table.on(action, Message.class)
			.by(Access.BUILDERS)
			.causes(Events.descriptor(event).getName(), "mapCommitsChanges")
			.does(what, (call, message) -> {
				SpaceMap map = call.map((String) message.getField(FieldCopy.field(message, "mapId")));
				FieldDescriptor delete = message.getDescriptorForType().findFieldByName("delete");
				if (delete != null && Boolean.TRUE.equals(message.getField(delete))) {
					call.world().edit(map).removePart(event, Events.of(event, message)).commit();
					return;
				}
				check.check(call, map, message);
				call.world().edit(map).part(Events.of(event, message)).commit();
			});
	}

	private static void size(ActionCall call, String field, int value) throws ActionRefused {
		if (value < 1 || value > LARGEST) {
			throw call.wrong("'" + field + "' is " + Integer.toUnsignedString(value) + ", expected 1 to " + LARGEST);
		}
	}

	@SuppressWarnings("deprecation") // older clients still expect the event
	private static void collisions(ActionCall call, MapSetCollisions set) throws ActionRefused {
		SpaceMap map = call.map(set.getMapId());
		if (set.getW() < 1 || set.getH() < 1 || set.getW() > LARGEST || set.getH() > LARGEST) {
			throw call.wrong("the rectangle of " + Integer.toUnsignedString(set.getW()) + " by "
					+ Integer.toUnsignedString(set.getH()) + " tiles is empty or too large");
		}
		call.inside(map, set.getX(), set.getY());
		call.inside(map, set.getX() + set.getW() - 1, set.getY() + set.getH() - 1);
		boolean[] walls = CollisionMask.decode(call, set.getMask(), set.getW() * set.getH());
		MapEditor editor = call.world().edit(map);
		for (int i = 0; i < walls.length; i++) {
			editor.tile(set.getX() + i % set.getW(), set.getY() + i / set.getW(), walls[i]);
		}
		editor.tellCollisions(set.getX(), set.getY(), set.getW(), set.getH());
		editor.tell(Events.of(EventCase.MAPSETCOLLISIONS, set)).commit();
	}

	private static Check filled(String name) {
		return (call, map, message) -> call.filled(name, (String) message.getField(FieldCopy.field(message, name)));
	}

	private static Check points(String name) {
		return (call, map, message) -> {
			FieldDescriptor field = FieldCopy.field(message, name);
			if (!field.isRepeated()) {
				inside(call, map, (Message) message.getField(field));
				return;
			}
			for (Object point : (List<?>) message.getField(field)) {
				inside(call, map, (Message) point);
			}
		};
	}

	private static void inside(ActionCall call, SpaceMap map, Message point) throws ActionRefused {
		call.inside(map, (Integer) point.getField(FieldCopy.field(point, "x")),
				(Integer) point.getField(FieldCopy.field(point, "y")));
	}

	private static void portals(ActionCall call, SpaceMap map, Message message) throws ActionRefused {
		for (Portal portal : ((MapSetPortals) message).getPortalsList()) {
			call.inside(map, portal.getX(), portal.getY());
			if (portal.hasTargetMap() && !portal.getTargetMap().isEmpty()) {
				call.inside(call.map(portal.getTargetMap()), portal.getTargetX(), portal.getTargetY());
			}
			else if (portal.getTargetUrl().isEmpty()) {
				throw call.wrong("a portal needs 'targetMap' or 'targetUrl'");
			}
		}
	}

	private static void anything(ActionCall call, SpaceMap map, Message message) {
		// That the map exists is all that can be asked for.
	}

	/**
	 * Checks the message of an action.
	 */
	@FunctionalInterface
	private interface Check {

		void check(ActionCall call, SpaceMap map, Message message) throws ActionRefused;

	}

}
