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

import io.micrometer.common.KeyValues;

/**
 * Default {@link GatherCommandObservationConvention}: observations named
 * {@code gather.client.command} with the keys {@code client}, {@code command} and
 * {@code outcome}.
 *
 * @since 0.1.0
 */
public class DefaultGatherCommandObservationConvention implements GatherCommandObservationConvention {

	/**
	 * Creates a convention.
	 */
	public DefaultGatherCommandObservationConvention() {
	}

	@Override
	public String getName() {
		return "gather.client.command";
	}

	@Override
	public String getContextualName(GatherCommandObservationContext context) {
		return "command " + context.getCommand();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(GatherCommandObservationContext context) {
		return KeyValues.of(MeterNames.CLIENT_TAG, context.getClient(), "command", context.getCommand(),
				MeterNames.OUTCOME_TAG, context.getOutcome());
	}

}
