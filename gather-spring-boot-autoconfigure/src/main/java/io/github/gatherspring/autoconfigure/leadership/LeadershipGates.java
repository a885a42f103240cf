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
package io.github.gatherspring.autoconfigure.leadership;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.client.GatherClientObserver;
import io.github.gatherspring.client.StartupFailurePolicy;
import io.github.gatherspring.connection.ConnectionStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Prepares the clients that wait for leadership: they do not start with the application,
 * and connect only while their candidacy lets them.
 */
final class LeadershipGates implements GatherClientBuilderCustomizer {

	private final Environment environment;

	private final Map<String, Gate> gates = new ConcurrentHashMap<>();

	LeadershipGates(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void customize(GatherClientBuilder builder) {
		LeadershipSettings settings = LeadershipSettings.of(this.environment, builder.name());
		if (!settings.enabled()) {
			return;
		}
		Gate gate = new Gate(settings);
		// A start that waited for the client would hold up an election in which others
		// may
		// win.
		builder.autoStartup(false).startupFailurePolicy(StartupFailurePolicy.RETRY).startupTimeout(null);
		builder.connectIf(gate::mayConnect);
		builder.observer((name) -> {
			this.gates.put(name, gate);
			return new GatherClientObserver() {
			};
		});
	}

	/**
	 * Returns the names of the clients that were built to wait for leadership.
	 */
	Set<String> clients() {
		return new TreeSet<>(this.gates.keySet());
	}

	/**
	 * Returns the settings of a client.
	 * @return them, or {@code null} if it does not wait for leadership
	 */
	@Nullable LeadershipSettings settings(String client) {
		Gate gate = this.gates.get(client);
		return (gate != null) ? gate.settings : null;
	}

	void attach(String client, Candidacy candidacy) {
		Gate gate = this.gates.get(client);
		if (gate != null) {
			gate.candidacy = candidacy;
		}
	}

	/**
	 * Gate of one client. A client that is no bean, and so never stands for election, is
	 * its maker's to start.
	 */
	private static final class Gate {

		private final LeadershipSettings settings;

		private volatile @Nullable Candidacy candidacy;

		Gate(LeadershipSettings settings) {
			this.settings = settings;
		}

		boolean mayConnect(ConnectionStatus status) {
			Candidacy candidate = this.candidacy;
			return candidate == null || candidate.mayConnect(status);
		}

	}

}
