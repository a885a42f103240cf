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
package io.github.gatherspring.listener;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.github.gatherspring.client.GatherClient;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;

/**
 * Looks for listeners of clients that do not exist, which would never be called. Clients
 * that are beans are known before any of them starts; others only once each has asked
 * what its listeners want.
 */
final class NamedClients {

	private static final Log logger = LogFactory.getLog(GatherEventListener.class);

	private final ApplicationContext context;

	private final Collection<GatherListenerMethodAdapter> listeners;

	private final Set<String> asking = ConcurrentHashMap.newKeySet();

	private final Set<GatherListenerMethodAdapter> reported = ConcurrentHashMap.newKeySet();

	NamedClients(ApplicationContext context, Collection<GatherListenerMethodAdapter> listeners) {
		this.context = context;
		this.listeners = listeners;
	}

	/**
	 * Returns the names of the clients that are beans.
	 * @param sinks how many clients publish to the context
	 * @return the names; none where there may be others
	 */
	Set<String> known(int sinks) {
		Set<String> known = new TreeSet<>();
		for (GatherClient client : BeanFactoryUtils
			.beansOfTypeIncludingAncestors(this.context, GatherClient.class, false, true)
			.values()) {
			// A mock has no name.
			@Nullable String name = client.name();
			if (name == null) {
				return Set.of();
			}
			known.add(name);
		}
		return (sinks > known.size()) ? Set.of() : known;
	}

	/**
	 * Refuses listeners of clients that do not exist where the clients are beans.
	 * @param sinks how many clients publish to the context
	 */
	void refuseUnknown(int sinks) {
		if (this.listeners.stream().allMatch((listener) -> listener.client() == null)) {
			return;
		}
		Set<String> known = known(sinks);
		if (known.isEmpty()) {
			return;
		}
		for (GatherListenerMethodAdapter listener : this.listeners) {
			String wanted = listener.client();
			if (wanted != null && !known.contains(wanted)) {
				throw new InvalidGatherListenerException(listener.method(),
						"it is for the client '" + wanted + "', which does not exist",
						"Name one of the clients that exist (" + String.join(", ", known)
								+ "), or leave 'client' out to listen to all of them");
			}
		}
	}

	/**
	 * Notes that a client asked what its listeners want.
	 * @param client the client
	 * @param sinks how many clients publish to the context
	 */
	void asked(GatherClient client, int sinks) {
		if (!this.asking.add(client.name()) || this.asking.size() < sinks) {
			return;
		}
		for (GatherListenerMethodAdapter listener : this.listeners) {
			String wanted = listener.client();
			if (wanted != null && !this.asking.contains(wanted) && this.reported.add(listener)) {
				logger.warn("The listener " + listener.listener() + " is for the client '" + wanted
						+ "', which does not exist, so that it is not called; there are " + new TreeSet<>(this.asking));
			}
		}
	}

}
