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
package io.github.gatherspring.maps.drift;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.gatherspring.maps.GatherMaps;
import io.github.gatherspring.maps.blueprint.MapBlueprint;
import io.github.gatherspring.maps.plan.Change;
import io.github.gatherspring.maps.plan.MapPlan;
import io.github.gatherspring.wire.OneLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Checks maps against their blueprints, and puts right what may be put right without
 * anybody. Thread-safe; a check blocks until the server has answered.
 *
 * @since 0.1.0
 */
public final class DriftWatch {

	private static final Log logger = LogFactory.getLog(DriftWatch.class);

	private static final int MOST_TOLD = 100;

	private final GatherMaps maps;

	private final Map<String, WatchedMap> watched;

	private final Consumer<MapDrift> publisher;

	private final InstantSource clock;

	private final Map<String, MapDrift> last = new ConcurrentHashMap<>();

	/**
	 * Create a watch.
	 * @param maps the way to the maps
	 * @param watched the maps
	 * @param publisher hears of each change of what differs, on the thread of the check
	 * @param clock tells the time
	 */
	public DriftWatch(GatherMaps maps, Collection<WatchedMap> watched, Consumer<MapDrift> publisher,
			InstantSource clock) {
		this.maps = maps;
		Map<String, WatchedMap> byName = new LinkedHashMap<>();
		watched.forEach((map) -> byName.put(map.name(), map));
		this.watched = byName;
		this.publisher = publisher;
		this.clock = clock;
	}

	/**
	 * Return the names under which maps are watched.
	 * @return the names
	 */
	public List<String> names() {
		return List.copyOf(this.watched.keySet());
	}

	/**
	 * Return what the last check of a map has found.
	 * @param name the name under which the map is watched
	 * @return what it has found, empty before the first check
	 */
	public Optional<MapDrift> last(String name) {
		return Optional.ofNullable(this.last.get(name));
	}

	/**
	 * Check a map now. What goes wrong is part of the answer.
	 * @param name the name under which the map is watched
	 * @return what was found
	 * @throws IllegalArgumentException if no map is watched under that name
	 */
	public MapDrift check(String name) {
		WatchedMap map = this.watched.get(name);
		if (map == null) {
			throw new IllegalArgumentException(
					"No map is watched as '" + OneLine.of(name) + "', expected one of " + this.watched.keySet());
		}
		MapDrift before = this.last.get(name);
		MapDrift now = look(map, before);
		this.last.put(name, now);
		if (!now.tellsTheSameAs(before)) {
			tell(now);
		}
		return now;
	}

	private MapDrift look(WatchedMap map, @Nullable MapDrift before) {
		Instant time = this.clock.instant();
		try {
			MapBlueprint blueprint = MapBlueprint.read(map.file());
			MapPlan plan = this.maps.plan(map.space(), map.mapId(), blueprint);
			int count = plan.changes().size();
			if (count > 0 && count <= map.autoApply() && plan.isApplicable()) {
				this.maps.apply(plan);
				logger.info("Map '" + map.name() + "' was put right: " + count + " changes");
				plan = this.maps.plan(map.space(), map.mapId(), blueprint);
			}
			List<String> differences = plan.changes().stream().limit(MOST_TOLD).map(DriftWatch::words).toList();
			Instant since = (before != null && before.since() != null) ? before.since() : time;
			return new MapDrift(map.name(), time, differences, differences.isEmpty() ? null : since, null);
		}
		catch (RuntimeException ex) {
			// A check must not end the schedule that it belongs to.
			return new MapDrift(map.name(), time, (before != null) ? before.differences() : List.of(),
					(before != null) ? before.since() : null, OneLine.of(String.valueOf(ex.getMessage())));
		}
	}

	private static String words(Change change) {
		return OneLine.of(change.kind().sign() + " " + change.subject().word() + " " + change.name());
	}

	private void tell(MapDrift drift) {
		if (drift.failure() != null) {
			logger.warn("Map '" + drift.name() + "' could not be checked: " + drift.failure());
		}
		else if (!drift.differences().isEmpty()) {
			logger.warn("Map '" + drift.name() + "' is not as its blueprint wants it: " + drift.differences().size()
					+ " differences, " + drift.differences().get(0) + " for one");
		}
		else {
			logger.info("Map '" + drift.name() + "' is as its blueprint wants it");
		}
		this.publisher.accept(drift);
	}

}
