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

package io.github.gatherspring.metrics;

import io.github.gatherspring.client.GatherClientObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes the actions of one client, from the call to the answer.
 *
 * @since 0.1.0
 */
public class ObservationClientObserver implements GatherClientObserver {

	private static final GatherActionObservationConvention DEFAULT = new DefaultGatherActionObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable GatherActionObservationConvention convention;

	private final String client;

	/**
	 * Creates an observer.
	 * @param registry where observations are started
	 * @param convention replaces the default names, or {@code null}
	 * @param client the name of the client
	 */
	public ObservationClientObserver(ObservationRegistry registry,
			@Nullable GatherActionObservationConvention convention, String client) {
		this.registry = registry;
		this.convention = convention;
		this.client = client;
	}

	@Override
	public @Nullable ActionObservation actionStarted(String action) {
		if (this.registry.isNoop()) {
			return null;
		}
		Observation observation = Observation.start(this.convention, DEFAULT,
				() -> new GatherActionObservationContext(this.client, action), this.registry);
		Observation caller = this.registry.getCurrentObservation();
		return new ActionObservation() {

			@Override
			public void ended(@Nullable Throwable failure) {
				if (failure != null) {
					observation.error(failure);
				}
				observation.stop();
			}

			@Override
			public Scope openScope() {
				// What follows the answer goes on with what its caller was doing.
				return (caller != null) ? caller.openScope()::close : () -> {
				};
			}

		};
	}

}
