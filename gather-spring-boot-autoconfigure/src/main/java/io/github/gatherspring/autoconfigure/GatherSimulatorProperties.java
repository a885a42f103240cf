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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.gatherspring.simulator.smartobject.SmartObjectPreset;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the embedded simulator.
 */
@ConfigurationProperties("gather.simulator")
class GatherSimulatorProperties {

	/**
	 * Port to listen on, 0 for a free one.
	 */
	private int port;

	/**
	 * Number of simulated players.
	 */
	private int players = 5;

	/**
	 * Seed of the simulated space. The same seed makes the same space and the same life
	 * in it.
	 */
	private long seed = 42;

	/**
	 * Whether the simulated players act by themselves.
	 */
	private boolean autonomous = true;

	/**
	 * Simulated Smart Objects of Gather 2.0, each with its preset. There is one of each
	 * preset anyway, named after it.
	 */
	private final Map<String, SmartObjectPreset> smartObjects = new LinkedHashMap<>();

	/**
	 * Id of the simulated space, id/spaceName. Without it, the simulator's own.
	 */
	private @Nullable String spaceId;

	public Map<String, SmartObjectPreset> getSmartObjects() {
		return this.smartObjects;
	}

	public int getPort() {
		return this.port;
	}

	public void setPort(int port) {
		this.port = port;
	}

	public int getPlayers() {
		return this.players;
	}

	public void setPlayers(int players) {
		this.players = players;
	}

	public long getSeed() {
		return this.seed;
	}

	public void setSeed(long seed) {
		this.seed = seed;
	}

	public boolean isAutonomous() {
		return this.autonomous;
	}

	public void setAutonomous(boolean autonomous) {
		this.autonomous = autonomous;
	}

	public @Nullable String getSpaceId() {
		return this.spaceId;
	}

	public void setSpaceId(@Nullable String spaceId) {
		this.spaceId = spaceId;
	}

}
