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
 * Default {@link GatherListenerObservationConvention}: observations named
 * {@code gather.client.listener} with the keys {@code client}, {@code event},
 * {@code listener} and {@code outcome}.
 *
 * @since 0.1.0
 */
public class DefaultGatherListenerObservationConvention implements GatherListenerObservationConvention {

	/**
	 * Creates a convention.
	 */
	public DefaultGatherListenerObservationConvention() {
	}

	@Override
	public String getName() {
		return "gather.client.listener";
	}

	@Override
	public String getContextualName(GatherListenerObservationContext context) {
		return context.getListener() + " " + context.getEvent();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(GatherListenerObservationContext context) {
		return KeyValues.of(MeterNames.CLIENT_TAG, context.getClient(), MeterNames.EVENT_TAG, context.getEvent(),
				MeterNames.LISTENER_TAG, context.getListener(), MeterNames.OUTCOME_TAG,
				(context.getError() != null) ? "error" : "success");
	}

}
