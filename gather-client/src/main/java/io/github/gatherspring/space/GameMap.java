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

package io.github.gatherspring.space;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.gatherspring.proto.Announcer;
import io.github.gatherspring.proto.Portal;
import io.github.gatherspring.proto.SpawnPoint;
import io.github.gatherspring.proto.WireArea;

/**
 * One map of the space as known at one moment: an immutable value, safe to keep and to
 * hand to any thread. It does not follow later events; ask
 * {@link GatherSpace#map(String)} for the present one. Making one costs nothing that
 * depends on the size of the map.
 * <p>
 * Tiles are counted from (0, 0) at the top left; a tile is 32 pixels wide and high.
 *
 * @since 0.1.0
 */
public final class GameMap {

	private final String id;

	private final long updateId;

	private final PersistentMap<Object> fields;

	private final PersistentMap<MapObject> objects;

	private final PersistentMap<PersistentMap<ObjectKey>> keysById;

	private final PersistentMap<Nook> nooks;

	private final NookTiles nookTiles;

	private final Collisions collisions;

	GameMap(String id, long updateId, PersistentMap<Object> fields, PersistentMap<MapObject> objects,
			PersistentMap<PersistentMap<ObjectKey>> keysById, PersistentMap<Nook> nooks, NookTiles nookTiles,
			Collisions collisions) {
		this.id = id;
		this.updateId = updateId;
		this.fields = fields;
		this.objects = objects;
		this.keysById = keysById;
		this.nooks = nooks;
		this.nookTiles = nookTiles;
		this.collisions = collisions;
	}

	/**
	 * Returns the id of the map.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the name of the map.
	 * @return the name, empty if unknown
	 */
	public String name() {
		return string("name");
	}

	/**
	 * Returns how many tiles the map is wide.
	 * @return the number of tiles, 0 if unknown
	 */
	public int width() {
		return value("width", Integer.class, 0);
	}

	/**
	 * Returns how many tiles the map is high.
	 * @return the number of tiles, 0 if unknown
	 */
	public int height() {
		return value("height", Integer.class, 0);
	}

	/**
	 * Returns the state of the map that the server last completed with
	 * {@code mapCommitsChanges}.
	 * @return the {@code updateId}, 0 if there was none yet
	 */
	public long updateId() {
		return this.updateId;
	}

	/**
	 * Returns the objects of the map.
	 * @return all objects in no particular order, unmodifiable
	 */
	public Collection<MapObject> objects() {
		return Collections.unmodifiableCollection(this.objects.values());
	}

	/**
	 * Returns the object with a key.
	 * @param key the key
	 * @return the object, or empty if there is none
	 */
	public Optional<MapObject> object(ObjectKey key) {
		return Optional.ofNullable(this.objects.get(key.value()));
	}

	/**
	 * Returns the objects with an id.
	 * @param id the id
	 * @return all objects that share the id, in the order of their keys
	 */
	public List<MapObject> objects(ObjectId id) {
		PersistentMap<ObjectKey> keys = this.keysById.get(id.value());
		if (keys == null) {
			return List.of();
		}
		return keys.keySet()
			.stream()
			.sorted()
			.flatMap((key) -> Optional.ofNullable(this.objects.get(key)).stream())
			.toList();
	}

	/**
	 * Returns the nooks (private areas) of the map.
	 * @return all nooks in no particular order, unmodifiable
	 */
	public Collection<Nook> nooks() {
		return Collections.unmodifiableCollection(this.nooks.values());
	}

	/**
	 * Returns the nook with an id.
	 * @param nookId the id
	 * @return the nook, or empty if there is none
	 */
	public Optional<Nook> nook(String nookId) {
		return Optional.ofNullable(this.nooks.get(nookId));
	}

	/**
	 * Returns the nooks that a tile belongs to.
	 * @param x the column
	 * @param y the row
	 * @return the nooks, mostly none or one
	 */
	public List<Nook> nooksAt(int x, int y) {
		return this.nookTiles.at(x, y).stream().flatMap((nookId) -> nook(nookId).stream()).toList();
	}

	/**
	 * Whether nobody can walk on a tile: it is set impassable, or lies outside of the map
	 * (if the map's dimensions are known).
	 * @param x the column
	 * @param y the row
	 * @return whether impassable
	 */
	public boolean isImpassable(int x, int y) {
		return x < 0 || y < 0 || (width() > 0 && x >= width()) || (height() > 0 && y >= height())
				|| this.collisions.isImpassable(x, y);
	}

	/**
	 * Returns where players appear.
	 * @return the tiles, unmodifiable
	 */
	public List<SpawnPoint> spawns() {
		return list("spawns", SpawnPoint.class);
	}

	/**
	 * Returns the tiles that lead elsewhere.
	 * @return the tiles with where they lead, unmodifiable
	 */
	public List<Portal> portals() {
		return list("portals", Portal.class);
	}

	/**
	 * Returns the tiles from which one speaks to the whole map.
	 * @return the tiles, unmodifiable
	 */
	public List<Announcer> announcerTiles() {
		return list("announcer", Announcer.class);
	}

	/**
	 * Whether one speaks to the whole map from a tile.
	 * @param x the column
	 * @param y the row
	 * @return whether it is an announcer tile
	 */
	public boolean isAnnouncer(int x, int y) {
		return announcerTiles().stream().anyMatch((tile) -> tile.getX() == x && tile.getY() == y);
	}

	/**
	 * Returns the named areas of the map.
	 * @return the areas by id, unmodifiable
	 */
	public Map<String, WireArea> areas() {
		return map("areas", WireArea.class);
	}

	/**
	 * Returns the picture under the players.
	 * @return the path or address, empty if unknown
	 */
	public String backgroundImagePath() {
		return string("backgroundImagePath");
	}

	/**
	 * Returns the picture over the players.
	 * @return the path or address, empty if there is none
	 */
	public String foregroundImagePath() {
		return string("foregroundImagePath");
	}

	/**
	 * Returns the small picture of the map.
	 * @return the path or address, empty if there is none
	 */
	public String miniMapImagePath() {
		return string("miniMapImagePath");
	}

	/**
	 * Returns the description of the map.
	 * @return the text, empty if there is none
	 */
	public String description() {
		return string("description");
	}

	/**
	 * Whether those who enter are muted at first.
	 * @return whether muted
	 */
	public boolean muteOnEntry() {
		return value("muteOnEntry", Boolean.class, false);
	}

	/**
	 * Whether the background is drawn from walls and floors instead of a picture.
	 * @return whether drawn
	 */
	public boolean useDrawnBG() {
		return value("useDrawnBG", Boolean.class, false);
	}

	/**
	 * Returns the kinds of chat that the map allows.
	 * @return the kinds, unmodifiable; empty also if the server told none
	 */
	public List<String> enabledChats() {
		return list("enabledChats", String.class);
	}

	/**
	 * Whether the server has told the field.
	 * @param field name of the field as on the wire, for instance {@code decoration}
	 * @return whether there is a value
	 */
	public boolean has(String field) {
		return this.fields.containsKey(field);
	}

	/**
	 * Returns any field of the map by its name on the wire, also one that has no method
	 * here: {@code walls}, {@code floors}, {@code script}, {@code tutorialTasks} …
	 * @param field name of the field in the {@code mapSet…} event that sets it
	 * @return the value as protobuf gives it (lists and maps unmodifiable), or empty if
	 * the server has not told it or has deleted it
	 */
	public Optional<Object> field(String field) {
		return Optional.ofNullable(this.fields.get(field));
	}

	/**
	 * Returns all fields that the server has told, without objects, nooks and collisions.
	 * @return the values by the field's name on the wire, unmodifiable
	 */
	public Map<String, Object> fields() {
		return Collections.unmodifiableMap(this.fields);
	}

	NookTiles nookTiles() {
		return this.nookTiles;
	}

	Collisions collisions() {
		return this.collisions;
	}

	private String string(String field) {
		return value(field, String.class, "");
	}

	private <T> T value(String field, Class<T> type, T fallback) {
		Object value = this.fields.get(field);
		return (value != null) ? type.cast(value) : fallback;
	}

	private <T> List<T> list(String field, Class<T> type) {
		Object value = this.fields.get(field);
		return (value != null) ? ((List<?>) value).stream().map(type::cast).toList() : List.of();
	}

	private <T> Map<String, T> map(String field, Class<T> type) {
		Object value = this.fields.get(field);
		if (value == null) {
			return Map.of();
		}
		return ((Map<?, ?>) value).entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap((entry) -> (String) entry.getKey(),
					(entry) -> type.cast(entry.getValue())));
	}

	@Override
	public String toString() {
		return "GameMap[" + this.id + " '" + name() + "' " + width() + "x" + height() + ", " + this.objects.size()
				+ " objects]";
	}

}
