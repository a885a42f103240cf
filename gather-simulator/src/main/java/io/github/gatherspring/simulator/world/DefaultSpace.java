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

package io.github.gatherspring.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.gatherspring.proto.AllowedUsers;
import io.github.gatherspring.proto.Announcer;
import io.github.gatherspring.proto.AreaPosition;
import io.github.gatherspring.proto.InteractionEnum;
import io.github.gatherspring.proto.MapSetAnnouncer;
import io.github.gatherspring.proto.MapSetAreas;
import io.github.gatherspring.proto.MapSetBackgroundImagePath;
import io.github.gatherspring.proto.MapSetName;
import io.github.gatherspring.proto.MapSetPortals;
import io.github.gatherspring.proto.MapSetSpawns;
import io.github.gatherspring.proto.NookCoords;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.Sound;
import io.github.gatherspring.proto.SpaceItem;
import io.github.gatherspring.proto.SpawnPoint;
import io.github.gatherspring.proto.WireArea;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.proto.WirePoint;

/**
 * The space that is there when nobody asks for another: an office and its rooftop, with a
 * portal between them.
 */
public final class DefaultSpace {

	/**
	 * Id of the first map.
	 */
	public static final String OFFICE = "office-main";

	/**
	 * Id of the second map.
	 */
	public static final String ROOFTOP = "rooftop";

	private static final int DESKS = 8;

	private final World world;

	private final String ownerId;

	private DefaultSpace(World world, String ownerId) {
		this.world = world;
		this.ownerId = ownerId;
	}

	/**
	 * Furnish a space.
	 * @param world the space
	 * @param ownerId id of the user that may enter the locked office
	 */
	public static void furnish(World world, String ownerId) {
		DefaultSpace space = new DefaultSpace(world, ownerId);
		space.office();
		space.rooftop();
		world.items()
			.put("coffee",
					SpaceItem.newBuilder()
						.setName("Coffee")
						.setCategory("drink")
						.setPreviewUrl("https://simulator.invalid/coffee.png")
						.build());
	}

	private void office() {
		SpaceMap map = this.world.addMap(OFFICE, 40, 30);
		MapEditor editor = this.world.edit(map);
		border(editor, 40, 30);
		// A wall with a door between the hall and the quiet half.
		for (int y = 1; y < 29; y++) {
			editor.tile(24, y, y != 14 && y != 15);
		}
		Map<String, WireObject> objects = new LinkedHashMap<>();
		Map<String, NookDiff> nooks = new LinkedHashMap<>();
		for (int i = 0; i < DESKS; i++) {
			int x = 27 + (i % 4) * 3;
			int y = (i < 4) ? 4 : 22;
			String deskId = "desk-" + (i + 1);
			objects.put("d" + (i + 1), object("Desk", deskId, x, y, InteractionEnum.ENUM.NONE).build());
			editor.tile(x, y, true);
			nooks.put(deskId,
					nook("Desk " + (i + 1), x - 1, y, 2, 2).setIsDesk(true)
						.setCapacity(2)
						.setRestricted(false)
						.build());
		}
		objects.put("1",
				object("Whiteboard", "whiteboard", 4, 2, InteractionEnum.ENUM.EMBEDDED_WEBSITE)
					.setPropertiesJson("{\"url\":\"https://simulator.invalid/whiteboard\"}")
					.setPreviewMessage("Press x to draw")
					.build());
		objects.put("2",
				object("Poster", "poster", 8, 2, InteractionEnum.ENUM.POSTER)
					.setPropertiesJson("{\"image\":\"https://simulator.invalid/poster.png\"}")
					.addTags("decoration")
					.build());
		objects.put("3",
				object("TV", "tv", 12, 2, InteractionEnum.ENUM.VIDEO)
					.setPropertiesJson("{\"video\":\"https://simulator.invalid/film.mp4\"}")
					.build());
		objects.put("4",
				object("Note", "note", 16, 3, InteractionEnum.ENUM.NOTE)
					.setPropertiesJson("{\"message\":\"Welcome to the simulated office\"}")
					.build());
		objects.put("5",
				object("Phone", "phone", 20, 3, InteractionEnum.ENUM.EXTERNAL_CALL)
					.setPropertiesJson("{\"zoomLink\":\"https://simulator.invalid/call\"}")
					.build());
		objects
			.put("6",
					object("Fountain", "fountain", 12, 15, InteractionEnum.ENUM.NONE).setSound(Sound.newBuilder()
						.setSrc("https://simulator.invalid/fountain.mp3")
						.setVolume(0.5f)
						.setLoop(true)
						.setMaxDistance(6)
						.setIsPositional(true)).build());
		editor.tile(12, 15, true);
		objects.put("7",
				object("Bell", "bell", 2, 20, InteractionEnum.ENUM.EXTENSION).setExtensionClass("Bell")
					.setCustomState("{\"rung\":0}")
					.build());
		nooks.put("meeting-room",
				nook("Meeting room", 4, 22, 6, 5).setCapacity(6).setBookable(true).setRestricted(false).build());
		nooks.put("corner-office",
				nook("Corner office", 34, 12, 5, 5).setRestricted(true)
					.setAllowedUsers(AllowedUsers.newBuilder().addUsers(this.ownerId))
					.build());
		editor.objects(objects, true).nooks(nooks, true);
		describe(editor, OFFICE, "Office");
		editor.part(ServerClientEvent.newBuilder()
			.setMapSetSpawns(MapSetSpawns.newBuilder()
				.setMapId(OFFICE)
				.addSpawns(spawn(5, 10, "entrance"))
				.addSpawns(spawn(6, 10, "entrance-2"))
				.addSpawns(spawn(5, 11, "entrance-3")))
			.build());
		editor.part(ServerClientEvent.newBuilder()
			.setMapSetPortals(MapSetPortals.newBuilder()
				.setMapId(OFFICE)
				.addPortals(Portal.newBuilder().setX(22).setY(27).setTargetMap(ROOFTOP).setTargetX(2).setTargetY(8)))
			.build());
		editor.part(ServerClientEvent.newBuilder()
			.setMapSetAnnouncer(
					MapSetAnnouncer.newBuilder().setMapId(OFFICE).addAnnouncer(Announcer.newBuilder().setX(14).setY(8)))
			.build());
		editor.part(ServerClientEvent.newBuilder()
			.setMapSetAreas(MapSetAreas.newBuilder()
				.setMapId(OFFICE)
				.putAreas("hall",
						WireArea.newBuilder()
							.setCategory("COWORKING")
							.addCoords(AreaPosition.newBuilder().setX1(1).setY1(1).setX2(23).setY2(28))
							.build()))
			.build());
		editor.commit();
	}

	private void rooftop() {
		SpaceMap map = this.world.addMap(ROOFTOP, 20, 16);
		MapEditor editor = this.world.edit(map);
		border(editor, 20, 16);
		editor.objects(Map.of("1", object("Bench", "bench", 10, 5, InteractionEnum.ENUM.NONE).build()), true);
		editor.nooks(Map.of("terrace", nook("Terrace", 12, 9, 5, 4).setCapacity(8).build()), true);
		describe(editor, ROOFTOP, "Rooftop");
		editor.part(ServerClientEvent.newBuilder()
			.setMapSetSpawns(MapSetSpawns.newBuilder().setMapId(ROOFTOP).addSpawns(spawn(3, 8, "rooftop-door")))
			.build());
		editor.part(ServerClientEvent.newBuilder()
			.setMapSetPortals(MapSetPortals.newBuilder()
				.setMapId(ROOFTOP)
				.addPortals(Portal.newBuilder().setX(1).setY(8).setTargetMap(OFFICE).setTargetX(21).setTargetY(27)))
			.build());
		editor.commit();
	}

	private static void border(MapEditor editor, int width, int height) {
		for (int x = 0; x < width; x++) {
			editor.tile(x, 0, true).tile(x, height - 1, true);
		}
		for (int y = 0; y < height; y++) {
			editor.tile(0, y, true).tile(width - 1, y, true);
		}
	}

	private static void describe(MapEditor editor, String mapId, String name) {
		editor.part(ServerClientEvent.newBuilder()
			.setMapSetName(MapSetName.newBuilder().setMapId(mapId).setName(name))
			.build());
		editor.part(ServerClientEvent.newBuilder()
			.setMapSetBackgroundImagePath(MapSetBackgroundImagePath.newBuilder()
				.setMapId(mapId)
				.setBackgroundImagePath("https://simulator.invalid/" + mapId + ".png"))
			.build());
	}

	private static SpawnPoint spawn(int x, int y, String id) {
		return SpawnPoint.newBuilder().setX(x).setY(y).setSpawnId(id).build();
	}

	// Deprecated in the schema, and yet the official client drops objects without them.
	@SuppressWarnings("deprecation")
	private static WireObject.Builder object(String name, String id, int x, int y, InteractionEnum.ENUM type) {
		return WireObject.newBuilder()
			.setName(name)
			.setId(id)
			.setX(x)
			.setY(y)
			.setNormal("https://simulator.invalid/" + id + ".png")
			.setType(type)
			.setWidth(1)
			.setHeight(1)
			.setDistThreshold(2)
			.setZIndex(0);
	}

	private static NookDiff.Builder nook(String name, int x, int y, int w, int h) {
		List<WirePoint> points = new ArrayList<>();
		for (int i = 0; i < w * h; i++) {
			points.add(WirePoint.newBuilder().setX(x + i % w).setY(y + i / w).build());
		}
		return NookDiff.newBuilder().setName(name).setNookCoords(NookCoords.newBuilder().addAllCoords(points));
	}

}
