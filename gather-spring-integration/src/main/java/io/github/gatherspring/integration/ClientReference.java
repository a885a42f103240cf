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
package io.github.gatherspring.integration;

import java.util.Map;
import java.util.TreeSet;

import io.github.gatherspring.client.GatherClient;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.Assert;

/**
 * The client of an adapter: given, or named and looked up among the beans.
 */
final class ClientReference {

	private final @Nullable String name;

	private volatile @Nullable GatherClient client;

	private ClientReference(@Nullable String name, @Nullable GatherClient client) {
		this.name = name;
		this.client = client;
	}

	static ClientReference to(GatherClient client) {
		Assert.notNull(client, "'client' must not be null");
		return new ClientReference(null, client);
	}

	static ClientReference named(String name) {
		Assert.hasText(name, "'client' must not be empty: name one of the clients, or give it");
		return new ClientReference(name, null);
	}

	/**
	 * Look for the client, unless it was given.
	 * @param beanFactory where clients are beans; only needed for a name
	 */
	void resolve(@Nullable BeanFactory beanFactory) {
		if (this.client == null) {
			this.client = find(beanFactory);
		}
	}

	/**
	 * Return the client.
	 * @throws IllegalStateException before it was looked for
	 */
	GatherClient client() {
		GatherClient known = this.client;
		Assert.state(known != null, () -> "The client '" + this.name + "' has not been looked for yet");
		return known;
	}

	private GatherClient find(@Nullable BeanFactory beanFactory) {
		Assert.state(beanFactory instanceof ListableBeanFactory, () -> "The client '" + this.name
				+ "' can only be found by its name where the adapter is a bean; give the client itself");
		Map<String, GatherClient> clients = BeanFactoryUtils
			.beansOfTypeIncludingAncestors((ListableBeanFactory) beanFactory, GatherClient.class, false, true);
		TreeSet<String> names = new TreeSet<>();
		for (Map.Entry<String, GatherClient> each : clients.entrySet()) {
			String called = each.getValue().name();
			if (called.equals(this.name) || each.getKey().equals(this.name)) {
				return each.getValue();
			}
			names.add(called);
		}
		throw new IllegalStateException("There is no client '" + this.name
				+ "' to take events from or send actions with; "
				+ (names.isEmpty() ? "no bean is a GatherClient" : "the clients are " + String.join(", ", names)));
	}

}
