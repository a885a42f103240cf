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

package io.github.gatherspring.autoconfigure.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.gatherspring.client.GatherWalkException;
import io.github.gatherspring.client.Walk;
import io.github.gatherspring.space.Player;
import io.github.gatherspring.space.Tile;

/**
 * Walks the avatar as far as the time of a call allows.
 */
final class Walker {

	private final SeenSpace seen;

	Walker(SeenSpace seen) {
		this.seen = seen;
	}

	/**
	 * Walk beside a player, or as near as a way leads.
	 */
	Map<String, Object> beside(Player player, Deadline deadline) {
		this.seen.me();
		try {
			return result(walk(this.seen.client().walkTo(player), deadline));
		}
		catch (GatherWalkException ex) {
			Tile nearest = ex.nearest();
			if (nearest == null) {
				throw failure(ex);
			}
			return to(this.seen.client().walkTo(nearest.mapId(), nearest.x(), nearest.y()), deadline);
		}
	}

	/**
	 * Walk to a tile of the avatar's map.
	 */
	Map<String, Object> to(int x, int y, Deadline deadline) {
		this.seen.me();
		return to(this.seen.client().walkTo(x, y), deadline);
	}

	private Map<String, Object> to(Walk walk, Deadline deadline) {
		try {
			return result(walk(walk, deadline));
		}
		catch (GatherWalkException ex) {
			throw failure(ex);
		}
	}

	/**
	 * Waits for a walk and ends one that takes too long.
	 * @return whether the avatar got there
	 */
	private static boolean walk(Walk walk, Deadline deadline) {
		try {
			walk.done().get(deadline.left(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			walk.cancel();
			return false;
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof GatherWalkException failure) {
				throw failure;
			}
			throw failure((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (InterruptedException ex) {
			walk.cancel();
			Thread.currentThread().interrupt();
			throw new ToolFailure("Interrupted");
		}
	}

	private static ToolFailure failure(Throwable cause) {
		return new ToolFailure("Not done: " + Words.reason(String.valueOf(cause.getMessage())));
	}

	private Map<String, Object> result(boolean arrived) {
		Player me = this.seen.me();
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("arrived", arrived);
		result.put("map", me.mapId());
		result.put("x", me.x());
		result.put("y", me.y());
		if (!arrived) {
			result.put("note", "Still on the way: call again to go on");
		}
		return result;
	}

}
