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

import java.util.List;
import java.util.Optional;

import io.github.gatherspring.proto.InteractionEnum;
import io.github.gatherspring.proto.WireObject;
import org.jspecify.annotations.Nullable;

/**
 * One object of a map as known at one moment: an immutable value.
 *
 * @since 0.1.0
 */
public final class MapObject {

	private final String mapId;

	private final ObjectKey key;

	private final WireObject wire;

	/**
	 * Session in which the server last sent the object whole or in part.
	 */
	private final int session;

	MapObject(String mapId, ObjectKey key, WireObject wire, int session) {
		this.mapId = mapId;
		this.key = key;
		this.wire = wire;
		this.session = session;
	}

	/**
	 * Returns the map that the object stands in.
	 * @return the map's id
	 */
	public String mapId() {
		return this.mapId;
	}

	/**
	 * Returns the key of the object, unique in its map.
	 * @return the key
	 */
	public ObjectKey key() {
		return this.key;
	}

	/**
	 * Returns the id of the object. Several objects may share it.
	 * @return the id, or empty if the object has none
	 */
	public Optional<ObjectId> id() {
		return this.wire.hasId() ? Optional.of(new ObjectId(this.wire.getId())) : Optional.empty();
	}

	/**
	 * Returns the name of the object.
	 * @return the name, empty if it has none
	 */
	public String name() {
		return this.wire.getName();
	}

	/**
	 * Returns the tags of the object.
	 * @return the tags, unmodifiable
	 */
	public List<String> tags() {
		return this.wire.getTagsList();
	}

	/**
	 * Returns the column of the object's tile.
	 * @return the column, counted from 0 at the left edge of the map
	 */
	public int x() {
		return this.wire.getX();
	}

	/**
	 * Returns the row of the object's tile.
	 * @return the row, counted from 0 at the top edge of the map
	 */
	public int y() {
		return this.wire.getY();
	}

	/**
	 * Returns what happens when a player interacts with the object.
	 * @return the type
	 */
	public InteractionEnum.ENUM type() {
		return this.wire.getType();
	}

	/**
	 * Returns everything that is known of the object.
	 * @return the message with all parts received so far
	 */
	public WireObject wire() {
		return this.wire;
	}

	int session() {
		return this.session;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof MapObject that && this.mapId.equals(that.mapId)
				&& this.key.equals(that.key) && this.wire.equals(that.wire));
	}

	@Override
	public int hashCode() {
		return this.mapId.hashCode() * 31 + this.key.hashCode();
	}

	@Override
	public String toString() {
		return "MapObject[" + this.key + " of " + this.mapId + " '" + name() + "' at " + x() + "," + y() + "]";
	}

}
