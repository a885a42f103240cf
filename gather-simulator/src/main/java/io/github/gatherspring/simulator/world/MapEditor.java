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

import java.util.Map;

import io.github.gatherspring.proto.MapDeleteObjectByKey;
import io.github.gatherspring.proto.MapSetDimensions;
import io.github.gatherspring.proto.MapSetNooks;
import io.github.gatherspring.proto.MapSetObjectsV2;
import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.ServerClientEvent;
import io.github.gatherspring.proto.ServerClientEvent.EventCase;
import io.github.gatherspring.proto.WireObject;

/**
 * Changes a map and tells everybody; {@link #commit()} ends the change.
 */
public final class MapEditor {

	private final World world;

	private final SpaceMap map;

	MapEditor(World world, SpaceMap map) {
		this.world = world;
		this.map = map;
	}

	/**
	 * Change the size.
	 * @param width tiles
	 * @param height tiles
	 * @return this
	 */
	public MapEditor dimensions(int width, int height) {
		this.map.resize(width, height);
		return tell(ServerClientEvent.newBuilder()
			.setMapSetDimensions(
					MapSetDimensions.newBuilder().setMapId(this.map.id()).setWidth(width).setHeight(height))
			.build());
	}

	/**
	 * Make a tile passable or not, without telling.
	 * @param x column
	 * @param y row
	 * @param impassable whether it is a wall
	 * @return this
	 */
	public MapEditor tile(int x, int y, boolean impassable) {
		this.map.impassable(x, y, impassable);
		return this;
	}

	/**
	 * Tell the collisions of a rectangle.
	 * @param x left column
	 * @param y top row
	 * @param w columns
	 * @param h rows
	 * @return this
	 */
	public MapEditor tellCollisions(int x, int y, int w, int h) {
		return tell(this.map.collisions(x, y, w, h, false));
	}

	/**
	 * Put objects, or change some of their fields. What is new and has no {@code zIndex}
	 * is put on top of everything else.
	 * @param objects objects by key
	 * @param overwrite whether they replace what was there
	 * @return this
	 */
	public MapEditor objects(Map<String, WireObject> objects, boolean overwrite) {
		Map<String, WireObject> stacked = this.map.stacked(objects, overwrite);
		stacked.forEach((key, object) -> this.map.object(key, object, overwrite));
		return tell(ServerClientEvent.newBuilder()
			.setMapSetObjectsV2(MapSetObjectsV2.newBuilder()
				.setMapId(this.map.id())
				.putAllObjects(stacked)
				.setUpdatesAreOverwrites(overwrite))
			.build());
	}

	/**
	 * Change some fields of an object, without telling.
	 * @param key its key
	 * @param fields the fields
	 * @return this
	 */
	public MapEditor changeQuietly(String key, WireObject fields) {
		this.map.object(key, fields, false);
		return this;
	}

	/**
	 * Take an object away.
	 * @param key its key
	 * @return this
	 */
	public MapEditor deleteObject(String key) {
		this.map.objects().remove(key);
		return tell(ServerClientEvent.newBuilder()
			.setMapDeleteObjectByKey(MapDeleteObjectByKey.newBuilder().setMapId(this.map.id()).setKey(key))
			.build());
	}

	/**
	 * Put nooks, or change some of their fields.
	 * @param nooks nooks by id
	 * @param overwrite whether these are all
	 * @return this
	 */
	public MapEditor nooks(Map<String, NookDiff> nooks, boolean overwrite) {
		if (overwrite) {
			this.map.nooks().clear();
		}
		nooks.forEach(this.map::nook);
		return tell(ServerClientEvent.newBuilder()
			.setMapSetNooks(MapSetNooks.newBuilder().setMapId(this.map.id()).putAllNooks(nooks).setOverwrite(overwrite))
			.build());
	}

	/**
	 * Set what has no method of its own here.
	 * @param event the event that says so
	 * @return this
	 */
	public MapEditor part(ServerClientEvent event) {
		this.map.parts().put(event.getEventCase(), event);
		return tell(event);
	}

	/**
	 * Remove what has no method of its own here.
	 * @param eventCase which part
	 * @param event what everybody is told
	 * @return this
	 */
	public MapEditor removePart(EventCase eventCase, ServerClientEvent event) {
		this.map.parts().remove(eventCase);
		return tell(event);
	}

	/**
	 * Tell everybody something of the map that is not kept.
	 * @param event the event
	 * @return this
	 */
	public MapEditor tell(ServerClientEvent event) {
		this.world.publish(event, null, Audience.EVERYONE);
		return this;
	}

	/**
	 * End the change.
	 */
	public void commit() {
		this.map.committed(this.world.clock().now().toEpochMilli());
		tell(this.map.commit());
	}

}
