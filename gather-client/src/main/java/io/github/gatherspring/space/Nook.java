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

import io.github.gatherspring.proto.NookDiff;
import io.github.gatherspring.proto.WirePoint;
import org.jspecify.annotations.Nullable;

/**
 * One private area of a map as known at one moment: an immutable value.
 *
 * @since 0.1.0
 */
public final class Nook {

	private final String mapId;

	private final String id;

	private final NookDiff wire;

	/**
	 * Session in which the server last sent the nook whole or in part.
	 */
	private final int session;

	Nook(String mapId, String id, NookDiff wire, int session) {
		this.mapId = mapId;
		this.id = id;
		this.wire = wire;
		this.session = session;
	}

	/**
	 * Returns the map that the nook is in.
	 * @return the map's id
	 */
	public String mapId() {
		return this.mapId;
	}

	/**
	 * Returns the id of the nook, unique in its map.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the name of the nook.
	 * @return the name, empty if it has none
	 */
	public String name() {
		return this.wire.getName();
	}

	/**
	 * Returns the tiles of the nook.
	 * @return the tiles, unmodifiable
	 */
	public List<WirePoint> tiles() {
		return this.wire.getNookCoords().getCoordsList();
	}

	/**
	 * Returns everything that is known of the nook.
	 * @return the message with all parts received so far
	 */
	public NookDiff wire() {
		return this.wire;
	}

	int session() {
		return this.session;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Nook that && this.mapId.equals(that.mapId) && this.id.equals(that.id)
				&& this.wire.equals(that.wire));
	}

	@Override
	public int hashCode() {
		return this.mapId.hashCode() * 31 + this.id.hashCode();
	}

	@Override
	public String toString() {
		return "Nook[" + this.id + " of " + this.mapId + " '" + name() + "']";
	}

}
