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
package io.github.gatherspring.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.gatherspring.maps.drift.DriftWatch;
import io.github.gatherspring.maps.drift.MapDrift;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that shows whether maps are as their blueprints want them:
 * <ul>
 * <li>{@code GET /actuator/gathermaps}: what the last checks have found</li>
 * <li>{@code GET /actuator/gathermaps/{name}}: the same for one map</li>
 * <li>{@code POST /actuator/gathermaps/{name}}: check it now, with
 * {@code management.endpoint.gathermaps.access=unrestricted} only</li>
 * </ul>
 *
 * @since 0.1.0
 */
@Endpoint(id = "gathermaps", defaultAccess = Access.READ_ONLY)
public class GatherMapsEndpoint {

	private final DriftWatch watch;

	/**
	 * Create an endpoint.
	 * @param watch checks the maps
	 */
	public GatherMapsEndpoint(DriftWatch watch) {
		this.watch = watch;
	}

	/**
	 * Describe all maps.
	 * @return what the last checks have found, by the names of the maps; an empty object
	 * for a map that was not checked yet
	 */
	@ReadOperation
	public Map<String, Map<String, @Nullable Object>> maps() {
		Map<String, Map<String, @Nullable Object>> maps = new LinkedHashMap<>();
		this.watch.names().forEach((name) -> maps.put(name, describe(this.watch.last(name).orElse(null))));
		return maps;
	}

	/**
	 * Describe a map.
	 * @param name the name of the map
	 * @return what the last check has found, {@code null} if there is no such map
	 */
	@ReadOperation
	public @Nullable Map<String, @Nullable Object> map(@Selector String name) {
		return this.watch.names().contains(name) ? describe(this.watch.last(name).orElse(null)) : null;
	}

	/**
	 * Check a map now.
	 * @param name the name of the map
	 * @return what was found, {@code null} if there is no such map
	 */
	@WriteOperation
	public @Nullable Map<String, @Nullable Object> check(@Selector String name) {
		return this.watch.names().contains(name) ? describe(this.watch.check(name)) : null;
	}

	private static Map<String, @Nullable Object> describe(@Nullable MapDrift drift) {
		Map<String, @Nullable Object> described = new LinkedHashMap<>();
		if (drift != null) {
			described.put("checkedAt", drift.checkedAt());
			described.put("drifted", !drift.differences().isEmpty());
			described.put("differences", drift.differences());
			if (drift.since() != null) {
				described.put("since", drift.since());
			}
			if (drift.failure() != null) {
				described.put("failure", drift.failure());
			}
		}
		return described;
	}

}
