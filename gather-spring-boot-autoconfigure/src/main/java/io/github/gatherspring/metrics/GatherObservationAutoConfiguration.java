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

import io.github.gatherspring.autoconfigure.GatherAutoConfiguration;
import io.github.gatherspring.autoconfigure.GatherClientBuilderCustomizer;
import io.github.gatherspring.client.GatherClient;
import io.github.gatherspring.listener.GatherListenerObserver;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of observations of actions and listeners, from which traces are
 * made.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = GatherAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass({ ObservationRegistry.class, GatherClient.class })
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "gather.enabled", matchIfMissing = true)
public final class GatherObservationAutoConfiguration {

	@Bean
	@Order(0)
	@ConditionalOnBooleanProperty(name = "gather.observation.actions", matchIfMissing = true)
	GatherClientBuilderCustomizer observationGatherClientBuilderCustomizer(ObservationRegistry registry,
			ObjectProvider<GatherActionObservationConvention> convention) {
		return (builder) -> builder
			.observer(new ObservationClientObserver(registry, convention.getIfAvailable(), builder.name()));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "gather.observation.listeners", matchIfMissing = true)
	GatherListenerObserver gatherListenerObserver(ObservationRegistry registry,
			ObjectProvider<GatherListenerObservationConvention> convention) {
		return new ObservationListenerObserver(registry, convention.getIfAvailable());
	}

}
