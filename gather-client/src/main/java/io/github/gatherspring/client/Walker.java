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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import io.github.gatherspring.connection.ConnectionState;
import io.github.gatherspring.connection.ConnectionStatus;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.Tile;
import org.jspecify.annotations.Nullable;

/**
 * The walks of one client, of which the newest is under way.
 */
final class Walker {

	private final WalkGround ground;

	private final WalkSettings settings;

	private final AtomicReference<@Nullable WalkRun> current = new AtomicReference<>();

	private final BiConsumer<WalkFuture, Throwable> unwatched;

	/**
	 * Creates what walks the avatar of a client.
	 * @param ground what it needs of the client
	 * @param settings how to walk
	 * @param unwatched hears of failures that nobody has asked for yet
	 */
	Walker(WalkGround ground, WalkSettings settings, BiConsumer<WalkFuture, Throwable> unwatched) {
		this.ground = ground;
		this.settings = settings;
		this.unwatched = unwatched;
	}

	Walk to(@Nullable String map, int x, int y) {
		return walk(() -> {
			if (map != null && map.isBlank()) {
				throw new IllegalArgumentException("'map' must not be empty");
			}
			if (x < 0 || y < 0) {
				throw new IllegalArgumentException(
						"Columns and rows are counted from 0 and never negative, but were x " + x + ", y " + y);
			}
			return List.of(new WalkAim.ToTile(map, x, y));
		}, null);
	}

	Walk to(@Nullable Player player) {
		return walk(() -> {
			if (player == null) {
				throw new IllegalArgumentException("'player' must not be null");
			}
			return List.of(new WalkAim.ToPlayer(player.id(), player.name()));
		}, null);
	}

	Walk patrol(@Nullable List<Tile> tiles, @Nullable Duration pause) {
		return walk(() -> {
			if (tiles == null || tiles.isEmpty()) {
				throw new IllegalArgumentException("'tiles' must name at least one tile");
			}
			if (pause == null || pause.isNegative()) {
				throw new IllegalArgumentException("'pause' must not be negative, but was " + pause);
			}
			return tiles.stream().<WalkAim>map((tile) -> new WalkAim.ToTile(tile.mapId(), tile.x(), tile.y())).toList();
		}, pause);
	}

	private Walk walk(Aims aims, @Nullable Duration pause) {
		WalkRun walk;
		try {
			walk = new WalkRun(this.ground, this.settings, aims.get(), pause, this::failed);
		}
		catch (RuntimeException ex) {
			WalkRun refused = new WalkRun(this.ground, this.settings, List.of(), pause, this::failed);
			refused.refuse(ex);
			return refused;
		}
		WalkRun before = this.current.getAndSet(walk);
		if (before != null) {
			before.replaced();
		}
		walk.begin();
		return walk;
	}

	/**
	 * The status of the connection changed. The dispatching thread.
	 */
	void statusChanged(ConnectionStatus before, ConnectionStatus after) {
		WalkRun walk = this.current.get();
		if (walk == null || walk.isEnded()) {
			return;
		}
		if (after.isReady()) {
			walk.goOn();
		}
		else if (after.state() == ConnectionState.STOPPING || after.state().isAtRest()) {
			walk.fail(new GatherDisconnectedException(
					"The walk ended, because the client '" + this.ground.client() + "' stopped", false));
		}
		else if (before.isReady()) {
			walk.disconnected("the connection was lost: " + after.reason());
		}
	}

	private void failed(WalkFuture walk, Throwable failure) {
		if (!(failure instanceof GatherWalkException ended && ended.reason() == GatherWalkException.Reason.REPLACED)) {
			this.unwatched.accept(walk, failure);
		}
	}

	/**
	 * Gives aims, or refuses the arguments that they are made of.
	 */
	private interface Aims {

		List<WalkAim> get();

	}

}
