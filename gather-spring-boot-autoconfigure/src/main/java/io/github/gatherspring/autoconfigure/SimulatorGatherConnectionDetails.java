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

package io.github.gatherspring.autoconfigure;

import java.net.URI;

import io.github.gatherspring.simulator.GatherSimulator;

/**
 * Adapts a running {@link GatherSimulator} to {@link GatherConnectionDetails}.
 */
class SimulatorGatherConnectionDetails implements GatherConnectionDetails {

	private final GatherSimulator simulator;

	SimulatorGatherConnectionDetails(GatherSimulator simulator) {
		this.simulator = simulator;
	}

	@Override
	public String getApiKey() {
		return this.simulator.apiKey();
	}

	@Override
	public String getSpaceId() {
		return this.simulator.spaceId();
	}

	@Override
	public URI getApiBaseUrl() {
		return URI.create(this.simulator.apiBaseUrl());
	}

}
