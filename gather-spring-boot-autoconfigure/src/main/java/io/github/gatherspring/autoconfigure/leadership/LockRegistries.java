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

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.integration.support.locks.DefaultLockRegistry;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.integration.support.locks.PassThruLockRegistry;
import org.springframework.util.StringUtils;

/**
 * Finds the registry of locks to elect a leader by, and refuses those that could not.
 */
final class LockRegistries {

	private static final String WHICH = "Define one that all instances share as a bean, such as spring-integration-jdbc's"
			+ " JdbcLockRegistry or spring-integration-redis's RedisLockRegistry; docs/several-machines.md has both.";

	private final ListableBeanFactory beans;

	LockRegistries(ListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Returns the registry.
	 * @param client the client that it is for
	 * @param name the name of the bean, or {@code null} to take the only one
	 * @throws InvalidLeadershipException if there is no registry to elect a leader by
	 */
	LockRegistry<?> find(String client, @Nullable String name) {
		List<String> names = Arrays.asList(this.beans.getBeanNamesForType(LockRegistry.class));
		LockRegistry<?> registry = (name != null) ? named(client, name, names) : only(client, names);
		if (registry instanceof DefaultLockRegistry || registry instanceof PassThruLockRegistry) {
			throw new InvalidLeadershipException(
					"The Gather client '" + client + "' cannot be led by a " + registry.getClass().getSimpleName()
							+ ": its locks are known in this JVM alone, so each instance would lead.",
					WHICH);
		}
		return registry;
	}

	private LockRegistry<?> named(String client, String name, List<String> names) {
		if (!names.contains(name)) {
			throw new InvalidLeadershipException(
					"'gather.leadership.lock-registry' names '" + name + "' for the Gather client '" + client
							+ "', but there is no LockRegistry bean of that name.",
					names.isEmpty() ? WHICH : "Name one of those that are there: " + list(names) + ".");
		}
		return this.beans.getBean(name, LockRegistry.class);
	}

	private LockRegistry<?> only(String client, List<String> names) {
		if (names.isEmpty()) {
			throw new InvalidLeadershipException(
					"Leadership of the Gather client '" + client
							+ "' is enabled, but the application has no LockRegistry bean.",
					WHICH + " If the application never runs twice, set 'gather.leadership.enabled=false'.");
		}
		LockRegistry<?> registry = this.beans.getBeanProvider(LockRegistry.class).getIfUnique();
		if (registry == null) {
			throw new InvalidLeadershipException(
					"The application has " + names.size() + " LockRegistry beans, and nothing says which of them"
							+ " elects the leader of the Gather client '" + client + "': " + list(names) + ".",
					"Set 'gather.leadership.lock-registry' to the name of one of them, or mark one as @Primary.");
		}
		return registry;
	}

	private static String list(List<String> names) {
		return "'" + StringUtils.collectionToDelimitedString(names, "', '") + "'";
	}

}
