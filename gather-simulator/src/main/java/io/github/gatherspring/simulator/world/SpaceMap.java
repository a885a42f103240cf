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
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.gatherspring.proto.MapCommitsChanges;
import io.github.gatherspring.proto.MapSetAnnouncer;
import io.github.gatherspring.proto.MapSetBackgroundImagePath;
import io.github.gatherspring.proto.MapSetCollisionsBits;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.MapSetPortals;
import io.github.gatherspring.proto.MapSetSpawns;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.SpawnPoint;
import io.github.gatherspring.proto.WireObject;
import io.github.gatherspring.proto.WirePoint;
import org.jspecify.annotations.Nullable;

/**
 * One map of the space. Dimensions, collisions, objects and nooks are kept as such, all
 * else as the event that set it.
 */
public final class SpaceMap {

	private static final int OBJECTS_IN_AN_EVENT = 2000;

	private final String id;

	private int width;

	private int height;

	private BitSet impassable = new BitSet();

	private final Map<EventCase, ServerClientEvent> parts = new EnumMap<>(EventCase.class);

	private final Map<String, WireObject> objects = new LinkedHashMap<>();

	private final Map<String, NookDiff> nooks = new LinkedHashMap<>();

	private final Map<String, String> extras = new LinkedHashMap<>();

	private long updateId;

	SpaceMap(String id, int width, int height, long updateId) {
		this.id = id;
		this.width = width;
		this.height = height;
		this.updateId = updateId;
		// The official client calls a map complete only when it was told all of these,
		// be they empty.
		put(ServerClientEvent.newBuilder()
			.setMapSetBackgroundImagePath(MapSetBackgroundImagePath.newBuilder().setMapId(id)));
		put(ServerClientEvent.newBuilder().setMapSetSpawns(MapSetSpawns.newBuilder().setMapId(id)));
		put(ServerClientEvent.newBuilder().setMapSetPortals(MapSetPortals.newBuilder().setMapId(id)));
		put(ServerClientEvent.newBuilder().setMapSetAnnouncer(MapSetAnnouncer.newBuilder().setMapId(id)));
	}

	private void put(ServerClientEvent.Builder part) {
		this.parts.put(part.getEventCase(), part.build());
	}

	/**
	 * Return the id.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the width.
	 * @return tiles
	 */
	public int width() {
		return this.width;
	}

	/**
	 * Return the height.
	 * @return tiles
	 */
	public int height() {
		return this.height;
	}

	/**
	 * Return the number of the last change.
	 * @return a number that only rises
	 */
	public long updateId() {
		return this.updateId;
	}

	void committed(long updateId) {
		this.updateId = Math.max(this.updateId + 1, updateId);
	}

	/**
	 * Return the objects.
	 * @return objects by key
	 */
	public Map<String, WireObject> objects() {
		return this.objects;
	}

	/**
	 * Return the nooks.
	 * @return nooks by id
	 */
	public Map<String, NookDiff> nooks() {
		return this.nooks;
	}

	/**
	 * Return what has no place of its own here.
	 * @return events by their case
	 */
	public Map<EventCase, ServerClientEvent> parts() {
		return this.parts;
	}

	/**
	 * Return what the HTTP API has set and the protocol does not know.
	 * @return JSON texts by name
	 */
	public Map<String, String> extras() {
		return this.extras;
	}

	/**
	 * Return whether a tile belongs to the map.
	 * @param x column
	 * @param y row
	 * @return whether it is inside
	 */
	public boolean contains(int x, int y) {
		return x >= 0 && y >= 0 && x < this.width && y < this.height;
	}

	/**
	 * Return whether one can stand on a tile.
	 * @param x column
	 * @param y row
	 * @return {@code false} for walls and outside the map
	 */
	public boolean isPassable(int x, int y) {
		return contains(x, y) && !this.impassable.get(y * this.width + x);
	}

	void impassable(int x, int y, boolean impassable) {
		if (contains(x, y)) {
			this.impassable.set(y * this.width + x, impassable);
		}
	}

	void resize(int width, int height) {
		BitSet resized = new BitSet();
		for (int y = 0; y < Math.min(height, this.height); y++) {
			for (int x = 0; x < Math.min(width, this.width); x++) {
				resized.set(y * width + x, this.impassable.get(y * this.width + x));
			}
		}
		this.impassable = resized;
		this.width = width;
		this.height = height;
	}

	/**
	 * Return a portal that leads to another map.
	 * @param mapId id of the other map
	 * @return the portal, {@code null} if there is none
	 */
	public @Nullable Portal portalTo(String mapId) {
		ServerClientEvent portals = this.parts.get(EventCase.MAPSETPORTALS);
		return (portals == null) ? null
				: portals.getMapSetPortals()
					.getPortalsList()
					.stream()
					.filter((portal) -> portal.getTargetMap().equals(mapId))
					.findFirst()
					.orElse(null);
	}

	/**
	 * Return the portal on a tile.
	 * @param x column
	 * @param y row
	 * @return the portal, {@code null} for none
	 */
	public @Nullable Portal portalAt(int x, int y) {
		ServerClientEvent portals = this.parts.get(EventCase.MAPSETPORTALS);
		if (portals != null) {
			for (Portal portal : portals.getMapSetPortals().getPortalsList()) {
				if (portal.getX() == x && portal.getY() == y) {
					return portal;
				}
			}
		}
		return null;
	}

	/**
	 * Return where players appear.
	 * @return the spawns, at least one
	 */
	public List<SpawnPoint> spawns() {
		ServerClientEvent spawns = this.parts.get(EventCase.MAPSETSPAWNS);
		if (spawns != null && spawns.getMapSetSpawns().getSpawnsCount() > 0) {
			return spawns.getMapSetSpawns().getSpawnsList();
		}
		return List.of(SpawnPoint.newBuilder().setX(this.width / 2).setY(this.height / 2).build());
	}

	/**
	 * Return the nook that a tile belongs to.
	 * @param x column
	 * @param y row
	 * @return id of the nook, {@code null} for none
	 */
	public @Nullable String nookAt(int x, int y) {
		for (Map.Entry<String, NookDiff> nook : this.nooks.entrySet()) {
			for (WirePoint point : nook.getValue().getNookCoords().getCoordsList()) {
				if (point.getX() == x && point.getY() == y) {
					return nook.getKey();
				}
			}
		}
		return null;
	}

	/**
	 * Give objects the {@code zIndex} that clients need: a new one lies on top of
	 * everything else, one that replaces another lies where that one lay.
	 * @param objects objects by key, or fields of theirs
	 * @param overwrite whether they replace what was there
	 * @return the objects in the same order
	 */
	public Map<String, WireObject> stacked(Map<String, WireObject> objects, boolean overwrite) {
		Map<String, WireObject> stacked = new LinkedHashMap<>();
		float top = Math.max(highest(this.objects), highest(objects));
		for (Map.Entry<String, WireObject> entry : objects.entrySet()) {
			WireObject object = entry.getValue();
			WireObject known = this.objects.get(entry.getKey());
			if (!object.hasZIndex() && (known == null || overwrite)) {
				float zIndex = (known != null && known.hasZIndex()) ? known.getZIndex() : ++top;
				object = object.toBuilder().setZIndex(zIndex).build();
			}
			stacked.put(entry.getKey(), object);
		}
		return stacked;
	}

	private static float highest(Map<String, WireObject> objects) {
		float highest = -1;
		for (WireObject object : objects.values()) {
			highest = Math.max(highest, object.getZIndex());
		}
		return highest;
	}

	/**
	 * Put an object, or change the fields of one.
	 * @param key key of the object
	 * @param object the object, or the fields to change
	 * @param overwrite whether it replaces what was there
	 */
	void object(String key, WireObject object, boolean overwrite) {
		WireObject known = this.objects.get(key);
		this.objects.put(key, (known == null || overwrite) ? object : merged(known, object));
	}

	void nook(String id, NookDiff nook) {
		NookDiff known = this.nooks.get(id);
		this.nooks.put(id, (known == null) ? nook : merged(known, nook));
	}

	@SuppressWarnings("unchecked")
	private static <M extends Message> M merged(M known, M patch) {
		Message.Builder builder = known.toBuilder();
		for (Map.Entry<FieldDescriptor, Object> field : patch.getAllFields().entrySet()) {
			builder.setField(field.getKey(), field.getValue());
		}
		return (M) builder.build();
	}

	/**
	 * Return a key that no object has.
	 * @return the key
	 */
	public String freeKey() {
		int key = this.objects.size() + 1;
		while (this.objects.containsKey(Integer.toString(key))) {
			key++;
		}
		return Integer.toString(key);
	}

	/**
	 * Return the collisions of a rectangle.
	 * @param x left column
	 * @param y top row
	 * @param w columns
	 * @param h rows
	 * @param overwrite whether it is the whole map
	 * @return the event
	 */
	public ServerClientEvent collisions(int x, int y, int w, int h, boolean overwrite) {
		byte[] mask = new byte[(w * h + 7) / 8];
		for (int i = 0; i < w * h; i++) {
			if (!isPassable(x + i % w, y + i / w)) {
				mask[i / 8] |= (byte) (1 << (i % 8));
			}
		}
		return ServerClientEvent.newBuilder()
			.setMapSetCollisionsBits(MapSetCollisionsBits.newBuilder()
				.setMapId(this.id)
				.setOverwrite(overwrite)
				.setX(x)
				.setY(y)
				.setW(w)
				.setH(h)
				.setMask(ByteString.copyFrom(mask)))
			.build();
	}

	/**
	 * Return the events that describe the map, the commit last.
	 * @return the events
	 */
	public List<ServerClientEvent> state() {
		List<ServerClientEvent> events = new ArrayList<>();
		events.add(ServerClientEvent.newBuilder()
			.setMapSetDimensions(
					MapSetDimensions.newBuilder().setMapId(this.id).setWidth(this.width).setHeight(this.height))
			.build());
		events.add(collisions(0, 0, this.width, this.height, true));
		MapSetObjectsV2.Builder chunk = MapSetObjectsV2.newBuilder().setMapId(this.id).setUpdatesAreOverwrites(true);
		for (Map.Entry<String, WireObject> object : this.objects.entrySet()) {
			chunk.putObjects(object.getKey(), object.getValue());
			if (chunk.getObjectsCount() == OBJECTS_IN_AN_EVENT) {
				events.add(ServerClientEvent.newBuilder().setMapSetObjectsV2(chunk).build());
				chunk.clearObjects();
			}
		}
		if (chunk.getObjectsCount() > 0 || this.objects.isEmpty()) {
			events.add(ServerClientEvent.newBuilder().setMapSetObjectsV2(chunk).build());
		}
		events.addAll(this.parts.values());
		events.add(ServerClientEvent.newBuilder()
			.setMapSetNooks(MapSetNooks.newBuilder().setMapId(this.id).putAllNooks(this.nooks).setOverwrite(true))
			.build());
		events.add(commit());
		return events;
	}

	/**
	 * Return the event that ends a change.
	 * @return the event
	 */
	public ServerClientEvent commit() {
		return ServerClientEvent.newBuilder()
			.setMapCommitsChanges(MapCommitsChanges.newBuilder().setMapId(this.id).setUpdateId(this.updateId))
			.build();
	}

}
