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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * Properties of Gather clients.
 */
@ConfigurationProperties("gather")
class GatherProperties extends GatherClientProperties {

	/**
	 * Whether to close clients and application when all runners have returned.
	 */
	private boolean exitAfterRun;

	/**
	 * Further clients by name, each a bean of that name. What they do not set is taken
	 * from the properties of the single client.
	 */
	private final Map<String, GatherClientProperties> clients = new LinkedHashMap<>();

	@NestedConfigurationProperty
	private final Observation observation = new Observation();

	public boolean isExitAfterRun() {
		return this.exitAfterRun;
	}

	public void setExitAfterRun(boolean exitAfterRun) {
		this.exitAfterRun = exitAfterRun;
	}

	public Map<String, GatherClientProperties> getClients() {
		return this.clients;
	}

	public Observation getObservation() {
		return this.observation;
	}

	/**
	 * Observations, from which traces are made.
	 */
	static class Observation {

		/**
		 * Whether to observe actions. If you leave it unset, actions are observed only
		 * where an ObservationHandler does more than make meters; meters are there in any
		 * case.
		 */
		private boolean actions = true;

		/**
		 * Whether to observe calls of listeners. If you leave it unset, calls are
		 * observed only where an ObservationHandler does more than make meters; meters
		 * are there in any case.
		 */
		private boolean listeners = true;

		/**
		 * Whether to observe uses of commands.
		 */
		private boolean commands = true;

		public boolean isActions() {
			return this.actions;
		}

		public void setActions(boolean actions) {
			this.actions = actions;
		}

		public boolean isListeners() {
			return this.listeners;
		}

		public void setListeners(boolean listeners) {
			this.listeners = listeners;
		}

		public boolean isCommands() {
			return this.commands;
		}

		public void setCommands(boolean commands) {
			this.commands = commands;
		}

	}

}
