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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.gatherspring.client.GatherClientObserver.ActionObservation;
import io.github.gatherspring.client.GatherClientObserver.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What several observers observe of one action.
 *
 * @param observations the observations, the outermost first
 */
record ObservationsOfAction(List<ActionObservation> observations) implements ActionObservation {

	@Override
	public void ended(@Nullable Throwable failure) {
		this.observations.forEach((observation) -> observation.ended(failure));
	}

	@Override
	public Scope openScope() {
		List<Scope> scopes = new ArrayList<>();
		this.observations.forEach((observation) -> scopes.add(observation.openScope()));
		Collections.reverse(scopes);
		return () -> scopes.forEach(Scope::close);
	}

}
