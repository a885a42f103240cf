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

import io.github.gatherspring.wire.OneLine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.metadata.MetadataStore;

/**
 * Who leads, by name. Locks do not tell who has them, so the leader writes its name into
 * the application's {@link MetadataStore}, if there is one. For people alone: nothing is
 * decided by it. The store is asked on the election's thread.
 */
final class LeaderDirectory {

	private static final Log logger = LogFactory.getLog(LeaderDirectory.class);

	private static final int LONGEST = 100;

	private final @Nullable MetadataStore store;

	private final String key;

	private final String instance;

	private volatile @Nullable String leader;

	LeaderDirectory(@Nullable MetadataStore store, String role, String instance) {
		this.store = store;
		this.key = "gather.leader." + role;
		this.instance = instance;
	}

	/**
	 * Writes that this instance leads.
	 */
	void lead() {
		if (this.store != null) {
			try {
				this.store.put(this.key, this.instance);
			}
			catch (RuntimeException ex) {
				logger.debug("The name of the leader could not be written", ex);
			}
		}
	}

	/**
	 * Reads who leads.
	 */
	void look() {
		if (this.store != null) {
			try {
				String found = this.store.get(this.key);
				this.leader = (found != null) ? OneLine.of(found, LONGEST) : null;
			}
			catch (RuntimeException ex) {
				logger.debug("The name of the leader could not be read", ex);
				this.leader = null;
			}
		}
	}

	/**
	 * Returns who led when somebody last looked. Any thread.
	 * @return the name of an instance, or {@code null} if it is not known
	 */
	@Nullable String leader() {
		return this.leader;
	}

}
