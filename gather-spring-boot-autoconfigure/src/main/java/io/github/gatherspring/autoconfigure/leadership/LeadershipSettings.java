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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What is set about the leadership of one client.
 *
 * @param enabled whether it waits for leadership
 * @param role the name of what is elected, or {@code null} for a fingerprint
 * @param lockRegistry the name of the registry's bean, if one is named
 * @param heartbeatInterval within which the lock must be renewed
 * @param lease after which the lock of the dead is free
 * @param yield how long to stay away after another login
 */
record LeadershipSettings(boolean enabled, @Nullable String role, @Nullable String lockRegistry,
		Duration heartbeatInterval, Duration lease, Duration yield) {

	private static final String PREFIX = "gather.leadership";

	/** A shorter interval would leave no time for an answer over a network. */
	private static final Duration SHORTEST = Duration.ofMillis(100);

	/**
	 * Reads the settings of a client: its own first, then those of all.
	 * @param environment the properties
	 * @param client the name of the client
	 * @return the settings
	 */
	static LeadershipSettings of(Environment environment, String client) {
		String own = ownPrefix(client);
		GatherLeadershipProperties properties = new GatherLeadershipProperties();
		Binder binder = Binder.get(environment);
		binder.bind(PREFIX, Bindable.ofInstance(properties));
		binder.bind(own, Bindable.ofInstance(properties));
		// A role for all clients would make them compete with each other.
		boolean shared = !environment.containsProperty(own + ".role")
				&& binder.bind("gather.clients", Bindable.mapOf(String.class, Object.class))
					.map((clients) -> clients.containsKey(client))
					.orElse(false);
		String role = StringUtils.hasText(properties.getRole()) ? properties.getRole().trim() : null;
		Names names = new Names(environment, own);
		check(properties.getHeartbeatInterval().compareTo(SHORTEST) >= 0, names.of("heartbeat-interval"),
				properties.getHeartbeatInterval(), "It must be at least 100 ms.");
		check(properties.getLease().compareTo(properties.getHeartbeatInterval().multipliedBy(2)) >= 0,
				names.of("lease"), properties.getLease(),
				"It must be at least twice " + names.of("heartbeat-interval") + " (" + properties.getHeartbeatInterval()
						+ "), so that a leader that cannot renew its lock has stopped before another instance leads.");
		check(!properties.getYield().isNegative(), names.of("yield"), properties.getYield(),
				"It must not be negative.");
		return new LeadershipSettings(properties.isEnabled(), (role != null && shared) ? role + "-" + client : role,
				StringUtils.hasText(properties.getLockRegistry()) ? properties.getLockRegistry().trim() : null,
				properties.getHeartbeatInterval(), properties.getLease(), properties.getYield());
	}

	/**
	 * Says whether any client waits for leadership.
	 * @param environment the properties
	 */
	static boolean anyEnabled(Environment environment) {
		Binder binder = Binder.get(environment);
		return isEnabled(binder, PREFIX) || binder.bind("gather.clients", Bindable.mapOf(String.class, Object.class))
			.map((clients) -> clients.keySet().stream().anyMatch((client) -> isEnabled(binder, ownPrefix(client))))
			.orElse(false);
	}

	private static boolean isEnabled(Binder binder, String prefix) {
		return binder.bind(prefix + ".enabled", Boolean.class).orElse(false);
	}

	private static String ownPrefix(String client) {
		return "gather.clients." + client + ".leadership";
	}

	private static void check(boolean valid, String property, Duration value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

	/**
	 * Names of the properties that hold: the client's own where they are set.
	 */
	private record Names(Environment environment, String own) {

		String of(String property) {
			String name = this.own + "." + property;
			return this.environment.containsProperty(name) ? name : PREFIX + "." + property;
		}

	}

}
