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

package io.github.gatherspring.client;

import java.util.Collection;
import java.util.Optional;

import io.github.gatherspring.space.GatherSpace;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.Tile;
import io.github.gatherspring.space.UnknownNameException;
import io.github.gatherspring.space.WalkingPaths;
import io.github.gatherspring.wire.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk leads to.
 */
sealed interface WalkAim {

	/**
	 * Returns the tile that it is about, as far as is known now.
	 * @param space the space
	 * @param here where the avatar is
	 * @return the tile, or empty if the player has left
	 * @throws UnknownNameException if there is no such map
	 */
	Optional<Tile> tile(GatherSpace space, Tile here);

	/**
	 * Whether the tile may be another the next time.
	 */
	boolean moves();

	/**
	 * Whether an avatar has arrived.
	 */
	boolean isReached(Tile here, Tile tile);

	WalkingPaths paths(GatherSpace space, Tile here, Tile tile, Collection<Tile> avoided);

	/** In words, to stand after "to". */
	String described();

	/**
	 * A tile.
	 *
	 * @param map id or name of the map, {@code null} for the one that the avatar is on
	 * @param x its column
	 * @param y its row
	 */
	record ToTile(@Nullable String map, int x, int y) implements WalkAim {

		@Override
		public Optional<Tile> tile(GatherSpace space, Tile here) {
			return Optional
				.of(new Tile((this.map != null) ? space.mapNamed(this.map).id() : here.mapId(), this.x, this.y));
		}

		@Override
		public boolean moves() {
			return false;
		}

		@Override
		public boolean isReached(Tile here, Tile tile) {
			return here.equals(tile);
		}

		@Override
		public WalkingPaths paths(GatherSpace space, Tile here, Tile tile, Collection<Tile> avoided) {
			return WalkingPaths.onto(space, here, tile, avoided);
		}

		@Override
		public String described() {
			return "x " + this.x + ", y " + this.y + ((this.map != null) ? " of " + OneLine.of(this.map, 80) : "");
		}

	}

	/**
	 * A player, wherever it is by then.
	 *
	 * @param id the player's id
	 * @param name its name when the walk began
	 */
	record ToPlayer(String id, String name) implements WalkAim {

		@Override
		public Optional<Tile> tile(GatherSpace space, Tile here) {
			return space.player(this.id)
				.filter(Player::hasPosition)
				.map((player) -> new Tile(player.mapId(), player.x(), player.y()));
		}

		@Override
		public boolean moves() {
			return true;
		}

		@Override
		public boolean isReached(Tile here, Tile tile) {
			// On the very tile too: whoever came there while the avatar was on its way
			// is not to be walked away from.
			return here.mapId().equals(tile.mapId()) && Math.abs(here.x() - tile.x()) <= 1
					&& Math.abs(here.y() - tile.y()) <= 1;
		}

		@Override
		public WalkingPaths paths(GatherSpace space, Tile here, Tile tile, Collection<Tile> avoided) {
			return WalkingPaths.beside(space, here, tile, avoided);
		}

		@Override
		public String described() {
			return "the player '" + OneLine.of(this.name, 80) + "' (" + OneLine.of(this.id, 80) + ")";
		}

	}

}
