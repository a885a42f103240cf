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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.client.GatherClientBuilder;
import io.github.gatherspring.leadership.GatherLeadership;
import io.github.gatherspring.leadership.LeadershipStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.integration.metadata.MetadataStore;

/**
 * Lets the clients of an application stand for election, each in one of its own, from the
 * application's start to its stop.
 */
final class LeadershipElections implements GatherLeadership, SmartLifecycle {

	private final LeadershipGates gates;

	private final LockRegistries registries;

	private final ObjectProvider<GatherClient> clients;

	private final ObjectProvider<MetadataStore> metadata;

	private final ApplicationEventPublisher publisher;

	private final boolean autoStartup;

	private volatile Map<String, Candidacy> candidacies = Map.of();

	private final AtomicReference<@Nullable LeaderEvents> events = new AtomicReference<>();

	LeadershipElections(LeadershipGates gates, LockRegistries registries, ObjectProvider<GatherClient> clients,
			ObjectProvider<MetadataStore> metadata, ApplicationEventPublisher publisher, boolean autoStartup) {
		this.gates = gates;
		this.registries = registries;
		this.clients = clients;
		this.metadata = metadata;
		this.publisher = publisher;
		this.autoStartup = autoStartup;
	}

	@Override
	public boolean isLeader() {
		Map<String, Candidacy> present = this.candidacies;
		return !present.isEmpty() && present.values().stream().allMatch(Candidacy::isLeader);
	}

	@Override
	public boolean isLeader(String client) {
		Candidacy candidacy = this.candidacies.get(client);
		return candidacy != null && candidacy.isLeader();
	}

	@Override
	public @Nullable LeadershipStatus status(String client) {
		Candidacy candidacy = this.candidacies.get(client);
		return (candidacy != null) ? candidacy.status() : null;
	}

	@Override
	public Set<String> clients() {
		return this.gates.clients();
	}

	@Override
	public void start() {
		LeaderEvents telling = new LeaderEvents(this.publisher);
		if (!this.events.compareAndSet(null, telling)) {
			telling.close();
			return;
		}
		Map<String, Candidacy> standing;
		try {
			standing = candidacies(telling);
		}
		catch (RuntimeException ex) {
			this.events.set(null);
			telling.close();
			throw ex;
		}
		this.candidacies = standing;
		standing.forEach(this.gates::attach);
		standing.values().forEach(Candidacy::start);
	}

	private Map<String, Candidacy> candidacies(LeaderEvents telling) {
		Map<String, Candidacy> made = new LinkedHashMap<>();
		Map<String, String> byFingerprint = new HashMap<>();
		Map<String, String> byRole = new HashMap<>();
		String instance = instance();
		waiting().forEach((client) -> {
			LeadershipSettings settings = this.gates.settings(client.name());
			if (settings == null) {
				return;
			}
			String other = byFingerprint.put(client.fingerprint(), client.name());
			if (other != null) {
				throw new InvalidLeadershipException(
						"The Gather clients '" + other + "' and '" + client.name() + "' have the same key and space,"
								+ " so they would throw each other out.",
						"Give each a key of its own, or remove one of them.");
			}
			String role = (settings.role() != null) ? settings.role() : "gather-" + client.fingerprint();
			String rival = byRole.put(role, client.name());
			if (rival != null) {
				throw new InvalidLeadershipException(
						"The Gather clients '" + rival + "' and '" + client.name() + "' have the same role '" + role
								+ "', so only one of them could lead.",
						"Set another 'gather.clients.<name>.leadership.role' for one of them.");
			}
			made.put(client.name(),
					new Candidacy(client, settings, role, instance,
							this.registries.find(client.name(), settings.lockRegistry()), telling,
							new LeaderDirectory(this.metadata.getIfUnique(), role, instance)));
		});
		return made;
	}

	private Stream<GatherClient> waiting() {
		return this.clients.stream().filter((client) -> this.gates.settings(client.name()) != null);
	}

	private static String instance() {
		String host;
		try {
			host = InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			host = "unknown-host";
		}
		return host + ":" + ProcessHandle.current().pid();
	}

	@Override
	public void stop() {
		this.candidacies.values().forEach(Candidacy::stop);
		LeaderEvents told = this.events.getAndSet(null);
		if (told != null) {
			told.close();
		}
	}

	@Override
	public boolean isRunning() {
		return this.events.get() != null;
	}

	@Override
	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	/**
	 * That of the clients: what wants to act at the end of the application can.
	 */
	@Override
	public int getPhase() {
		return waiting().mapToInt(GatherClient::getPhase).max().orElse(GatherClientBuilder.DEFAULT_PHASE);
	}

}
