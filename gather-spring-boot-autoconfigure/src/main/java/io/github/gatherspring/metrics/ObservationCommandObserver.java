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

import io.github.gatherspring.command.CommandOutcome;
import io.github.gatherspring.command.GatherCommandObserver;
import io.github.gatherspring.event.GatherEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes uses of commands. What a command's method does is traced below its
 * observation; the observation ends when the stage that it returned has completed.
 *
 * @since 0.1.0
 */
public class ObservationCommandObserver implements GatherCommandObserver {

	private static final GatherCommandObservationConvention DEFAULT = new DefaultGatherCommandObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable GatherCommandObservationConvention convention;

	/**
	 * Creates an observer.
	 * @param registry where observations are started
	 * @param convention replaces the default names, or {@code null}
	 */
	public ObservationCommandObserver(ObservationRegistry registry,
			@Nullable GatherCommandObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public Call callStarted(String command, GatherEvent<?> event) {
		GatherCommandObservationContext context = new GatherCommandObservationContext(event.client().name(), command);
		Observation observation = Observation.start(this.convention, DEFAULT, () -> context, this.registry);
		Observation.Scope scope = observation.openScope();
		return new Call() {

			@Override
			public void returned() {
				scope.close();
			}

			@Override
			public void ended(CommandOutcome outcome, @Nullable Throwable failure) {
				context.setOutcome(outcome);
				if (failure != null) {
					observation.error(failure);
				}
				observation.stop();
			}

		};
	}

}
