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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.SpriteDirectionEnum;
import io.github.gatherspring.proto.state.PlayerField;
import io.github.gatherspring.proto.state.PlayerState;
import org.jspecify.annotations.Nullable;

/**
 * One player as known at one moment: an immutable value, safe to keep and to hand to any
 * thread. It does not follow later events; ask {@link GatherSpace#player(String)} for the
 * present one.
 * <p>
 * What the server has not told (yet) reads as the default of its type: an empty string,
 * zero, {@code false}. {@link #has(String)} tells the two apart, and
 * {@link #field(String)} reads any field by its name on the wire, also one that has no
 * method here.
 *
 * @since 0.1.0
 */
public final class Player extends PlayerState {

	private static final int X = bit(PlayerField.X);

	private static final int Y = bit(PlayerField.Y);

	private static final int DIRECTION = bit(PlayerField.DIRECTION);

	private static final int MAP_ID = bit(PlayerField.MAP_ID);

	private static final int LAST_INPUT_ID = bit(PlayerField.LAST_INPUT_ID);

	private static final int POSITION = X | Y | MAP_ID;

	private static final @Nullable Object[] NOTHING = new @Nullable Object[PlayerFields.REST];

	private final String id;

	private final int x;

	private final int y;

	private final SpriteDirectionEnum.ENUM direction;

	private final String mapId;

	private final int lastInputId;

	/**
	 * Which of the five fields above the server has told, a bit each.
	 */
	private final int told;

	/**
	 * All other fields, shared between the values of a player who only moves.
	 */
	private final @Nullable Object[] rest;

	private Player(String id, int x, int y, SpriteDirectionEnum.ENUM direction, String mapId, int lastInputId, int told,
			@Nullable Object[] rest) {
		this.id = id;
		this.x = x;
		this.y = y;
		this.direction = direction;
		this.mapId = mapId;
		this.lastInputId = lastInputId;
		this.told = told;
		this.rest = rest;
	}

	static Player unknown(String id) {
		return new Player(id, 0, 0, SpriteDirectionEnum.ENUM.Stand, "", 0, 0, NOTHING);
	}

	Player moved(PlayerMoves moves) {
		int told = this.told | LAST_INPUT_ID;
		int x = this.x;
		if (moves.hasX()) {
			x = moves.getX();
			told |= X;
		}
		int y = this.y;
		if (moves.hasY()) {
			y = moves.getY();
			told |= Y;
		}
		SpriteDirectionEnum.ENUM direction = this.direction;
		if (moves.hasDirection()) {
			direction = moves.getDirection();
			told |= DIRECTION;
		}
		String mapId = this.mapId;
		if (moves.hasMapId()) {
			String moved = moves.getMapId();
			// Each frame brings a string of its own; the one that is held stays.
			mapId = moved.equals(mapId) ? mapId : moved;
			told |= MAP_ID;
		}
		return new Player(this.id, x, y, direction, mapId, moves.getLastInputId(), told, this.rest);
	}

	/**
	 * The player with other fields beyond those of moving.
	 * @param rest the fields, which the player owns from now on
	 */
	Player withRest(@Nullable Object[] rest) {
		return new Player(this.id, this.x, this.y, this.direction, this.mapId, this.lastInputId, this.told, rest);
	}

	@Nullable Object[] copyOfRest() {
		return this.rest.clone();
	}

	Player withoutMoving(PlayerField field) {
		return new Player(this.id, (field != PlayerField.X) ? this.x : 0, (field != PlayerField.Y) ? this.y : 0,
				(field != PlayerField.DIRECTION) ? this.direction : SpriteDirectionEnum.ENUM.Stand,
				(field != PlayerField.MAP_ID) ? this.mapId : "",
				(field != PlayerField.LAST_INPUT_ID) ? this.lastInputId : 0, this.told & ~bit(field), this.rest);
	}

	private static int bit(PlayerField field) {
		return 1 << field.ordinal();
	}

	/**
	 * Returns the user id, the same in every session.
	 * @return the id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the map that the player is in.
	 * @return the map's id, empty if unknown
	 */
	public String mapId() {
		return this.mapId;
	}

	/**
	 * Returns the column of the player's tile.
	 * @return the column, counted from 0 at the left edge of the map
	 */
	public int x() {
		return this.x;
	}

	/**
	 * Returns the row of the player's tile.
	 * @return the row, counted from 0 at the top edge of the map
	 */
	public int y() {
		return this.y;
	}

	/**
	 * Whether map, column and row are known. They are not, for instance, for one who has
	 * not entered the space.
	 * @return whether the player has a place
	 */
	public boolean hasPosition() {
		return (this.told & POSITION) == POSITION;
	}

	/**
	 * Returns where the player looks, or which step of a dance it is at.
	 * @return the direction
	 */
	public SpriteDirectionEnum.ENUM direction() {
		return this.direction;
	}

	/**
	 * Returns the number of the last move that the server took from this player.
	 * @return the {@code inputId} of the move, counted in the player's own session
	 */
	public int lastInputId() {
		return this.lastInputId;
	}

	/**
	 * Whether the player is in a bubble with {@code other}.
	 * @param other the other player
	 * @return whether both are in the same bubble
	 */
	public boolean whispersWith(Player other) {
		return !whisperId().isEmpty() && whisperId().equals(other.whisperId());
	}

	/**
	 * Whether the server has told the field.
	 * @param field name of the field as on the wire, for instance {@code textStatus}
	 * @return whether there is a value; {@code false} also for a name that no player
	 * event has
	 */
	public boolean has(String field) {
		return field(field).isPresent();
	}

	/**
	 * Returns any field by its name on the wire.
	 * @param field name of the field in the {@code player…} event that sets it, for
	 * instance {@code busy} of {@code playerSetsStatus}
	 * @return the value as protobuf gives it (a message, an enum constant's
	 * {@link SpriteDirectionEnum.ENUM} for {@code direction}, maps unmodifiable), or
	 * empty if the server has not told it or no player event has such a field
	 */
	public Optional<Object> field(String field) {
		PlayerField known = PlayerField.named(field);
		return (known != null) ? Optional.ofNullable(value(known)) : Optional.empty();
	}

	/**
	 * Returns all fields that the server has told.
	 * @return the values by the field's name on the wire, unmodifiable
	 */
	public Map<String, Object> fields() {
		Map<String, Object> fields = new LinkedHashMap<>();
		for (PlayerField field : PlayerField.values()) {
			Object value = value(field);
			if (value != null) {
				fields.put(field.fieldName(), value);
			}
		}
		return Collections.unmodifiableMap(fields);
	}

	/**
	 * Returns the names of the fields that a player can have.
	 * @return the names as on the wire
	 */
	public static Set<String> fieldNames() {
		return PlayerFields.NAMES;
	}

	@Override
	protected @Nullable Object value(PlayerField field) {
		if (!PlayerFields.isMoving(field)) {
			return this.rest[PlayerFields.restIndex(field)];
		}
		if ((this.told & bit(field)) == 0) {
			return null;
		}
		return switch (field) {
			case X -> this.x;
			case Y -> this.y;
			case DIRECTION -> this.direction;
			case MAP_ID -> this.mapId;
			default -> this.lastInputId;
		};
	}

	/**
	 * Two players are equal if they are the same user in the same condition.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Player that && this.id.equals(that.id)
				&& (this.rest == that.rest || fields().equals(that.fields())) && this.x == that.x && this.y == that.y
				&& this.direction == that.direction && this.mapId.equals(that.mapId)
				&& this.lastInputId == that.lastInputId && this.told == that.told);
	}

	@Override
	public int hashCode() {
		return this.id.hashCode();
	}

	@Override
	public String toString() {
		return "Player[" + this.id + " '" + name() + "' at " + this.mapId + " " + this.x + "," + this.y + "]";
	}

}
