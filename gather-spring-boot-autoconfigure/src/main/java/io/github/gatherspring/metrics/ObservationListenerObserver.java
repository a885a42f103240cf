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

import io.github.gatherspring.event.GatherClientEvent;
import io.github.gatherspring.event.GatherEvent;
import io.github.gatherspring.listener.GatherListenerObserver;
import io.github.gatherspring.proto.action.EventCatalog;
import io.github.gatherspring.proto.action.EventDescriptor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls of listeners, with a scope in which what they do is traced.
 *
 * @since 0.1.0
 */
public class ObservationListenerObserver implements GatherListenerObserver {

	private static final GatherListenerObservationConvention DEFAULT = new DefaultGatherListenerObservationConvention();

	private static final Call NOTHING = (failure) -> {
	};

	private final ObservationRegistry registry;

	private final @Nullable GatherListenerObservationConvention convention;

	/**
	 * Creates an observer.
	 * @param registry where observations are started
	 * @param convention replaces the default names, or {@code null}
	 */
	public ObservationListenerObserver(ObservationRegistry registry,
			@Nullable GatherListenerObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public Call callStarted(String listener, GatherClientEvent event) {
		if (this.registry.isNoop()) {
			return NOTHING;
		}
		Observation observation = Observation.start(this.convention, DEFAULT,
				() -> new GatherListenerObservationContext(event.client().name(), nameOf(event), listener),
				this.registry);
		Observation.Scope scope = observation.openScope();
		return (failure) -> {
			scope.close();
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		};
	}

	private static String nameOf(GatherClientEvent event) {
		Class<?> type = (event instanceof GatherEvent<?> gatherEvent) ? gatherEvent.event().getClass()
				: event.getClass();
		EventDescriptor descriptor = EventCatalog.byMessageType(type);
		return (descriptor != null) ? descriptor.name() : type.getSimpleName();
	}

}
