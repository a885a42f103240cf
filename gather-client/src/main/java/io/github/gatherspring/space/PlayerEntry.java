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

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

import io.github.gatherspring.proto.PlayerMoves;
import io.github.gatherspring.proto.state.PlayerField;
import org.jspecify.annotations.Nullable;

/**
 * The place where one player's present value stands. Written by one thread; readers see
 * only {@link #player()}.
 */
final class PlayerEntry {

	private static final VarHandle PLAYER;

	static {
		try {
			PLAYER = MethodHandles.lookup().findVarHandle(PlayerEntry.class, "player", Player.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/**
	 * How many numbers of one player are kept. A server gives mostly one.
	 */
	private static final int MOST_ENC_IDS = 8;

	private final String id;

	private Player player;

	/**
	 * What the player takes of the state's size.
	 */
	private long size;

	/**
	 * The encId that the player had last, in this session or an earlier one.
	 */
	private int encId;

	/**
	 * All encIds that this session has given the player, mostly one.
	 */
	private final List<Integer> encIds = new ArrayList<>(1);

	/**
	 * Whether the player has joined in this session and not left.
	 */
	private boolean joined;

	/**
	 * Whether the value still holds fields of an earlier session that this one may not
	 * send again; {@link #sent} are those that it did.
	 */
	private boolean restoring;

	/** A bit for each field. */
	private long sent;

	/**
	 * Whether listeners know that the player is here, so that its moves are news.
	 */
	private boolean watched;

	/**
	 * The arrival, as long as it is not told.
	 */
	private Attendance.@Nullable Arrival arrival;

	private List<String> nooks = List.of();

	private @Nullable MapState nooksOf;

	/**
	 * The player as it was when its neighbours were last compared, and its cell then.
	 */
	private @Nullable Player placed;

	private Proximity.@Nullable Cell cell;

	PlayerEntry(String id) {
		this.id = id;
		this.player = Player.unknown(id);
		this.size = sizeOf(id);
	}

	static long sizeOf(String id) {
		return 2 * StateSize.THING + 2 * StateSize.of(id);
	}

	long size() {
		return this.size;
	}

	void grow(long more) {
		this.size += more;
	}

	String id() {
		return this.id;
	}

	Player player() {
		return (Player) PLAYER.getAcquire(this);
	}

	/**
	 * The value for the writer itself, which needs no barrier to read what it wrote.
	 */
	Player own() {
		return this.player;
	}

	void player(Player player) {
		PLAYER.setRelease(this, player);
	}

	void sessionStarted() {
		this.encIds.clear();
		this.joined = false;
		this.restoring = true;
		this.sent = 0;
	}

	/**
	 * Takes a number.
	 * @return the number that it takes the place of, or null
	 */
	@Nullable Integer map(int encId) {
		this.encId = encId;
		if (this.encIds.contains(encId)) {
			return null;
		}
		this.encIds.add(encId);
		return (this.encIds.size() > MOST_ENC_IDS) ? this.encIds.remove(0) : null;
	}

	int encId() {
		return this.encId;
	}

	List<Integer> encIds() {
		return this.encIds;
	}

	boolean isJoined() {
		return this.joined;
	}

	void join() {
		this.joined = true;
	}

	boolean isRestoring() {
		return this.restoring;
	}

	void sent(PlayerField field) {
		this.sent |= 1L << field.ordinal();
	}

	boolean wasSent(PlayerField field) {
		return !this.restoring || (this.sent & 1L << field.ordinal()) != 0;
	}

	void sent(PlayerMoves moves) {
		if (moves.hasX()) {
			sent(PlayerField.X);
		}
		if (moves.hasY()) {
			sent(PlayerField.Y);
		}
		if (moves.hasDirection()) {
			sent(PlayerField.DIRECTION);
		}
		if (moves.hasMapId()) {
			sent(PlayerField.MAP_ID);
		}
		sent(PlayerField.LAST_INPUT_ID);
	}

	/**
	 * The session has told all of the player: what it did not tell is no longer so.
	 * @return how much smaller the player has become
	 */
	long restored() {
		if (!this.restoring) {
			return 0;
		}
		long less = 0;
		Player restored = this.player;
		@Nullable Object[] rest = restored.copyOfRest();
		for (PlayerField field : PlayerField.values()) {
			if (wasSent(field)) {
				continue;
			}
			if (PlayerFields.isMoving(field)) {
				less += (field == PlayerField.MAP_ID) ? restored.mapId().length() : 0;
				restored = restored.withoutMoving(field);
			}
			else {
				less += StateSize.of(rest[PlayerFields.restIndex(field)]);
				rest[PlayerFields.restIndex(field)] = null;
			}
		}
		player(restored.withRest(rest));
		this.restoring = false;
		this.size -= less;
		return less;
	}

	Attendance.@Nullable Arrival arrival() {
		return this.arrival;
	}

	boolean isArriving() {
		return this.arrival != null;
	}

	void arrives(Attendance.@Nullable Arrival arrival) {
		this.arrival = arrival;
	}

	/**
	 * Whether this session has told name and position of the player.
	 */
	boolean isDescribed() {
		if (this.restoring) {
			return wasSent(PlayerField.NAME) && wasSent(PlayerField.MAP_ID) && wasSent(PlayerField.X)
					&& wasSent(PlayerField.Y);
		}
		return this.player.hasPosition() && this.player.value(PlayerField.NAME) != null;
	}

	boolean isWatched() {
		return this.watched;
	}

	void watched(boolean watched) {
		this.watched = watched;
	}

	List<String> nooks() {
		return this.nooks;
	}

	@Nullable MapState nooksOf() {
		return this.nooksOf;
	}

	void nooks(@Nullable MapState map, List<String> nooks) {
		this.nooksOf = map;
		this.nooks = nooks;
	}

	@Nullable Player placed() {
		return this.placed;
	}

	Proximity.@Nullable Cell cell() {
		return this.cell;
	}

	void place(@Nullable Player placed, Proximity.@Nullable Cell cell) {
		this.placed = placed;
		this.cell = cell;
	}

}
