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
package io.github.gatherspring.maps.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which objects cover which tiles.
 */
final class Ground {

	private final Tiles tiles;

	private final Map<Integer, List<String>> covered = new HashMap<>();

	Ground(Tiles tiles) {
		this.tiles = tiles;
	}

	void put(String key, @Nullable Area area) {
		each(area, (tile) -> this.covered.computeIfAbsent(tile, (none) -> new ArrayList<>(2)).add(key));
	}

	boolean isInside(Area area) {
		return this.tiles.contains(area.x(), area.y())
				&& this.tiles.contains(area.x() + area.width() - 1, area.y() + area.height() - 1);
	}

	boolean touchesWall(Area area) {
		boolean[] found = new boolean[1];
		each(area, (tile) -> found[0] |= this.tiles.isWall(tile % this.tiles.width(), tile / this.tiles.width()));
		return found[0];
	}

	/** Return the keys of what covers an area besides one object. */
	Set<String> others(Area area, String key) {
		Set<String> others = new LinkedHashSet<>();
		each(area, (tile) -> others.addAll(this.covered.getOrDefault(tile, List.of())));
		others.remove(key);
		return others;
	}

	private void each(@Nullable Area area, java.util.function.IntConsumer action) {
		if (area == null) {
			return;
		}
		int right = Math.min(area.x() + area.width(), this.tiles.width());
		int bottom = Math.min(area.y() + area.height(), this.tiles.height());
		for (int y = Math.max(0, area.y()); y < bottom; y++) {
			for (int x = Math.max(0, area.x()); x < right; x++) {
				action.accept(y * this.tiles.width() + x);
			}
		}
	}

}
