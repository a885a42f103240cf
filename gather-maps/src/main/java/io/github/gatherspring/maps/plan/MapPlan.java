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

import java.util.List;

import io.github.gatherspring.http.MapContent;
import io.github.gatherspring.wire.SpaceId;

/**
 * What has to change on a map so that it is as a blueprint wants it. A plan belongs to
 * the map as it was read: it can be applied to that and to nothing else. Immutable.
 *
 * @param space the space
 * @param mapId id of the map
 * @param blueprint name of the blueprint
 * @param base the map as it was read
 * @param target the map as it is to be
 * @param changes what changes; none if the map is as wanted
 * @param problems what cannot be done, and hints
 * @since 0.1.0
 */
public record MapPlan(SpaceId space, String mapId, String blueprint, MapContent base, MapContent target,
		List<Change> changes, List<Problem> problems) {

	/**
	 * Create a plan of its parts.
	 * @param space the space
	 * @param mapId id of the map
	 * @param blueprint name of the blueprint
	 * @param base the map as it was read
	 * @param target the map as it is to be
	 * @param changes what changes
	 * @param problems what cannot be done, and hints
	 */
	public MapPlan {
		changes = List.copyOf(changes);
		problems = List.copyOf(problems);
	}

	/**
	 * Return whether nothing has to change.
	 * @return whether the map is as wanted
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

	/**
	 * Return whether everything can be done.
	 * @return whether no problem is a refusal
	 */
	public boolean isApplicable() {
		return this.problems.stream().noneMatch(Problem::refusal);
	}

	/**
	 * Return what cannot be done.
	 * @return the refusals
	 */
	public List<Problem> refusals() {
		return this.problems.stream().filter(Problem::refusal).toList();
	}

	/**
	 * Return how many changes are of a kind.
	 * @param kind the kind
	 * @return their number
	 */
	public long count(Change.Kind kind) {
		return this.changes.stream().filter((change) -> change.kind() == kind).count();
	}

	/**
	 * Return the plan as text.
	 * @param colours whether a terminal shows it that knows colours
	 * @return lines, the last one with a line feed
	 */
	public String toText(boolean colours) {
		return new PlanText(colours).write(this);
	}

	/**
	 * Return the plan as JSON: {@code space}, {@code map}, {@code blueprint},
	 * {@code empty}, {@code applicable}, {@code changes} and {@code problems}.
	 * @return the JSON
	 */
	public String toJson() {
		return PlanJson.write(this);
	}

	@Override
	public String toString() {
		return "MapPlan[" + this.blueprint + " for map '" + this.mapId + "' of " + this.space + ", "
				+ this.changes.size() + " changes, " + this.problems.size() + " problems]";
	}

}
