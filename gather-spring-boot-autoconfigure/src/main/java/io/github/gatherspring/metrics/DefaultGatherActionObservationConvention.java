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
 * Default {@link GatherActionObservationConvention}: observations named
 * {@code gather.client.action} with the keys {@code client}, {@code action} and
 * {@code outcome}.
 *
 * @since 0.1.0
 */
public class DefaultGatherActionObservationConvention implements GatherActionObservationConvention {

	/**
	 * Creates a convention.
	 */
	public DefaultGatherActionObservationConvention() {
	}

	@Override
	public String getName() {
		return "gather.client.action";
	}

	@Override
	public String getContextualName(GatherActionObservationContext context) {
		return "gather " + context.getAction();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(GatherActionObservationContext context) {
		return KeyValues.of(MeterNames.CLIENT_TAG, context.getClient(), MeterNames.ACTION_TAG, context.getAction(),
				MeterNames.OUTCOME_TAG, ActionOutcome.of(context.getError()).tag());
	}

}
